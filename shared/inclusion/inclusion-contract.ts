import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { INCLUSION_MODES, MOST_BLOCKS } from '#shared/inclusion/inclusion.ts';
import { INCLUSION_STATES } from '#shared/inclusion/inclusion-state.ts';
import { Id } from '#shared/member/person.ts';
import { TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { BlockId } from '#shared/register/register-contract.ts';

const PaperParams = z.object({ paperId: Id });
const InclusionParams = z.object({ paperId: Id, inclusionId: Id });

/** The hash of a text, as the server names it. */
const Wording = z.string().regex(/^[\w-]{16,64}$/);

export const Scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('blocks'), blockIds: z.array(BlockId).min(1).max(MOST_BLOCKS) }),
  z.strictObject({ kind: z.literal('chapter'), blockId: BlockId }),
]);

/** How what was taken is called in its source. */
const SourceName = z.object({
  kind: z.enum([...TYPED_BLOCKS, 'chapter', 'passage']),
  number: z.string(),
  /** Its first words. */
  words: z.string(),
});

export const InclusionView = z.object({
  id: Id,
  /** The blocks here, in their order. */
  blockIds: z.array(BlockId),
  mode: z.enum(INCLUSION_MODES),
  state: z.enum(INCLUSION_STATES),
  /** Null where I may not read the source, or where there is none any more. */
  source: z
    .object({
      paperId: Id,
      title: z.string(),
      /** The block that it begins with there; null where it stands there no more. */
      blockId: BlockId.nullable(),
      name: SourceName.nullable(),
      isArchived: z.boolean(),
      /** Whether I may suggest in it. */
      maySuggest: z.boolean(),
    })
    .nullable(),
  /** When its wording was last taken, and who took it in. */
  takenAt: z.iso.datetime(),
  byName: z.string(),
  /** Both wordings by name: what an answer is given on. */
  ours: Wording,
  theirs: Wording.nullable(),
  /** How it reads here, and how it would read if it were taken now; null while both read alike. */
  differs: z.object({ ours: z.string(), theirs: z.string() }).nullable(),
});
export type InclusionView = z.infer<typeof InclusionView>;

/** Where text of this paper was taken into another that I may read. */
export const TakenInto = z.object({
  paperId: Id,
  title: z.string(),
  /** The first block there; null while that paper cannot be read. */
  blockId: BlockId.nullable(),
  name: SourceName.nullable(),
  state: z.enum(INCLUSION_STATES),
});

export const listInclusions = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/inclusions',
  summary: 'What a paper took in from others, and where others took it in.',
  params: PaperParams,
  body: z.object({}),
  answer: z.object({
    mayEdit: z.boolean(),
    takenFrom: z.array(InclusionView),
    takenInto: z.array(TakenInto),
  }),
  refusals: ['not-found', 'storage-trouble'],
  open: false,
});

export const takeIn = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/inclusions',
  summary:
    'Takes parts of other papers of the forum into a paper, in this order. Nothing is written where somebody who reads it may not read a source, unless that is confirmed.',
  params: PaperParams,
  body: z.strictObject({
    /** Made by the sender: a part that was taken in under it already is not taken in a second time. */
    id: Id,
    parts: z
      .array(z.strictObject({ sourceId: Id, scope: Scope, mode: z.enum(INCLUSION_MODES) }))
      .min(1)
      .max(100),
    /** The block after which it is put; null for the end. */
    after: BlockId.nullable(),
    confirmed: z.boolean(),
  }),
  answer: z.object({
    ids: z.array(Id),
    /** Sources that somebody who reads this paper may not read: then nothing was written. */
    narrower: z.array(z.object({ paperId: Id, title: z.string() })),
  }),
  refusals: [
    'not-found',
    'role-too-low',
    'stage-closed',
    'inclusion-circle',
    'belongs-elsewhere',
    'storage-trouble',
  ],
  open: false,
});

/** What may become of text that reads otherwise than its source. */
export const WAYS = ['take', 'keep', 'propose'] as const;

export const answerInclusion = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/inclusions/{inclusionId}/answer',
  summary:
    'Says what is to become of a part that reads otherwise than its source: take the source’s wording, keep ours, or propose ours to the source.',
  params: InclusionParams,
  body: z.strictObject({ way: z.enum(WAYS), ours: Wording, theirs: Wording }),
  /** False where a suggestion cannot say what differs, because no words do. */
  answer: z.object({ done: z.boolean() }),
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'changed-meanwhile', 'storage-trouble'],
  open: false,
});

export const changeInclusion = endpoint({
  method: 'PATCH',
  path: '/api/papers/{paperId}/inclusions/{inclusionId}',
  summary:
    'Lets a part follow its source, or stand as it is. Refused where somebody who reads this paper may not read the source, and nobody confirmed that.',
  params: InclusionParams,
  body: z.strictObject({ mode: z.enum(INCLUSION_MODES) }),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'readers-differ', 'storage-trouble'],
  open: false,
});
