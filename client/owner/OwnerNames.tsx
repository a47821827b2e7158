import type { OwnerView } from '#shared/member/owner.ts';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/owner/Owner.module.css';

interface OwnerNamesProps {
  readonly owners: readonly OwnerView[];
}

/** Owners one below the other, each with the office and whether they are still there. */
export function OwnerNames({ owners }: OwnerNamesProps) {
  const say = useSay();
  if (owners.length === 0) return <p className={styles['none']}>{say('initiative.noOwners')}</p>;
  return (
    <ul className={styles['names']}>
      {owners.map((owner) => (
        <li key={`${owner.personId ?? ''} ${owner.name} ${owner.office ?? ''}`}>
          <Name owner={owner} />
        </li>
      ))}
    </ul>
  );
}

/** The same in one line. */
export function OwnersInLine({ owners }: OwnerNamesProps) {
  return owners.map((owner, place) => (
    // oxlint-disable-next-line react/no-array-index-key -- owners of one line never change places
    <span key={place}>
      {place > 0 && ', '}
      <Name owner={owner} />
    </span>
  ));
}

function Name({ owner: { name, office, isGone } }: { readonly owner: OwnerView }) {
  const say = useSay();
  return (
    <>
      <bdi>{name}</bdi>
      {(office ?? isGone) && (
        <span className={styles['office']}>
          {' ('}
          {office && <bdi>{office}</bdi>}
          {office && isGone && ', '}
          {isGone && say('initiative.ownerGone')}
          {')'}
        </span>
      )}
    </>
  );
}
