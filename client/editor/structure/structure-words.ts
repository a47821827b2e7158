import type { Say } from '#client/locale/speech.ts';
import { partLabel } from '#shared/paper/part-label.ts';
import type { NumberedPart } from '#shared/paper/numbering.ts';
import type { TypedBlock } from '#shared/paper/schema.ts';

/** A typed block of the paper as other blocks name it. */
export interface NumberedBlock {
  readonly id: string | null;
  readonly kind: TypedBlock;
  /** Its number as it is shown: "3", or "2.3" within a chapter. */
  readonly number: string;
}

/** The words of what the structure draws, in the reader's language. */
export interface StructureWords {
  /** How a reference calls its target. */
  readonly label: (part: NumberedPart<unknown>) => string;
  /** In place of a reference whose target is gone. */
  readonly broken: string;
  /** Before the words of a caption. */
  readonly caption: (part: NumberedPart<unknown>) => string;
  readonly captionHint: string;
  readonly contentsTitle: string;
  readonly contentsEmpty: string;
  readonly untitled: string;
  readonly note: (number: string) => string;
  readonly pendingNote: (number: string) => string;
  /** "Linked to: …" around the names of blocks; `others` counts those of other papers. */
  readonly linked: (blocks: readonly NumberedBlock[], others: number) => string;
}

/** What an editor without a catalogue draws: kinds by their names in the schema. */
export const PLAIN_WORDS: StructureWords = {
  label: ({ kind, number }) => `${kind} ${number ?? ''}`.trim(),
  broken: '?',
  caption: ({ kind, number }) => `${kind} ${number ?? ''}:`,
  captionHint: '',
  contentsTitle: '',
  contentsEmpty: '',
  untitled: '',
  note: (number) => number,
  pendingNote: (number) => `${number}:`,
  linked: () => '',
};

export function structureWords(say: Say): StructureWords {
  return {
    label: (part) => partLabel(part, say),
    broken: say('structure.reference.broken'),
    caption: (part) => `${partLabel(part, say)}:`,
    captionHint: say('structure.captionHint'),
    contentsTitle: say('structure.contents.title'),
    contentsEmpty: say('structure.contents.empty'),
    untitled: say('editor.outline.untitled'),
    note: (number) => say('structure.note.open', { number }),
    pendingNote: (number) => say('structure.note.pending', { number }),
    linked(blocks, others) {
      const names = blocks.map(({ kind, number }) => `${say(`editor.block.${kind}`)} ${number}`);
      if (others > 0) names.push(say('editor.block.unknownLink', { count: others }));
      return say('editor.block.linked', { blocks: names.join(', ') });
    },
  };
}
