import * as z from 'zod';

/** How headings are numbered by themselves: not at all, 1 and 1.1, or א and א.1. */
export const HEADING_NUMBERS = ['none', 'decimal', 'hebrew'] as const;

/** What a paper shows beside its text without ever being part of it: numbers of headings and of paragraphs. */
export const PaperLayout = z.strictObject({
  headings: z.enum(HEADING_NUMBERS),
  paragraphs: z.boolean(),
});
export type PaperLayout = z.infer<typeof PaperLayout>;

/** The layout of every paper whose card names none, as all did that were made before there was any. */
export const PLAIN_LAYOUT: PaperLayout = { headings: 'none', paragraphs: false };

/** True when two layouts show the same. */
export function isSameLayout(one: PaperLayout, other: PaperLayout): boolean {
  return one.headings === other.headings && one.paragraphs === other.paragraphs;
}
