import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';

export const readTouched = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/versions/{versionId}/touched',
  summary:
    'Who put something into which block of a paper since a version. Of what was only taken away nobody is known.',
  params: z.object({ paperId: Id, versionId: Id }),
  body: z.object({}),
  answer: z.object({
    blocks: z.array(
      z.object({
        blockId: Id,
        people: z.array(z.object({ id: Id, name: z.string() })),
      }),
    ),
  }),
  refusals: ['not-found', 'version-damaged'],
  open: false,
});
