import { useState } from 'react';
import type { SessionMark } from '#shared/session/session-mark.ts';
import {
  foldedRuns,
  type TimelineDay,
  timelineOf,
  type TimelinePart,
} from '#shared/version/timeline.ts';
import type { VersionView } from '#shared/version/version-contract.ts';
import { dayInWords, today, weekdayInWords } from '#client/locale/dates.ts';
import { InARow } from '#client/locale/InARow.tsx';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Button } from '#client/ui/Button.tsx';
import { lineId, VersionLine } from '#client/version/VersionLine.tsx';
import styles from '#client/version/Version.module.css';

type Part = TimelinePart<VersionView, SessionMark>;

interface TimelineProps {
  readonly paperId: string;
  /** Newest first. */
  readonly versions: readonly VersionView[];
  readonly sessions: readonly SessionMark[];
  /** There are versions before the oldest of these. */
  readonly hasOlder: boolean;
  readonly rights: { readonly mayName: boolean; readonly mayPublish: boolean };
}

/** Versions by the session they were made towards and by the reader's calendar day. */
export function Timeline({ paperId, versions, sessions, hasOlder, rights }: TimelineProps) {
  const parts = timelineOf(versions, sessions, ({ at }) => today(new Date(at)));
  return parts.map((part, place) => {
    const isWhole = !hasOlder || place < parts.length - 1;
    const days = part.days.map((day) => (
      <Day
        key={day.day}
        paperId={paperId}
        day={day}
        rights={rights}
        Heading={part.session === null ? 'h2' : 'h3'}
      />
    ));
    if (part.session === null) return days;
    return (
      <section key={`${part.place} ${part.session.id}`} className={styles['towards']}>
        <PartHead part={part} session={part.session} isWhole={isWhole} />
        {days}
      </section>
    );
  });
}

interface PartHeadProps {
  readonly part: Part;
  readonly session: SessionMark;
  /** All of its versions are here: only then can be said who wrote towards it. */
  readonly isWhole: boolean;
}

function PartHead({ part, session, isWhole }: PartHeadProps) {
  const say = useSay();
  const language = useLanguage();
  const versions = part.days.flatMap((day) => day.versions);
  const names = [...new Set(versions.flatMap((one) => one.contributors.map(({ name }) => name)))];
  const topics = session.topics.map(({ title }) => title);
  return (
    <header className={styles['towardsHead']}>
      <h2>
        <Sentence
          of={part.place === 'towards' ? 'version.timeline.towards' : 'version.timeline.after'}
          values={{ day: session.day === null ? '' : dayInWords(session.day, language) }}
        />
      </h2>
      <p className={styles['reason']}>
        <InARow words={topics} />
      </p>
      {isWhole && (
        <p className={styles['facts']}>
          <span>{say('version.timeline.count', { count: versions.length })}</span>
          {names.length > 0 && (
            <span>
              <Sentence of="version.wroteBy" values={{ names: <InARow words={names} /> }} />
            </span>
          )}
        </p>
      )}
    </header>
  );
}

interface DayProps extends Pick<TimelineProps, 'paperId' | 'rights'> {
  readonly day: TimelineDay<VersionView>;
  readonly Heading: 'h2' | 'h3';
}

function Day({ paperId, day: { day, versions }, rights, Heading }: DayProps) {
  const language = useLanguage();
  const runs = foldedRuns(
    versions,
    ({ kind, publication }) => kind === 'automatic' && !publication,
  );
  return (
    <section className={styles['day']}>
      <Heading className={styles['dayName']}>{weekdayInWords(day, language)}</Heading>
      <ol className={styles['lines']}>
        {runs.map((run) =>
          run.kind === 'one' ? (
            <VersionLine key={run.version.id} {...{ paperId, rights }} version={run.version} />
          ) : (
            <Folded key={run.versions[0]?.id} {...{ paperId, rights }} versions={run.versions} />
          ),
        )}
      </ol>
    </section>
  );
}

interface FoldedProps extends Pick<TimelineProps, 'paperId' | 'rights'> {
  readonly versions: readonly VersionView[];
}

/** Versions in a row that nobody asked for, as one line until somebody wants to see them. */
function Folded({ paperId, versions, rights }: FoldedProps) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const names = [...new Set(versions.flatMap((one) => one.contributors.map(({ name }) => name)))];
  const unfold = () => {
    setOpen(true);
    // The button goes: whoever pressed it by keyboard stands at the first line that came.
    requestAnimationFrame(() => document.getElementById(lineId(versions[0]?.id ?? ''))?.focus());
  };
  if (isOpen)
    return versions.map((version) => (
      <VersionLine key={version.id} {...{ paperId, rights, version }} />
    ));
  return (
    <li className={styles['line']}>
      <div className={styles['what']}>
        <p className={styles['name']}>
          {say('version.timeline.folded', { count: versions.length })}
        </p>
        {names.length > 0 && (
          <p className={styles['facts']}>
            <span>
              <Sentence of="version.wroteBy" values={{ names: <InARow words={names} /> }} />
            </span>
          </p>
        )}
      </div>
      <div className={styles['deeds']}>
        <Button tone="quiet" onPress={unfold}>
          {say('version.timeline.unfold')}
        </Button>
      </div>
    </li>
  );
}
