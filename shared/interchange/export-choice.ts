import * as z from 'zod';

/** Which of the texts that the suggestions make goes out: as if all were accepted, with them, or without any. */
export const TEXT_CHOICES = ['clean', 'marked', 'original'] as const;
export const TextChoice = z.enum(TEXT_CHOICES);
export type TextChoice = z.infer<typeof TextChoice>;

/** Whether the remarks go along that the asker may see. */
export const REMARK_CHOICES = ['with-remarks', 'without-remarks'] as const;
export const RemarkChoice = z.enum(REMARK_CHOICES);
export type RemarkChoice = z.infer<typeof RemarkChoice>;

/** The kinds of file that a paper goes out as, by the endings of their names. */
export const FILE_ENDINGS = {
  word: 'docx',
  pdf: 'pdf',
  html: 'html',
  markdown: 'md',
  json: 'json',
} as const;
export type FileForm = keyof typeof FILE_ENDINGS;
