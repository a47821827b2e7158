import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Shown } from '#shared/meeting/meeting-contract.ts';
import { ShownNow } from '#server/meeting/shown-now.ts';

const stop = (number: number): Shown => ({
  paperId: 'paper-0001',
  stop: `stop-${String(number)}`,
  view: 'marked',
});

describe('what is shown at a meeting', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('[ME12] is there at once, and goes to disk once for many passages, the last one always', async () => {
    const written: Shown[] = [];
    const now = new ShownNow((_forum, _session, shown) => {
      written.push(shown);
      return Promise.resolve();
    });
    for (let number = 1; number <= 50; number += 1) {
      await now.show('forum-0001', 'session-01', stop(number));
      expect(now.of('session-01')).toEqual(stop(number));
    }
    expect(written).toEqual([stop(1)]);
    await vi.runAllTimersAsync();
    expect(written).toEqual([stop(1), stop(50)]);
    // From here on what is on disk stands.
    expect(now.of('session-01')).toBeUndefined();
  });

  it('[ME12] is tried again where the disk did not take it', async () => {
    const written: Shown[] = [];
    let isBroken = true;
    const now = new ShownNow((_forum, _session, shown) => {
      if (isBroken) return Promise.reject(new Error('the disk is gone'));
      written.push(shown);
      return Promise.resolve();
    });
    await now.show('forum-0001', 'session-01', stop(1));
    await now.show('forum-0001', 'session-01', stop(2));
    await vi.advanceTimersToNextTimerAsync();
    expect([written, now.of('session-01')]).toEqual([[], stop(2)]);
    isBroken = false;
    await vi.runAllTimersAsync();
    expect(written).toEqual([stop(2)]);
  });
});
