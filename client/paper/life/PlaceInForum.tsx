import { getForum } from '#shared/forum/forum-contract.ts';
import { verbsOf } from '#shared/member/role.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useMe } from '#client/member/me.ts';
import { type Place, PlaceFields, WHOLE_FORUM } from '#client/paper/PlaceFields.tsx';
import { Select } from '#client/ui/Select.tsx';

/** A place in any of my forums. */
export interface ForumPlace extends Place {
  readonly forumId: string;
}

interface PlaceInForumProps {
  readonly value: ForumPlace;
  readonly onChange: (place: ForumPlace) => void;
}

/** My forums in which I may start papers. */
export function useStartingForums() {
  return useMe().memberships.filter(
    ({ suspended, role }) => !suspended && verbsOf(role).has('edit'),
  );
}

/** Asks for a forum in which I may start papers, and for a place in it. */
export function PlaceInForum({ value, onChange }: PlaceInForumProps) {
  const say = useSay();
  const forums = useStartingForums();
  const { forumId } = value;
  const forum = useAnswer(getForum, { forumId });
  return (
    <>
      {forums.length > 1 && (
        <Select
          label={say('life.copy.forum')}
          value={forumId}
          onChange={(id) => onChange({ ...WHOLE_FORUM, forumId: id })}
          options={forums.map((one) => ({ value: one.forumId, label: one.forumName }))}
        />
      )}
      <Answered query={forum} lines={1}>
        {(answer) => (
          <PlaceFields
            forum={answer}
            value={value}
            onChange={(place) => onChange({ ...place, forumId })}
          />
        )}
      </Answered>
    </>
  );
}
