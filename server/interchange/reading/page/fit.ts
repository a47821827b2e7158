import type { Tally } from '#server/interchange/reading/tally.ts';
import type { Block, Cell, Paragraph } from '#shared/interchange/model.ts';

const EMPTY: Paragraph = {
  kind: 'paragraph',
  id: null,
  changes: [],
  dir: null,
  align: null,
  number: null,
  inline: [],
};
const DEEPEST = 4;
/** How deep lists may stand in each other; far deeper than anybody reads. */
const MOST_LISTS = 8;

/** Blocks as a paper may hold them: what stands where a paper has no place for it comes after, or as paragraphs. */
export function fitted(blocks: readonly Block[], tally: Tally): Block[] {
  return blocks.flatMap((block): Block[] => {
    const outside: Block[] = [];
    return [...atTop(block, { tally, outside }), ...outside];
  });
}

interface Means {
  readonly tally: Tally;
  /** What comes after the block that is being fitted. */
  readonly outside: Block[];
}

function atTop(block: Block, means: Means): Block[] {
  switch (block.kind) {
    case 'heading': {
      const { level } = block;
      if (level !== null && level > DEEPEST) means.tally.add('deep-headings');
      return [{ ...block, level: level === null ? null : Math.min(DEEPEST, Math.max(1, level)) }];
    }
    case 'list':
      return [inList(block, means, 0)];
    case 'frame':
      return [{ ...block, blocks: inFlow(block.blocks, means, 0) }];
    case 'table':
      return [inTable(block, means)];
    default:
      return [block];
  }
}

function inList(list: Block & { readonly kind: 'list' }, means: Means, depth: number): Block {
  const items = list.items.map((item) => ({
    ...item,
    blocks: inFlow(item.blocks, means, depth + 1),
  }));
  return { ...list, items };
}

/** Where paragraphs and lists alone may stand. */
function inFlow(blocks: readonly Block[], means: Means, depth: number): Block[] {
  const all = blocks.flatMap((block): Block[] => {
    switch (block.kind) {
      case 'paragraph':
        return [block];
      case 'heading':
      case 'caption':
        means.tally.add('headings-inside');
        return [asParagraph(block)];
      case 'list':
        if (depth < MOST_LISTS) return [inList(block, means, depth)];
        return block.items.flatMap((item) => inFlow(item.blocks, means, depth));
      case 'frame':
        means.tally.add('quotes-inside');
        return inFlow(block.blocks, means, depth);
      case 'figure':
        means.tally.add('images-outside');
        means.outside.push(block);
        return [];
      case 'table':
        means.tally.add('tables-outside');
        means.outside.push(inTable(block, means));
        return [];
      default:
        return [];
    }
  });
  return all.length > 0 ? all : [EMPTY];
}

function inTable(table: Block & { readonly kind: 'table' }, means: Means): Block {
  const cellOf = (cell: Cell): Cell => ({ ...cell, blocks: inCell(cell.blocks, means) });
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(cellOf) })) };
}

/** Where images may stand too. */
function inCell(blocks: readonly Block[], means: Means): Block[] {
  const all = blocks.flatMap((block): Block[] => {
    if (block.kind === 'figure') return [block];
    if (block.kind !== 'table') return withoutEmpty(inFlow([block], means, 0));
    means.tally.add('nested-tables');
    return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => inCell(cell.blocks, means)));
  });
  return all.length > 0 ? all : [EMPTY];
}

const withoutEmpty = (blocks: readonly Block[]): Block[] =>
  blocks.filter((block) => block !== EMPTY);

function asParagraph({
  id,
  changes,
  dir,
  inline,
}: Block & Pick<Paragraph, 'dir' | 'inline'>): Block {
  const own = changes.filter(({ kind }) => kind !== 'restyled');
  return { kind: 'paragraph', id, changes: own, dir, align: null, number: null, inline };
}

/** Counts what came over. */
export function counted(blocks: readonly Block[], tally: Tally): void {
  for (const block of blocks) {
    if (block.kind === 'paragraph') tally.add('paragraphs');
    if (block.kind === 'heading') tally.add('headings');
    if (block.kind === 'frame') counted(block.blocks, tally);
    if (block.kind === 'list') {
      tally.add('list-items', block.items.length);
      for (const { blocks: inner } of block.items)
        counted(
          inner.filter(({ kind }) => kind === 'list'),
          tally,
        );
    }
  }
}
