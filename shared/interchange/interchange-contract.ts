import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { RemarkChoice, TextChoice } from '#shared/interchange/export-choice.ts';
import { Id } from '#shared/member/person.ts';

export const getWordFile = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/word/{text}/{remarks}',
  summary:
    'A paper as a Word file: clean, with suggestions as tracked changes, or the original; with the remarks that I may see, or without. Suggestions and remarks leave the house with those alone who may write.',
  params: z.object({ paperId: Id, text: TextChoice, remarks: RemarkChoice }),
  body: z.object({}),
  answer: z.unknown(),
  refusals: ['not-found', 'role-too-low'],
  open: false,
  bytes: 'answer',
});

export const getVersionAsWordFile = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/versions/{versionId}/word/{text}/{remarks}',
  summary: 'A version of a paper as a Word file, as `getWordFile` writes it.',
  params: z.object({ paperId: Id, versionId: Id, text: TextChoice, remarks: RemarkChoice }),
  body: z.object({}),
  answer: z.unknown(),
  refusals: ['not-found', 'role-too-low', 'version-damaged'],
  open: false,
  bytes: 'answer',
});

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
