import type { FileForm, TextChoice } from '#shared/interchange/export-choice.ts';
import { FILE_FORMS } from '#shared/interchange/file-endpoints.ts';
import { rememberedChoice } from '#client/remembered/remembered-choice.ts';

/** What was chosen last on this device. Remarks are not: what was said inside leaves the house only when somebody says so. */
export const LAST_FORM = rememberedChoice<FileForm>('export-form', FILE_FORMS);
export const LAST_TEXT = rememberedChoice<TextChoice>('export-text', [
  'marked',
  'clean',
  'original',
]);
