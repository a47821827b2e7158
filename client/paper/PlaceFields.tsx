import type { ForumView } from '#shared/forum/forum-contract.ts';
import { listSessions } from '#shared/session/session-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { dayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Select } from '#client/ui/Select.tsx';

/** Where in a forum a paper belongs: to one of its groups, to one of its sessions, or to neither. */
export interface Place {
  readonly groupId: string | null;
  readonly sessionId: string | null;
}

export const WHOLE_FORUM: Place = { groupId: null, sessionId: null };

const NONE = 'none';
const orNull = (id: string) => (id === NONE ? null : id);

interface PlaceFieldsProps {
  readonly forum: ForumView;
  readonly value: Place;
  readonly onChange: (place: Place) => void;
}

/** Asks where a paper belongs, as far as the forum has groups and sessions. */
export function PlaceFields({ forum, value, onChange }: PlaceFieldsProps) {
  const say = useSay();
  const language = useLanguage();
  const sessions = useAnswer(listSessions, { forumId: forum.id }).data ?? [];
  return (
    <>
      {forum.groups.length > 0 && (
        <Select
          label={say('paper.start.group')}
          value={value.groupId ?? NONE}
          onChange={(id) => onChange({ ...value, groupId: orNull(id) })}
          options={[
            { value: NONE, label: say('paper.start.wholeForum') },
            ...forum.groups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {sessions.length > 0 && (
        <Select
          label={say('paper.start.session')}
          value={value.sessionId ?? NONE}
          onChange={(id) => onChange({ ...value, sessionId: orNull(id) })}
          options={[
            { value: NONE, label: say('paper.start.noSession') },
            ...sessions.map(({ id, day, topics }) => ({
              value: id,
              label: topics.map((topic) => topic.title).join(' · '),
              meaning: day === null ? say('forum.session.toBeSet') : dayInWords(day, language),
            })),
          ]}
        />
      )}
    </>
  );
}
