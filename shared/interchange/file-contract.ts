import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { startFromWord, WordPreview } from '#shared/interchange/word-contract.ts';
import { WORD_REFUSALS } from '#shared/interchange/word-report.ts';
import { Id } from '#shared/member/person.ts';
import { PaperView } from '#shared/paper/paper-contract.ts';

export const FILE_KINDS = ['word', 'html', 'markdown', 'text'] as const;

/** What a file would become, before anything is made of it. */
export const FilePreview = WordPreview.extend({
  /** What it is, by what is in it and not by its name. */
  kind: z.enum(FILE_KINDS),
  /** How a text's bytes stand for letters, as the standards call it; null for a Word file. */
  encoding: z.string().nullable(),
});
export type FilePreview = z.infer<typeof FilePreview>;

/** The body is the file's own bytes. Nothing is made; what would be is told, and held ready for some minutes. */
export const readFile = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/files',
  summary:
    'Read a Word file, a web page, Markdown or plain text, whichever it is, and tell what a paper made of it would hold.',
  params: z.object({ forumId: Id }),
  body: z.object({}),
  answer: FilePreview,
  refusals: ['not-found', 'role-too-low', 'too-large', ...WORD_REFUSALS],
  open: false,
  bytes: 'body',
});

/** Made once, however often it is asked for. */
export const startFromFile = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/files/{fileId}/papers',
  summary: 'Start a paper from a file that was read.',
  params: z.object({ forumId: Id, fileId: Id }),
  body: startFromWord.body,
  answer: PaperView,
  refusals: ['not-found', 'role-too-low'],
  open: false,
});
