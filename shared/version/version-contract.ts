import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';
import { PaperLayout } from '#shared/paper/layout.ts';
import { SessionMark } from '#shared/session/session-mark.ts';
import {
  RestoredDecisions,
  RestoredPart,
  RISKS,
  VERSION_KINDS,
  VersionName,
  VersionReason,
} from '#shared/version/version.ts';

const Nothing = z.object({});
const PaperParams = z.object({ paperId: Id });
const VersionParams = z.object({ paperId: Id, versionId: Id });

const Somebody = z.object({ id: Id, name: z.string() });

/** A version as a lasting page that anybody may read by its address. */
export const PublicationView = z.object({
  /** Part of the address `/p/<slug>`. */
  slug: z.string(),
  at: z.iso.datetime(),
  byName: z.string(),
  /** When it was taken back; its address then says so. */
  withdrawnAt: z.iso.datetime().nullable(),
});
export type PublicationView = z.infer<typeof PublicationView>;

export const VersionView = z.object({
  id: Id,
  /** From 1 within its paper, never given twice. Thinned ones leave gaps. */
  number: z.int().positive(),
  kind: z.enum(VERSION_KINDS),
  /** What it came before, for kind `before`. */
  before: z.enum(RISKS).nullable(),
  name: z.string().nullable(),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
  /** Who asked for it, or whose act it came before; null for the program itself. */
  by: Somebody.nullable(),
  /** Who wrote since the version before it. */
  contributors: z.array(Somebody),
  /** Length of its text in characters. */
  letters: z.int().nonnegative(),
  /** SHA-256 in hexadecimal; covers text, names and the version before. */
  hash: z.string(),
  publication: PublicationView.nullable(),
});
export type VersionView = z.infer<typeof VersionView>;

/** From where on I am shown what changed. */
export const Baseline = z.object({
  versionId: Id,
  number: z.int().positive(),
  /** When that version was made. */
  at: z.iso.datetime(),
  /** `read`: I confirmed reading it; `named`: I never did, so it is the last version that has a name. */
  kind: z.enum(['read', 'named']),
});
export type Baseline = z.infer<typeof Baseline>;

const VersionPage = z.object({
  /** Newest first. */
  versions: z.array(VersionView),
  /** The number to ask on from (`olderVersions`); null when these are the last. */
  next: z.int().positive().nullable(),
});

export const listVersions = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/versions',
  summary:
    'The newest versions of a paper, with what I may do. Who may not comment sees the named ones.',
  params: PaperParams,
  body: Nothing,
  answer: VersionPage.extend({
    baseline: Baseline.nullable(),
    /** The forum's sessions, of the forum as a whole and of the paper's group, to members of the forum. */
    sessions: z.array(SessionMark),
    rights: z.object({ mayName: z.boolean(), mayRestore: z.boolean(), mayPublish: z.boolean() }),
  }),
  refusals: ['not-found'],
  open: false,
});

export const olderVersions = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/versions/before/{number}',
  summary: 'The versions before the one of this number, newest first.',
  params: PaperParams.extend({ number: z.coerce.number().int().positive() }),
  body: Nothing,
  answer: VersionPage,
  refusals: ['not-found'],
  open: false,
});

/** The text as it stands now is `readPaper`'s (`/api/papers/{paperId}/content`), in the same shape of content. */
export const readVersion = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/versions/{versionId}',
  summary: 'One version with its text as ProseMirror JSON, carried over into the current schema.',
  params: VersionParams,
  body: Nothing,
  answer: z.object({
    version: VersionView,
    schema: z.int(),
    /** The title and layout that the paper had. */
    title: z.string(),
    layout: PaperLayout,
    content: z.array(z.unknown()),
    /** Suggestions that wait in this version and were decided since; told to those who may bring it back. */
    decided: z.array(
      z.object({
        suggestionId: z.string(),
        authorId: z.string(),
        decision: z.enum(['accept', 'reject']),
      }),
    ),
  }),
  refusals: ['not-found', 'version-damaged'],
  open: false,
});

export const nameVersion = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/versions',
  summary: 'Keep the text as it stands now under a name.',
  params: PaperParams,
  body: z.strictObject({ name: VersionName, reason: VersionReason.nullable().default(null) }),
  answer: VersionView,
  refusals: ['not-found', 'role-too-low', 'storage-trouble'],
  open: false,
});

