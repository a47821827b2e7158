import { may } from '#shared/member/access.ts';
import type { WaitingRequest } from '#shared/member/access-contract.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { AccessRequest, Catalogue } from '#server/storage/catalogue.ts';

/** What somebody asks to be let into, and what letting them in would do. */
export interface AccessThing {
  readonly forumId: string;
  readonly forumName: string;
  /** The paper's title, or the forum's name. */
  readonly name: string;
  readonly effect: WaitingRequest['effect'];
  /** The paper's group, which somebody new joins with the forum. */
  readonly groupId: string | null;
  readonly groupName: string | null;
}

/** Null where there is no such thing, or the person may read it already: nothing is to be decided then. */
export async function thingFor(
  tables: Catalogue['tables'],
  { kind, id }: { readonly kind: AccessRequest['kind']; readonly id: string },
  personId: string,
): Promise<AccessThing | null> {
  const paper = kind === 'paper' ? await tables.papers.get(id) : undefined;
  const forumId = kind === 'forum' ? id : (paper?.forumId ?? '');
  const forum = await tables.forums.get(forumId);
  const [place] = await tables.memberships.find({ personId, forumId });
  const access = paper && (await accessToPaper({ tables }, paper.id, personId));
  const isIn = paper ? access && may(access, 'read') : place && !place.suspended;
  if (!forum || (kind === 'paper' && !paper) || isIn) return null;
  const group = forum.groups.find((one) => one.id === paper?.groupId);
  return {
    forumId,
    forumName: forum.name,
    name: paper?.title ?? forum.name,
    effect: effectOf(place),
    groupId: group?.id ?? null,
    groupName: group?.name ?? null,
  };
}

function effectOf(place: { readonly suspended: boolean } | undefined): AccessThing['effect'] {
  if (!place) return 'joins-forum';
  return place.suspended ? 'comes-back' : 'sees-paper';
}
