import { Pause, Play } from 'lucide-react';
import type { MeetingView, TimedItem } from '#shared/meeting/meeting-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { ItemTime } from '#client/meeting/ItemTime.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import styles from '#client/meeting/Panels.module.css';

interface AgendaPanelProps {
  readonly meeting: MeetingView;
  /** When the meeting was told, by this device's clock, in milliseconds. */
  readonly toldAt: number;
  readonly chosenPaperId: string | null;
  readonly onPaper: (paperId: string) => void;
  /** For who runs the meeting: goes over to an item, or to none. */
  readonly onItem: (item: TimedItem | null) => void;
}

/** The items of the meeting with their time, and the papers of each. */
export function AgendaPanel(props: AgendaPanelProps) {
  const { meeting, toldAt, chosenPaperId, onPaper, onItem } = props;
  const say = useSay();
  return (
    <section className={styles['panel']} aria-label={say('session.agenda')}>
      <h2>{say('session.agenda')}</h2>
      <ol className={styles['items']}>
        {meeting.items.map((item, at) => (
          <li
            key={item.key}
            className={styles['item']}
            {...(item.isRunning && { 'aria-current': 'step' as const })}
          >
            <div className={styles['itemHead']}>
              <span className={styles['itemNumber']} aria-hidden="true">
                {at + 1}
              </span>
              <bdi className={styles['itemTitle']}>{item.title}</bdi>
              {meeting.mayManage && (
                <IconButton
                  label={say(item.isRunning ? 'meeting.run.pause' : 'meeting.run.begin', {
                    title: item.title,
                  })}
                  isChosen={item.isRunning}
                  onPress={() => onItem(item.isRunning ? null : item)}
                >
                  {item.isRunning ? (
                    <Pause size={18} aria-hidden="true" />
                  ) : (
                    <Play size={18} aria-hidden="true" className="mirrored" />
                  )}
                </IconButton>
              )}
            </div>
            <p className={styles['itemFacts']}>
              <Badge tone={item.purpose === 'decide' ? 'accent' : 'plain'}>
                {say(`session.purpose.${item.purpose}`)}
              </Badge>
              {item.person !== null && <bdi>{item.person}</bdi>}
              <ItemTime item={item} toldAt={toldAt} />
            </p>
            {item.papers.map(({ id, title }) => (
              <Button
                key={id}
                tone="quiet"
                {...(id === chosenPaperId && { 'aria-current': true })}
                onPress={() => onPaper(id)}
              >
                <bdi>{title}</bdi>
              </Button>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
