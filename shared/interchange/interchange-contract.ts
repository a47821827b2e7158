import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { type FileForm, RemarkChoice, TextChoice } from '#shared/interchange/export-choice.ts';
import { Id } from '#shared/member/person.ts';

/** A paper of now as a file of one form. */
const paperAs = <Text extends z.ZodType>(form: FileForm, text: Text, summary: string) =>
  endpoint({
    method: 'GET',
    path: `/api/papers/{paperId}/${form}/{text}/{remarks}`,
    summary,
    params: z.object({ paperId: Id, text, remarks: RemarkChoice }),
    body: z.object({}),
    answer: z.unknown(),
    refusals: ['not-found', 'role-too-low'],
    open: false,
    bytes: 'answer',
  });

/** The same of what a paper was. */
const versionAs = <Text extends z.ZodType>(form: FileForm, text: Text, summary: string) =>
  endpoint({
    method: 'GET',
    path: `/api/papers/{paperId}/versions/{versionId}/${form}/{text}/{remarks}`,
    summary,
    params: z.object({ paperId: Id, versionId: Id, text, remarks: RemarkChoice }),
    body: z.object({}),
    answer: z.unknown(),
    refusals: ['not-found', 'role-too-low', 'version-damaged'],
    open: false,
    bytes: 'answer',
  });

export const getWordFile = paperAs(
  'word',
  TextChoice,
  'A paper as a Word file: clean, with suggestions as tracked changes, or the original; with the remarks that I may see, or without. Suggestions and remarks leave the house with those alone who may write.',
);
export const getVersionAsWordFile = versionAs(
  'word',
  TextChoice,
  'A version of a paper as a Word file, as `getWordFile` writes it.',
);

/** Rights are those of a clean text: both versions are agreed ones. */
export const getChangesAsWordFile = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/versions/{versionId}/word-changes/{remarks}',
  summary:
    'The agreed text of a paper as a Word file, with all that changed since a version as tracked changes: rejecting all of them gives that version. Suggestions that are still open are left out.',
  params: z.object({ paperId: Id, versionId: Id, remarks: RemarkChoice }),
  body: z.object({}),
  answer: z.unknown(),
  refusals: ['not-found', 'role-too-low', 'version-damaged'],
  open: false,
  bytes: 'answer',
});

export const getChangesBetweenAsWordFile = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/versions/{versionId}/word-changes/{remarks}/until/{untilId}',
  summary:
    'A version of a paper as a Word file, with all that changed since an earlier one as `getChangesAsWordFile` marks it.',
  params: z.object({ paperId: Id, versionId: Id, remarks: RemarkChoice, untilId: Id }),
  body: z.object({}),
  answer: z.unknown(),
  refusals: ['not-found', 'role-too-low', 'version-damaged'],
  open: false,
  bytes: 'answer',
});

export const getHtmlFile = paperAs(
  'html',
  TextChoice,
  'A paper as one HTML file with its images in it and without any script; suggestions are marked in it with names and moments. Rights as for `getWordFile`.',
);
export const getVersionAsHtmlFile = versionAs(
  'html',
  TextChoice,
  'A version of a paper as an HTML file, as `getHtmlFile` writes it.',
);

export const getMarkdownFile = paperAs(
  'markdown',
  TextChoice,
  'A paper as Markdown (CommonMark with tables, notes and tasks), with suggestions as the `ins` and `del` of HTML. Rights as for `getWordFile`.',
);
export const getVersionAsMarkdownFile = versionAs(
  'markdown',
  TextChoice,
  'A version of a paper as Markdown, as `getMarkdownFile` writes it.',
);

export const getJsonFile = paperAs(
  'json',
  TextChoice,
  'A paper as data: its content as the schema has it. Rights as for `getWordFile`.',
);
export const getVersionAsJsonFile = versionAs(
  'json',
  TextChoice,
  'A version of a paper as data, as `getJsonFile` writes it.',
);
