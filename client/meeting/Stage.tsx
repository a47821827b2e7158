import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { PASSAGE_VIEWS, type PassageView, type Shown } from '#shared/meeting/meeting-contract.ts';
import { directionOf, useLanguage, useSay } from '#client/locale/Locale.tsx';
import { AboutStop } from '#client/meeting/AboutStop.tsx';
import { type MeetingKey, meetingKey } from '#client/meeting/meeting-keys.ts';
import { Passage } from '#client/meeting/Passage.tsx';
import type { OpenStop, PaperStops } from '#client/meeting/use-stops.ts';
import { Choice } from '#client/ui/Choice.tsx';
import styles from '#client/meeting/Meeting.module.css';

interface StageProps {
  readonly open: PaperStops;
  readonly stop: OpenStop | null;
  readonly shown: Shown;
  readonly onView: (view: PassageView) => void;
}

/** The passage that the meeting is at. */
export function Stage(props: StageProps) {
  const say = useSay();
  const { open, stop, shown } = props;
  const { paper, content, stops } = open;
  return (
    <>
      <StageHead {...props} />
      {stop ? (
        <>
          <Passage
            paper={paper}
            content={content}
            stop={stop}
            view={stop.suggestions.length > 0 ? shown.view : 'original'}
          />
          <AboutStop stop={stop} />
        </>
      ) : (
        <p className={styles['nothing']}>
          {say(stops.length === 0 ? 'meeting.stop.none' : 'meeting.stop.settled')}
        </p>
      )}
    </>
  );
}

function StageHead({ open: { paper, stops }, stop, shown, onView }: StageProps) {
  const say = useSay();
  const at = stop ? stops.indexOf(stop) + 1 : 0;
  return (
    <div className={styles['stageHead']}>
      <div>
        <p className={styles['soft']}>
          <Link to={`/papers/${paper.id}${stop?.blockId ? `#b-${stop.blockId}` : ''}`}>
            <bdi>{paper.title}</bdi>
          </Link>
          {stop && stop.under !== '' && (
            <>
              {' · '}
              <bdi>{stop.under}</bdi>
            </>
          )}
        </p>
        {stop && (
          <h2 className={styles['label']}>
            <bdi>{stop.label}</bdi>
          </h2>
        )}
      </div>
      {stops.length > 0 && (
        <p className={styles['count']}>{say('meeting.stop.of', { at, count: stops.length })}</p>
      )}
      {stop && stop.suggestions.length > 0 && (
        <div className={styles['views']}>
          <Choice<PassageView>
            label={say('meeting.view.label')}
            isLabelHidden
            look="pill"
            value={shown.view}
            onChange={onView}
            options={PASSAGE_VIEWS.map((value) => ({
              value,
              label: say(`meeting.view.${value}`),
            }))}
          />
        </div>
      )}
    </div>
  );
}

interface KeyedRegionProps {
  readonly label: string;
  readonly size: number;
  readonly onKey: (key: MeetingKey) => void;
  readonly children: React.ReactNode;
}

/** The part of the screen in which single keys work. It has the focus from the start, and gets it back from dialogs. */
export function KeyedRegion({ label, size, onKey, children }: KeyedRegionProps) {
  const region = useRef<HTMLElement>(null);
  const direction = directionOf(useLanguage());
  useEffect(() => {
    region.current?.focus({ preventScroll: true });
  }, []);
  const handleKey = (event: KeyboardEvent) => {
    // A button or a choice within the region has keys of its own.
    if (event.target !== event.currentTarget) return;
    const key = meetingKey(event, direction);
    if (!key) return;
    event.preventDefault();
    onKey(key);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- all that its keys do has a button as well
    <section
      ref={region}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that is read by scrolling, and steered by keys
      tabIndex={0}
      aria-label={label}
      className={styles['stage']}
      style={{ '--meeting-scale': String(size) } as React.CSSProperties}
      onKeyDown={handleKey}
    >
      {children}
    </section>
  );
}
