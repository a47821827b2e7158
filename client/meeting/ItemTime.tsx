import { useEffect, useState } from 'react';
import type { TimedItem } from '#shared/meeting/meeting-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { clockOf } from '#client/meeting/clock-words.ts';
import styles from '#client/meeting/Meeting.module.css';

interface ItemTimeProps {
  readonly item: TimedItem;
  readonly toldAt: number;
  /** Large, in the bar of the meeting. */
  readonly isLarge?: boolean;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** How much of an item's time is left, or over; where none was planned, how much was spent. */
export function ItemTime({ item, toldAt, isLarge = false }: ItemTimeProps) {
  const say = useSay();
  const now = useSecond(item.isRunning);
  const { minutes, spentMs, isRunning } = item;
  const spent = spentMs + (isRunning ? Math.max(0, now - toldAt) : 0);
  if (minutes === null && spent === 0) return null;
  if (spent === 0 && minutes !== null)
    return <span>{say('session.minutes', { count: minutes })}</span>;
  const left = minutes === null ? null : minutes * MINUTE_MS - spent;
  const of =
    left === null ? 'meeting.run.spent' : left >= 0 ? 'meeting.run.left' : 'meeting.run.over';
  return (
    <span
      // Read when somebody comes to it, never each second.
      role="timer"
      aria-live="off"
      className={isLarge ? styles['largeTime'] : styles['time']}
      data-over={left !== null && left < 0 ? '' : undefined}
    >
      <Sentence of={of} values={{ time: clockOf(left === null ? spent : Math.abs(left)) }} />
    </span>
  );
}

function useSecond(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
