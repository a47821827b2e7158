import { FileText } from 'lucide-react';
import { getMeeting, writeMinutes } from '#shared/meeting/meeting-contract.ts';
import { getSession } from '#shared/session/session-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/meeting/Log.module.css';

interface MinutesOfSessionProps {
  readonly sessionId: string;
  /** By where it stands. */
  readonly heading?: 'h2' | 'h3';
}

/** The minutes of a session: the way to them, writing them, and adding what was recorded since. */
export function MinutesOfSession({ sessionId, heading: Heading = 'h2' }: MinutesOfSessionProps) {
  const say = useSay();
  const meeting = useAnswer(getMeeting, { sessionId }).data;
  const isFirst = meeting?.minutes === null;
  const sending = useSend(writeMinutes, {
    changes: [getMeeting, getSession],
    onSent: () =>
      showToast('done', say(isFirst ? 'meeting.minutes.written' : 'meeting.minutes.added')),
  });
  if (!meeting) return null;
  const { minutes, mayManage } = meeting;
  if (!minutes && !mayManage) return null;
  const write = () => sending.mutate({ params: { sessionId } });
  return (
    <div className={styles['minutes']}>
      <Heading>{say('meeting.minutes.title')}</Heading>
      {minutes ? (
        <div className={styles['ways']}>
          <LinkButton
            to={`/papers/${minutes.paperId}`}
            icon={<FileText size={18} aria-hidden="true" />}
          >
            {say('meeting.minutes.open')}
          </LinkButton>
          {mayManage && minutes.missing > 0 && (
            <Button isPending={sending.isPending} onPress={write}>
              {say('meeting.minutes.add', { count: minutes.missing })}
            </Button>
          )}
        </div>
      ) : (
        <>
          <p className={styles['soft']}>{say('meeting.minutes.none')}</p>
          <div>
            <Button isPending={sending.isPending} onPress={write}>
              {say('meeting.minutes.write')}
            </Button>
          </div>
        </>
      )}
      {minutes && minutes.missing === 0 && (
        <p className={styles['soft']}>{say('meeting.minutes.whole')}</p>
      )}
      <FailureNotice error={sending.error} />
    </div>
  );
}
