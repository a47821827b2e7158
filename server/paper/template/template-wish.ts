import type { PaperCard } from '#shared/paper/paper.ts';

/** What a template is told about the paper it opens. */
export interface TemplateWish {
  /** Named in the first guiding line only: the title itself stands on the card, and a copy in the text would go stale. */
  readonly title: string;
  /** A paper that runs from left to right is opened in English. */
  readonly direction: PaperCard['direction'];
}
