import { ArrowRight, Presentation, Radio } from 'lucide-react';
import { Link } from 'react-router';
import type { MeetingView } from '#shared/meeting/meeting-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { ItemTime } from '#client/meeting/ItemTime.tsx';
import type { Meeting } from '#client/meeting/use-meeting.ts';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import styles from '#client/meeting/Meeting.module.css';

interface MeetingBarProps {
  readonly view: MeetingView;
  readonly meeting: Meeting;
  readonly toldAt: number;
  readonly isProjector: boolean;
  readonly onProjector: () => void;
}

/** The bar over the meeting: which one it is, the item that runs with its time, beginning and ending. */
export function MeetingBar({ view, meeting, toldAt, isProjector, onProjector }: MeetingBarProps) {
  const say = useSay();
  const running = view.items.find(({ isRunning }) => isRunning);
  const isOn = view.startedAt !== null && view.endedAt === null;
  return (
    <header className={styles['bar']}>
      <Link
        to={`/sessions/${view.sessionId}`}
        className={styles['back']}
        aria-label={say('meeting.log.back')}
      >
        <ArrowRight size={20} aria-hidden="true" className={styles['onward']} />
      </Link>
      <h1 className={styles['title']}>
        <bdi>{view.title}</bdi>
      </h1>
      {isOn && (
        <Badge tone="green">
          <Radio size={14} aria-hidden="true" /> {say('meeting.run.on')}
        </Badge>
      )}
      {view.endedAt !== null && <Badge>{say('meeting.run.ended')}</Badge>}
      <span className={styles['grow']} />
      {running && (
        <p className={styles['running']}>
          <bdi>{running.title}</bdi>
          <ItemTime item={running} toldAt={toldAt} isLarge />
        </p>
      )}
      {view.mayManage && !isProjector && (
        <Button onPress={() => meeting.steer({ deed: isOn ? 'end' : 'start' })}>
          {say(isOn ? 'meeting.run.end' : 'meeting.run.start')}
        </Button>
      )}
      <IconButton
        label={say(isProjector ? 'meeting.run.noProjector' : 'meeting.run.projector')}
        isChosen={isProjector}
        onPress={onProjector}
      >
        <Presentation size={20} aria-hidden="true" />
      </IconButton>
    </header>
  );
}
