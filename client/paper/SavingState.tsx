import { useEffect, useState } from 'react';
import type { LinkView } from '#client/connection/paper-link.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { savingWords } from '#client/paper/saving.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/paper/Paper.module.css';

interface SavingStateProps {
  readonly view: Pick<
    LinkView,
    'state' | 'unsaved' | 'unsentWords' | 'isKeptHere' | 'isDeviceFull' | 'isDiskWell'
  >;
  readonly mayWrite: boolean;
  /** Rises each time somebody asks to save (Ctrl+S): the state is said again, though it is the same. */
  readonly asked: number;
}

/** Unsaved for longer than this, in milliseconds, is said with a number. */
const MOMENT_MS = 1500;
/** What is read out waits until it has stood for this long: not a word at every letter. */
const SETTLED_MS = 1000;

/** The one place that tells the truth about saving: always in sight, and read out when it settles. */
export function SavingState({ view, mayWrite, asked }: SavingStateProps) {
  const say = useSay();
  const isSlow = useHolds(view.unsaved > 0, MOMENT_MS);
  const wasWaiting = useWasWaiting(view);
  const { tone, parts } = savingWords({ ...view, isSlow, mayWrite, wasWaiting });
  const words = parts
    .map(({ of, count }) => (count === undefined ? say(of) : say(of, { count })))
    .join(' · ');
  return (
    <span className={classes(styles['saving'], styles[tone])} data-tone={tone} data-guide="saving">
      <span className={styles['dot']} aria-hidden="true" />
      {/* Drawn anew for each asking, so that its flash starts again. */}
      <span key={asked} className={classes(styles['savingWords'], asked > 0 && styles['flash'])}>
        <span aria-hidden="true">{words}</span>
      </span>
      <Announced words={words} asked={asked} label={say('editor.saving.place')} />
    </span>
  );
}

interface AnnouncedProps {
  readonly words: string;
  readonly asked: number;
  readonly label: string;
}

/** The same words for screen readers. Empty while they change: it must not say "saved" while something is not. */
function Announced({ words, asked, label }: AnnouncedProps) {
  const occasion = `${String(asked)} ${words}`;
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(occasion), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [occasion]);
  return (
    <VisuallyHidden>
      <output aria-label={label}>{settled === occasion ? words : ''}</output>
    </VisuallyHidden>
  );
}

/** So long it is said that what had waited is saved now, in milliseconds. */
const TOLD_MS = 12_000;

/** True for a while after what was written without a network has all been saved. */
function useWasWaiting({ state, unsaved }: SavingStateProps['view']): boolean {
  const [phase, setPhase] = useState<'none' | 'waiting' | 'told'>('none');
  const isAway = state === 'offline' && unsaved > 0;
  const isDone = state === 'live' && unsaved === 0;
  if (isAway && phase !== 'waiting') setPhase('waiting');
  if (isDone && phase === 'waiting') setPhase('told');
  useEffect(() => {
    if (phase !== 'told') return undefined;
    const timer = setTimeout(() => setPhase('none'), TOLD_MS);
    return () => clearTimeout(timer);
  }, [phase]);
  return phase === 'told';
}

/** Whether something has been so for a while. */
function useHolds(isSo: boolean, forMs: number): boolean {
  const [holds, setHolds] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const timer = setTimeout(() => setHolds(true), forMs);
    return () => {
      clearTimeout(timer);
      setHolds(false);
    };
  }, [isSo, forMs]);
  return isSo && holds;
}
