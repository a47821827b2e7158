import type { OwnText, ReturnedFile } from '#server/interchange/returning/returned-file.ts';
import { nameOfText } from '#server/interchange/returning/returned-file.ts';
import { NamesOfDeeds } from '#server/interchange/returning/names-of-deeds.ts';
import { passingOver } from '#server/interchange/returning/taking.ts';
import { toldFrom } from '#shared/interchange/returning/directions.ts';
import { type FileChanges, fileChanges } from '#shared/interchange/returning/file-changes.ts';
import { KnownChanges } from '#shared/interchange/returning/known.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import type { Entry } from '#shared/suggestion/entry.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';

/** A text that a file is compared with. */
export interface BaseText extends OwnText {
  /** Whether the file itself remembers it; else it may be any of the texts that its suggestions make. */
  readonly isOwn: boolean;
}

/** A file compared with the text that went out. */
export interface Comparison {
  readonly file: FileChanges;
  readonly names: NamesOfDeeds;
  readonly isPassedOver: (entry: Entry) => boolean;
}

export function compared(
  { id, direction }: Pick<PaperCard, 'id' | 'direction'>,
  file: Pick<ReturnedFile, 'content' | 'direction'>,
  base: BaseText,
): Comparison {
  const home = toldFrom(file.content, file.direction, direction);
  const { sent, returned, text } = settled(
    toldFrom(base.content, direction, direction),
    home,
    base,
  );
  return {
    file: fileChanges(sent, returned),
    names: new NamesOfDeeds(id, nameOfText(sent)),
    isPassedOver: passingOver(sent, { text, writtenAt: base.writtenAt }),
  };
}

interface Settled {
  readonly sent: readonly ContentNode[];
  readonly returned: readonly ContentNode[];
  readonly text: string;
}

/** The two texts as they are compared. */
function settled(
  sent: readonly ContentNode[],
  returned: readonly ContentNode[],
  { isOwn, text }: BaseText,
): Settled {
  const known = new KnownChanges(sent);
  if (isOwn || known.isEmpty || known.isAnyIn(returned)) return { sent, returned, text };
  const [clean, original] = [ACCEPT_ALL, REJECT_ALL].map((fate) => project(sent, fate));
  const lines = new Set(linesIn(project(returned, REJECT_ALL)));
  const found = (content: readonly ContentNode[] = []) =>
    linesIn(content).filter((line) => lines.has(line)).length;
  return found(clean) > found(original)
    ? { sent: clean ?? sent, returned, text: 'clean' }
    : { sent: original ?? sent, returned, text: 'original' };
}

function linesIn(content: readonly ContentNode[]): string[] {
  return content.flatMap(({ content: inner = [] }) =>
    inner.some(({ type }) => type === 'text')
      ? [inner.map(({ text = ' ' }) => text).join('')]
      : linesIn(inner),
  );
}
