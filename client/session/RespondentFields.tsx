import { useState } from 'react';
import type { MemberCard } from '#shared/member/member-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Facts } from '#client/ui/List.tsx';
import { ManyChoice } from '#client/ui/Choice.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import styles from '#client/session/Session.module.css';

interface RespondentFieldsProps {
  readonly members: readonly MemberCard[];
  readonly value: readonly string[];
  readonly onChange: (respondentIds: readonly string[]) => void;
}

const MANY = 8;

/** Who responds to the papers of the session, out of the members; those chosen stay in sight while one searches. */
export function RespondentFields({ members, value, onChange }: RespondentFieldsProps) {
  const say = useSay();
  const [words, setWords] = useState('');
  const wanted = words.trim().toLocaleLowerCase();
  const fits = ({ name, office, title }: MemberCard) =>
    [name, office, title].some((part) => part?.toLocaleLowerCase().includes(wanted));
  const shown = members.filter(
    (member) => value.includes(member.personId) || (!member.suspended && fits(member)),
  );
  // Somebody who is no member any more cannot be seen here, and is not dropped by choosing others.
  const unseen = value.filter((id) => !members.some(({ personId }) => personId === id));
  return (
    <div className={styles['people']}>
      {members.length > MANY && (
        <SearchField
          label={say('session.form.findMember')}
          clearLabel={say('life.list.clear')}
          value={words}
          onChange={setWords}
        />
      )}
      {shown.length === 0 && <p aria-live="polite">{say('session.form.nobodyFound')}</p>}
      <div className={styles['many']}>
        <ManyChoice
          label={say('session.respondents')}
          values={value.filter((id) => !unseen.includes(id))}
          onChange={(ids) => onChange([...unseen, ...ids])}
          options={shown.map(({ personId, name, title, office }) => ({
            value: personId,
            label: <bdi>{name}</bdi>,
            meaning: (title ?? office) && (
              <Facts>
                {title && <bdi>{title}</bdi>}
                {office && <bdi>{office}</bdi>}
              </Facts>
            ),
          }))}
        />
      </div>
    </div>
  );
}
