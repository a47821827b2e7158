import type { Block, Inline } from '#shared/interchange/model.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';

const RIGHT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/gu;
const LEFT = /[A-Za-z\u00C0-\u024F\u0370-\u052F]/gu;

/** The direction of most of the letters; a text without any is as the house is. */
export function mainDirection(blocks: readonly Block[]): Direction {
  let balance = 0;
  for (const line of linesIn(blocks)) {
    const text = textOf(line);
    balance += countOf(text, RIGHT) - countOf(text, LEFT);
  }
  return balance < 0 ? 'ltr' : 'rtl';
}

/** Every line of running text, wherever it stands. */
export function* linesIn(blocks: readonly Block[]): Generator<readonly Inline[]> {
  for (const block of blocks) {
    if ('inline' in block) yield block.inline;
    else if (block.kind === 'frame') yield* linesIn(block.blocks);
    else if (block.kind === 'list') for (const item of block.items) yield* linesIn(item.blocks);
    else if (block.kind === 'table')
      for (const { cells } of block.rows) for (const cell of cells) yield* linesIn(cell.blocks);
  }
}

const textOf = (line: readonly Inline[]): string =>
  line.map((one) => ('text' in one ? one.text : '')).join('');

const countOf = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

/** Lines that say their direction only where it differs from the paper's; of undeclared ones their letters say it. */
export function directed(blocks: readonly Block[], base: Direction): Block[] {
  return blocks.map((block): Block => {
    if ('inline' in block) return { ...block, dir: dirOf(block.dir, block.inline, base) };
    if (block.kind === 'frame') return { ...block, blocks: directed(block.blocks, base) };
    if (block.kind === 'list') {
      const items = block.items.map((item) => ({ ...item, blocks: directed(item.blocks, base) }));
      return { ...block, items };
    }
    if (block.kind !== 'table') return block;
    const rows = block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, blocks: directed(cell.blocks, base) })),
    }));
    return { ...block, rows };
  });
}

function dirOf(told: Direction | null, line: readonly Inline[], base: Direction): Direction | null {
  if (told !== null) return told === base ? null : told;
  const text = textOf(line);
  const [right, left] = [countOf(text, RIGHT), countOf(text, LEFT)];
  if (base === 'rtl') return right === 0 && left > 0 ? 'ltr' : null;
  return left === 0 && right > 0 ? 'rtl' : null;
}
