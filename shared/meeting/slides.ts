import type { RegisterBlock, RegisterView } from '#shared/register/register-contract.ts';
import { keyOfPlace } from '#shared/register/block-place.ts';

/** One recommendation as it is presented. */
export interface Slide {
  readonly key: string;
  readonly block: RegisterBlock;
  readonly paperTitle: string;
  readonly direction: 'rtl' | 'ltr';
  /** Its first line, and the lines under it. */
  readonly statement: string;
  readonly more: readonly string[];
  /** The challenges and intervention points that it answers. */
  readonly answers: readonly RegisterBlock[];
}

interface Wish {
  /** Those of the papers of one session; null for all of the forum. */
  readonly sessionId: string | null;
  /** Those of one paper. */
  readonly paperId?: string | undefined;
  /** Only those on which the forum has spoken. */
  readonly isDecidedOnly: boolean;
}

const DECIDED: ReadonlySet<string> = new Set(['validated', 'adopted', 'followed-up']);

/** The recommendations to present, in the order of the papers and of each paper. What is only suggested or dropped is none. */
export function slidesOf(
  view: RegisterView,
  { sessionId, paperId, isDecidedOnly }: Wish,
): readonly Slide[] {
  const papers = new Map(view.papers.map((paper) => [paper.id, paper]));
  const blocks = new Map(view.blocks.map((block) => [keyOfPlace(block), block]));
  const linkedTo = new Map<string, RegisterBlock[]>();
  for (const block of view.blocks)
    for (const link of block.links)
      linkedTo.set(keyOfPlace(link), [...(linkedTo.get(keyOfPlace(link)) ?? []), block]);
  return view.blocks.flatMap((block) => {
    const paper = papers.get(block.paperId);
    const { recommendation } = block;
    if (!recommendation || !paper || block.proposal === 'insertion') return [];
    if (recommendation.state === 'dropped') return [];
    if (sessionId !== null && paper.sessionId !== sessionId) return [];
    if (paperId !== undefined && paper.id !== paperId) return [];
    if (isDecidedOnly && !DECIDED.has(recommendation.state)) return [];
    const key = keyOfPlace(block);
    const linked = [
      ...block.links.flatMap((link) => blocks.get(keyOfPlace(link)) ?? []),
      ...(linkedTo.get(key) ?? []),
    ].filter(({ kind }) => kind !== 'recommendation');
    const [statement = '', ...more] = block.words.split('\n');
    const answers = [...new Set(linked)];
    return [
      { key, block, paperTitle: paper.title, direction: paper.direction, statement, more, answers },
    ];
  });
}
