import { type Disposition, DISPOSITIONS } from '#shared/thread/thread.ts';

/** The words of an answer while they are written; kept on the device under the form's name. */
export type AnswerWords = { readonly disposition: string; readonly reason: string };
export const NO_ANSWER: AnswerWords = { disposition: '', reason: '' };

export function answerForm(paperId: string, of: string): string {
  return `matrix.${paperId}.${of}`;
}

export function dispositionIn({ disposition }: AnswerWords): Disposition {
  return DISPOSITIONS.find((known) => known === disposition) ?? 'accepted';
}
