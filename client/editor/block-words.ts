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
