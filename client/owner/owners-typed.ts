import { MOST_OWNERS, Owner, type OwnerView } from '#shared/member/owner.ts';

/** Owners as they stand in a form: members that are ticked, and others as lines. */
export interface TypedOwners {
  readonly memberIds: readonly string[];
  readonly others: string;
}

/** Somebody who can be ticked. */
export interface KnownOwner {
  readonly personId: string;
  readonly name: string;
  readonly office: string | null;
}

export function typedOwners(
  owners: readonly Pick<OwnerView, 'personId' | 'name' | 'office'>[],
): TypedOwners {
  const others = owners.filter(({ personId }) => personId === null);
  return {
    memberIds: owners.flatMap(({ personId }) => personId ?? []),
    others: others.map(({ name, office }) => (office ? `${name}, ${office}` : name)).join('\n'),
  };
}

/** What is sent, or why it cannot be. Of a line the name is what stands before the first comma. */
export function ownersOf(
  { memberIds, others }: TypedOwners,
  known: readonly KnownOwner[],
): readonly Owner[] | 'too-many' | 'too-long' {
  const members = memberIds.flatMap((id) => known.find(({ personId }) => personId === id) ?? []);
  const lines = others.split('\n').flatMap((line) => {
    const [name = '', ...office] = line.split(',');
    const said = office.join(',').trim();
    if (name.trim() === '' && said === '') return [];
    return [
      { personId: null, name: name.trim() || said, office: name.trim() ? said || null : null },
    ];
  });
  const owners = [
    ...members.map(({ personId, name, office }) => ({ personId, name, office })),
    ...lines,
  ];
  if (owners.length > MOST_OWNERS) return 'too-many';
  return owners.every((owner) => Owner.safeParse(owner).success) ? owners : 'too-long';
}
