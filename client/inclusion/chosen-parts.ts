import type { PaperView } from '#shared/paper/paper-contract.ts';
import type { InclusionScope } from '#shared/inclusion/inclusion.ts';

/** A part that is about to be taken in. */
export interface ChosenPart {
  /** Equal for the same part of the same paper. */
  readonly key: string;
  readonly sourceId: string;
  readonly scope: InclusionScope;
  /** How it is called, and in which paper. */
  readonly name: string;
  readonly title: string;
}

/** What the choosing of parts needs to know, and how it tells of them. */
export interface Choosing {
  readonly paper: PaperView;
  readonly chosen: readonly ChosenPart[];
  readonly choose: (part: ChosenPart, isChosen: boolean) => void;
}

/** One block of a paper, or the chapter that a heading begins. */
export function chosenPart(
  sourceId: string,
  kind: 'block' | 'chapter',
  blockId: string,
  named: Pick<ChosenPart, 'name' | 'title'>,
): ChosenPart {
  const scope: InclusionScope =
    kind === 'chapter' ? { kind, blockId } : { kind: 'blocks', blockIds: [blockId] };
  return { key: `${sourceId}/${kind}/${blockId}`, sourceId, scope, ...named };
}

/** Puts a part to the others, or takes it out again. */
export function withPart(
  parts: readonly ChosenPart[],
  part: ChosenPart,
  isChosen: boolean,
): readonly ChosenPart[] {
  const others = parts.filter(({ key }) => key !== part.key);
  return isChosen ? [...others, part] : others;
}

/** Moves a part by one place. */
export function moved(parts: readonly ChosenPart[], at: number, by: 1 | -1): readonly ChosenPart[] {
  const part = parts[at];
  if (!part || at + by < 0 || at + by >= parts.length) return parts;
  return parts.toSpliced(at, 1).toSpliced(at + by, 0, part);
}
