import { useState } from 'react';
import { listMembers } from '#shared/member/member-contract.ts';
import { MOST_OWNERS, type OwnerView } from '#shared/member/owner.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { type KnownOwner, ownersOf, type TypedOwners } from '#client/owner/owners-typed.ts';
import { ManyChoice } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Facts } from '#client/ui/List.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import styles from '#client/owner/Owner.module.css';

/** Those who can be ticked: the members of today, and owners of before who are none any more. */
export function useKnownOwners(
  forumId: string,
  before: readonly OwnerView[],
): readonly (KnownOwner & { readonly isGone: boolean })[] {
  const members = useAnswer(listMembers, { forumId }).data?.members ?? [];
  const active = members.filter(({ suspended }) => !suspended);
  const ids = new Set(active.map(({ personId }) => personId));
  const gone = before.flatMap(({ personId, name, office }) =>
    personId === null || ids.has(personId) ? [] : [{ personId, name, office, isGone: true }],
  );
  return [
    ...gone,
    ...active.map(({ personId, name, office }) => ({ personId, name, office, isGone: false })),
  ];
}

interface OwnerFieldsProps {
  readonly known: ReturnType<typeof useKnownOwners>;
  readonly value: TypedOwners;
  readonly onChange: (value: TypedOwners) => void;
}

/** More members than this need a search. */
const FEW = 8;

/** Who answers for something: members, who stay in sight once ticked, and others by name and office. */
export function OwnerFields({ known, value, onChange }: OwnerFieldsProps) {
  const say = useSay();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLocaleLowerCase();
  const shown = known.filter(
    ({ personId, name, office }) =>
      value.memberIds.includes(personId) ||
      [name, office].some((part) => part?.toLocaleLowerCase().includes(wanted)),
  );
  const unseen = value.memberIds.filter((id) => !shown.some(({ personId }) => personId === id));
  const judged = ownersOf(value, known);
  const wrong =
    judged === 'too-many' ? say('initiative.ownersTooMany', { count: MOST_OWNERS }) : null;
  return (
    <div className={styles['fields']}>
      {known.length > FEW && (
        <SearchField
          label={say('initiative.ownersFind')}
          clearLabel={say('life.list.clear')}
          value={words}
          onChange={setWords}
        />
      )}
      {shown.length === 0 && <p aria-live="polite">{say('initiative.ownersNobody')}</p>}
      <div className={styles['many']}>
        <ManyChoice
          label={say('initiative.ownersMembers')}
          values={value.memberIds.filter((id) => !unseen.includes(id))}
          onChange={(ids) => onChange({ ...value, memberIds: [...ids, ...unseen] })}
          options={shown.map(({ personId, name, office, isGone }) => ({
            value: personId,
            label: <bdi>{name}</bdi>,
            meaning: (office ?? isGone) && (
              <Facts>
                {office && <bdi>{office}</bdi>}
                {isGone && say('initiative.ownerGone')}
              </Facts>
            ),
          }))}
        />
      </div>
      <TextField
        label={say('initiative.ownersOthers')}
        hint={say('initiative.ownersOthersHint')}
        lines={2}
        maxLength={3000}
        value={value.others}
        onChange={(others) => onChange({ ...value, others })}
        error={judged === 'too-long' ? say('initiative.ownersTooLong') : wrong}
      />
    </div>
  );
}
