import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';
import { KINDS } from '#shared/paper/kind.ts';

const Nothing = z.object({});

/** What a new paper may start from. */
export const TemplateView = z.object({
  /** The kept paper; null for the program's own template of its kind. */
  id: Id.nullable(),
  kind: z.enum(KINDS),
  /** Null for the program's own. */
  title: z.string().nullable(),
  /** What is in it, as headings. */
  headings: z.array(z.object({ level: z.int(), text: z.string() })),
});
export type TemplateView = z.infer<typeof TemplateView>;

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/templates',
  summary: 'The templates that papers of a forum may start from.',
  params: z.object({ forumId: Id }),
  body: Nothing,
  answer: z.object({
    templates: z.array(TemplateView),
    /** Whether I may remove the forum’s own. */
    mayRemove: z.boolean(),
  }),
  refusals: ['not-found'],
  open: false,
});

export const keepTemplate = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/template',
  summary: 'Keep a copy of a paper’s text as a template of its forum, open to all its members.',
  params: z.object({ paperId: Id }),
  body: z.strictObject({ title: plainLine(200) }),
  answer: z.object({ id: Id }),
  refusals: ['not-found', 'role-too-low', 'already-exists'],
  open: false,
});

export const removeTemplate = endpoint({
  method: 'DELETE',
  path: '/api/forums/{forumId}/templates/{templateId}',
  summary: 'Put a template of a forum away: it goes to the archive.',
  params: z.object({ forumId: Id, templateId: Id }),
  body: Nothing,
  answer: Nothing,
  refusals: ['not-found', 'role-too-low'],
  open: false,
});
