import type { LinkWords } from '#client/editor/typed-block-links.ts';
import type { BlockWords } from '#client/editor/typed-block-view.ts';
import type { Say } from '#client/locale/speech.ts';
import { DIMENSIONS } from '#shared/paper/schema.ts';

/** The words on the labels of typed blocks. */
export function blockWords(say: Say): BlockWords {
  return {
    kind: (kind) => say(`editor.block.${kind}`),
    dimension: (value) => {
      const dimension = DIMENSIONS.find((known) => known === value);
      return dimension ? say(`editor.dimension.${dimension}`) : '';
    },
    details: (kind) => say('editor.block.details', { kind: say(`editor.block.${kind}`) }),
  };
}

/** What a typed block is linked to, in words. */
export function linkWords(say: Say): LinkWords['linked'] {
  return (blocks, others) => {
    const names = blocks.map(({ kind, number }) => `${say(`editor.block.${kind}`)} ${number}`);
    if (others > 0) names.push(say('editor.block.unknownLink', { count: others }));
    return say('editor.block.linked', { blocks: names.join(', ') });
  };
}
