import { useState } from 'react';
import { listMembers } from '#shared/member/member-contract.ts';
import { fold } from '#shared/search/fold.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { ManyChoice } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import styles from '#client/member/MembersChoice.module.css';

/** More members than this need a search. */
const FEW = 8;

interface MembersChoiceProps {
  readonly label: string;
  readonly forumId: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Chooses any number of a forum's members, with a search where they are many. */
export function MembersChoice({ label, forumId, chosen, onChange }: MembersChoiceProps) {
  const say = useSay();
  const [query, setQuery] = useState('');
  const members = useAnswer(listMembers, { forumId }).data?.members ?? [];
  const wanted = fold(query).text.trim();
  const shown = members.filter(
    ({ personId, name }) => chosen.includes(personId) || fold(name).text.includes(wanted),
  );
  const shownIds = new Set(shown.map(({ personId }) => personId));
  return (
    <>
      {members.length > FEW && (
        <TextField label={say('member.list.search')} value={query} onChange={setQuery} />
      )}
      <div className={styles['members']}>
        <ManyChoice
          label={label}
          values={chosen.filter((id) => shownIds.has(id))}
          onChange={(ids) => onChange([...ids, ...chosen.filter((id) => !shownIds.has(id))])}
          options={shown.map(({ personId, name }) => ({
            value: personId,
            label: <bdi>{name}</bdi>,
          }))}
        />
      </div>
    </>
  );
}
