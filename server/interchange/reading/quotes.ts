import type { Block, Inline } from '#shared/interchange/model.ts';

/** The words that each remark is about, by its id. */
export function quotesIn(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const quotes = new Map<string, string>();
  const read = (inline: readonly Inline[]) => {
    for (const one of inline) {
      if (one.kind === 'note') read(one.inline);
      if (one.kind !== 'words') continue;
      for (const id of one.threads) quotes.set(id, (quotes.get(id) ?? '') + one.text);
    }
  };
  const walk = (all: readonly Block[]) => {
    for (const block of all) {
      if ('inline' in block) read(block.inline);
      else if (block.kind === 'frame') walk(block.blocks);
      else if (block.kind === 'list') for (const item of block.items) walk(item.blocks);
      else if (block.kind === 'table')
        for (const { cells } of block.rows) for (const cell of cells) walk(cell.blocks);
    }
  };
  walk(blocks);
  return quotes;
}
