import { useSay } from '#client/locale/Locale.tsx';
import { type SessionAhead, When } from '#client/session/NextSession.tsx';
import { Facts, List, Row } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';

/** The sessions after the next one. */
export function LaterSessions({ sessions }: { readonly sessions: readonly SessionAhead[] }) {
  const say = useSay();
  return (
    <Section title={say('app.home.later')}>
      <List>
        {sessions.map(({ id, forumId, forumName, groupName, title, day }) => (
          <Row
            key={id}
            to={`/forums/${forumId}#session-${id}`}
            title={title}
            below={
              <Facts>
                <When day={day} />
                <bdi>{forumName}</bdi>
                {groupName && <bdi>{groupName}</bdi>}
              </Facts>
            }
          />
        ))}
      </List>
    </Section>
  );
}
