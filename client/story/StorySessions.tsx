import type { SessionMark } from '#shared/session/session-mark.ts';
import type { StoryView } from '#shared/story/story-contract.ts';
import { dayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { TopicTitle } from '#client/session/TopicWords.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { StoryPart } from '#client/story/StoryPart.tsx';
import { Link } from 'react-router';
import styles from '#client/story/Story.module.css';

interface StorySessionsProps {
  readonly story: StoryView;
}

/** In which session the paper is discussed. */
export function StorySessions({ story: { sessions } }: StorySessionsProps) {
  const say = useSay();
  return (
    <StoryPart title={say('story.sessions.title')}>
      {sessions.length === 0 && <p className={styles['soft']}>{say('story.sessions.none')}</p>}
      {sessions.map((session) => (
        <Session key={session.id} session={session} />
      ))}
    </StoryPart>
  );
}

function Session({ session }: { readonly session: SessionMark }) {
  const say = useSay();
  const language = useLanguage();
  const { id, day, dayDoubtful, topics } = session;
  return (
    <div>
      <p className={styles['head']}>
        <Link to={`/sessions/${id}`} className={styles['link']}>
          {day === null ? say('forum.session.toBeSet') : dayInWords(day, language)}
        </Link>
        {dayDoubtful && <Badge tone="amber">{say('forum.session.doubtfulDay')}</Badge>}
      </p>
      {topics.map((topic) => (
        <TopicTitle key={topic.title} topic={topic} />
      ))}
    </div>
  );
}
