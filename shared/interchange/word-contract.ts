import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import { WORD_REFUSALS, WordReport } from '#shared/interchange/word-report.ts';
import { Id } from '#shared/member/person.ts';
import { KINDS } from '#shared/paper/kind.ts';
import { PaperView } from '#shared/paper/paper-contract.ts';

/** The most that a Word file may weigh on its way in, in bytes. */
export const MAX_WORD_BYTES = 40 * 1024 * 1024;

/** What a Word file would become, before anything is made of it. */
export const WordPreview = z.object({
  /** The file as the server holds it for a while, for this person alone. */
  id: Id,
  /** As the file names itself; null where it does not. */
  title: z.string().nullable(),
  /** Its first headings. */
  headings: z.array(z.object({ level: z.int(), words: z.string() })),
  letters: z.int(),
  /** Those who changed or remarked something in it: names, and nobody's accounts. */
  people: z.array(z.string()),
  report: WordReport,
});
export type WordPreview = z.infer<typeof WordPreview>;

/** The body is the file's own bytes. Nothing is made; what would be is told, and held ready for some minutes. */
export const readWordFile = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/word-files',
  summary: 'Read a Word file and tell what a paper made of it would hold.',
  params: z.object({ forumId: Id }),
  body: z.object({}),
  answer: WordPreview,
  refusals: ['not-found', 'role-too-low', 'too-large', ...WORD_REFUSALS],
  open: false,
  bytes: 'body',
});

/** Its tracked changes become suggestions and its comments remarks, under the names that stand in the file. */
export const startFromWord = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/word-files/{fileId}/papers',
  summary: 'Start a paper from a Word file that was read.',
  params: z.object({ forumId: Id, fileId: Id }),
  body: z.strictObject({
    title: plainLine(200),
    kind: z.enum(KINDS),
    groupId: Id.nullable().default(null),
    sessionId: Id.nullable().default(null),
  }),
  answer: PaperView,
  refusals: ['not-found', 'role-too-low'],
  open: false,
});
