import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import { type StaticNumbers, staticNumbers } from '#client/editor/structure/static-numbers.ts';
import type { StructureWords } from '#client/editor/structure/structure-words.ts';

/** A paper of a comparison, and how it counts. */
export interface NumberedSide {
  readonly content: readonly ContentNode[];
  readonly layout: PaperLayout;
}

export interface ComparedNumbers {
  readonly old: StaticNumbers;
  readonly new: StaticNumbers;
  /** For blocks of either paper; a reference means what it means in the new one, and else in the old. */
  readonly both: StaticNumbers;
}

export function comparedNumbers(
  old: NumberedSide,
  next: NumberedSide,
  words: StructureWords,
): ComparedNumbers {
  const before = staticNumbers(old.content, old.layout, words);
  const after = staticNumbers(next.content, next.layout, words);
  return {
    old: before,
    new: after,
    both: {
      ...after,
      targetOf: (id) => after.targetOf(id) ?? before.targetOf(id),
      partOf: (block) => after.partOf(block) ?? before.partOf(block),
      noteOf: (text) => after.noteOf(text) ?? before.noteOf(text),
    },
  };
}
