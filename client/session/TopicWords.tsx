import { Link } from 'react-router';
import type { Topic } from '#shared/session/session.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import styles from '#client/session/SessionTable.module.css';

interface TopicTitleProps {
  readonly topic: Topic;
  /** Where it leads, if anywhere. */
  readonly to?: string;
}

/** A topic as planned, with a mark when it is not settled. */
export function TopicTitle({ topic, to }: TopicTitleProps) {
  const say = useSay();
  const title = <bdi>{topic.title}</bdi>;
  return (
    <p className={styles['topic']}>
      {to === undefined ? title : <Link to={to}>{title}</Link>}
      {topic.titleTentative && (
        <>
          {' '}
          <Badge tone="amber">{say('forum.session.tentativeTopic')}</Badge>
        </>
      )}
    </p>
  );
}

/** Who leads a topic, with a mark when that is not settled, or that nobody is named yet. */
export function LeadOf({ topic: { lead, leadTentative } }: { readonly topic: Topic }) {
  const say = useSay();
  if (lead === null) return <span className={styles['soft']}>{say('forum.session.noLead')}</span>;
  return (
    <>
      <bdi>{lead}</bdi>
      {leadTentative && (
        <>
          {' '}
          <Badge tone="amber">{say('forum.session.tentativeLead')}</Badge>
        </>
      )}
    </>
  );
}
