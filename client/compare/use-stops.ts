import { useCallback, useEffect, useState } from 'react';
import type { Comparison } from '#shared/compare/comparison.ts';

export interface Stops {
  /** Null before the first step. */
  readonly at: number | null;
  readonly go: (stop: number) => void;
  readonly step: (by: 1 | -1) => void;
}

/** The way through the changes of a comparison, one after the other: by buttons, and by Alt with the arrows up and down. */
export function useStops(comparison: Comparison | null | undefined): Stops {
  // A place counts only in the comparison it was reached in.
  const [reached, setReached] = useState<{ of: unknown; at: number } | null>(null);
  const at = reached?.of === comparison ? (reached?.at ?? null) : null;
  const count = comparison?.stops.length ?? 0;
  const go = useCallback(
    (stop: number) => {
      setReached({ of: comparison, at: stop });
      showStop(stop);
    },
    [comparison],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      if (count === 0) return;
      // Round and round: after the last comes the first.
      go(at === null ? (by === 1 ? 0 : count - 1) : (at + by + count) % count);
    },
    [at, count, go],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isOurs = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (!isOurs || event.defaultPrevented) return;
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [step]);
  return { at, go, step };
}

function showStop(stop: number): void {
  const element = document.querySelector<HTMLElement>(`[data-stop="${String(stop)}"]`);
  if (!element) return;
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
}
