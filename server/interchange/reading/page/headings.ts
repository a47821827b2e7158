import { contentOf } from '#shared/interchange/model-to-paper.ts';
import type { Block, Heading } from '#shared/interchange/model.ts';
import { modelOf } from '#shared/interchange/paper-to-model.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import { headingMark } from '#shared/paper/part-label.ts';

interface Headed {
  readonly title: string | null;
  readonly blocks: readonly Block[];
  readonly headings: PaperLayout['headings'];
}

/** The title that stands before everything else, headings from the first level on, and their numbers as the paper counts. */
export function headed(blocks: readonly Block[]): Headed {
  const titles = blocks.filter((block) => block.kind === 'heading' && block.level === 1);
  const [first] = blocks;
  const isTitled = first?.kind === 'heading' && titles.length === 1 && titles[0] === first;
  const rest = isTitled ? blocks.slice(1) : blocks;
  const levels = rest.flatMap((block) => (block.kind === 'heading' ? [block.level ?? 1] : []));
  const lower = isTitled
    ? Math.min(1, ...levels.map((level) => level - 1))
    : Math.min(...levels) - 1;
  const lowered = rest.map((block) =>
    block.kind === 'heading' && Number.isFinite(lower)
      ? { ...block, level: Math.max(1, (block.level ?? 1) - lower) }
      : block,
  );
  return { title: isTitled ? wordsIn(first) : null, ...counted(lowered) };
}

function wordsIn({ inline }: Heading): string {
  return inline
    .map((one) => (one.kind === 'words' ? one.text : one.kind === 'line-break' ? ' ' : ''))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const NUMBER = /^((?:\d{1,3}|[א-ת]{1,4})(?:\.\d{1,3}){0,4}\.?)[ \u00A0\t]+(?=\S)/u;
const STYLES = ['decimal', 'hebrew'] as const;

/** Numbers that are written before headings are left out where a paper counts to the very same ones. */
function counted(blocks: readonly Block[]): Omit<Headed, 'title'> {
  const marks = new Map<Block, string>();
  for (const block of blocks) {
    const mark = block.kind === 'heading' ? markOf(block) : null;
    if (mark !== null) marks.set(block, mark);
  }
  if (marks.size > 0)
    for (const headings of STYLES) {
      const tried = blocks.map((block) =>
        block.kind === 'heading' ? { ...block, counts: marks.has(block) } : block,
      );
      const model = modelOf(
        contentOf({ blocks: tried.map(bare) }),
        { headings, paragraphs: false },
        () => '',
      );
      const isSame = model.blocks.every((one, at) => {
        const block = blocks[at];
        if (one.kind !== 'heading' || !block) return true;
        return one.number === null
          ? !marks.has(block)
          : headingMark(one.number) === marks.get(block);
      });
      if (isSame)
        return { headings, blocks: tried.map((block, at) => unmarked(block, blocks[at], marks)) };
    }
  return { headings: 'none', blocks };
}

const DEEPEST = 4;

/** A heading, or something in its place, for counting alone. */
const bare = (block: Block): Block =>
  block.kind === 'heading'
    ? { ...block, level: Math.min(DEEPEST, block.level ?? 1), inline: [], changes: [] }
    : { kind: 'rule', id: null, changes: [] };

function markOf({ inline: [first] }: Heading): string | null {
  return first?.kind === 'words' ? (NUMBER.exec(first.text)?.[1] ?? null) : null;
}

function unmarked(
  block: Block,
  before: Block | undefined,
  marks: ReadonlyMap<Block, string>,
): Block {
  if (block.kind !== 'heading' || !before || !marks.has(before)) return block;
  const [first, ...rest] = block.inline;
  if (first?.kind !== 'words') return block;
  const text = first.text.replace(NUMBER, '');
  return { ...block, inline: text === '' ? rest : [{ ...first, text }, ...rest] };
}