export const renameVersion = endpoint({
  method: 'PATCH',
  path: '/api/papers/{paperId}/versions/{versionId}',
  summary: 'Give a version a name, or another one; a named one stays for ever.',
  params: VersionParams,
  body: z.strictObject({ name: VersionName, reason: VersionReason.nullable().default(null) }),
  answer: VersionView,
  refusals: ['not-found', 'role-too-low', 'storage-trouble'],
  open: false,
});

export const getReading = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/reading',
  summary: 'The version from which on I am shown what changed, and whether anything did.',
  params: PaperParams,
  body: Nothing,
  answer: z.object({ baseline: Baseline.nullable(), hasChanged: z.boolean() }),
  refusals: ['not-found'],
  open: false,
});

export const confirmReading = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/reading',
  summary:
    'I have read the paper as it stands now: from here on I am shown what changes. With `versionId`, as that version.',
  params: PaperParams,
  body: z.strictObject({ versionId: Id.nullable().default(null) }),
  answer: z.object({ baseline: Baseline.nullable(), hasChanged: z.boolean() }),
  refusals: ['not-found', 'storage-trouble'],
  open: false,
});

export const restoreVersion = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/versions/{versionId}/restoring',
  summary: 'Bring back a version, a chapter of it or some of its blocks, as an edit of mine.',
  params: VersionParams,
  body: z.strictObject({ part: RestoredPart, decisions: RestoredDecisions.default('stay') }),
  answer: z.object({
    /** The version made just before: restoring `changed` from it takes this back. */
    beforeId: Id,
    /** The blocks that are different now; empty when everything was as in the version already. */
    changed: z.array(Id),
    /** How many suggestions of that part were decided since, and now read so or wait again, as was asked. */
    decided: z.int().nonnegative(),
  }),
  refusals: [
    'not-found',
    'role-too-low',
    'stage-closed',
    'version-damaged',
    'changed-meanwhile',
    'storage-trouble',
  ],
  open: false,
});

/** Most of the text went within minutes; a version of what was there is kept. */
export const TextLoss = z.object({
  versionId: Id,
  at: z.iso.datetime(),
  /** Whose change it was, where it is known. */
  by: Somebody.nullable(),
  lettersBefore: z.int(),
  lettersAfter: z.int(),
});
export type TextLoss = z.infer<typeof TextLoss>;

export const getTextLoss = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/text-loss',
  summary: 'Whether most of a paper’s text was lost a moment ago and nobody has said it was meant.',
  params: PaperParams,
  body: Nothing,
  answer: z.object({ loss: TextLoss.nullable(), mayAnswer: z.boolean() }),
  refusals: ['not-found'],
  open: false,
});

export const answerTextLoss = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/text-loss',
  summary: 'Bring the lost text back, or say that it was meant to go.',
  params: PaperParams,
  body: z.strictObject({ versionId: Id, deed: z.enum(['bring-back', 'meant']) }),
  answer: z.object({ loss: TextLoss.nullable(), mayAnswer: z.boolean() }),
  refusals: [
    'not-found',
    'role-too-low',
    'stage-closed',
    'version-damaged',
    'changed-meanwhile',
    'storage-trouble',
  ],
  open: false,
});

export const publishVersion = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/versions/{versionId}/publication',
  summary: 'Publish a named version under a lasting address that anybody may read.',
  params: VersionParams,
  /** Whether the signed reservations that stand on this text are published beside its recommendations. */
  body: z.strictObject({ withReservations: z.boolean().default(false) }),
  answer: VersionView,
  refusals: ['not-found', 'role-too-low', 'invalid-input', 'version-damaged', 'storage-trouble'],
  open: false,
});

export const withdrawPublication = endpoint({
  method: 'DELETE',
  path: '/api/papers/{paperId}/versions/{versionId}/publication',
  summary: 'Take a published version back; its address then says so.',
  params: VersionParams,
  body: Nothing,
  answer: VersionView,
  refusals: ['not-found', 'role-too-low', 'storage-trouble'],
  open: false,
});

/** A published version in its forum's list. */
export const PublishedPaper = PublicationView.extend({
  paperId: Id,
  versionId: Id,
  title: z.string(),
  versionName: z.string(),
});
export type PublishedPaper = z.infer<typeof PublishedPaper>;

export const listPublications = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/publications',
  summary: 'The versions of a forum’s papers that are published, newest first.',
  params: z.object({ forumId: Id }),
  body: Nothing,
  answer: z.array(PublishedPaper),
  refusals: ['not-found'],
  open: false,
});
