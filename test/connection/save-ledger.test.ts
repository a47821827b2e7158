import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endFor } from '#client/connection/link-view.ts';
import { SaveLedger } from '#client/connection/save-ledger.ts';
import { CLOSE } from '#shared/paper/frame.ts';

const joined = (waiting = 0) => {
  const ledger = new SaveLedger(waiting);
  ledger.connected();
  ledger.sentAnswer();
  return ledger;
};

describe('the ledger of what is saved', () => {
  it('[CN1] counts a change until the server confirms its frame', () => {
    const ledger = joined();
    ledger.onDisk(1);
    ledger.changed();
    ledger.sentUpdate();
    ledger.changed();
    ledger.sentUpdate();
    expect(ledger.unsaved).toBe(2);
    ledger.onDisk(2);
    expect(ledger.unsaved).toBe(1);
    ledger.onDisk(3);
    expect(ledger.unsaved).toBe(0);
  });

  it('[CN2] does not take an update sent before the answer for the changes made offline', () => {
    const ledger = new SaveLedger();
    ledger.changed();
    ledger.connected();
    ledger.changed();
    ledger.sentUpdate();
    ledger.onDisk(1);
    expect(ledger.unsaved).toBe(2);
    ledger.sentAnswer();
    ledger.onDisk(2);
    expect(ledger.unsaved).toBe(0);
  });

  it('[CN3] starts a new connection from no frames', () => {
    const ledger = joined();
    ledger.changed();
    ledger.sentUpdate();
    ledger.connected();
    ledger.onDisk(2);
    expect(ledger.unsaved).toBe(1);
    ledger.sentAnswer();
    ledger.onDisk(1);
    expect(ledger.unsaved).toBe(0);
  });

  it('[CN1] remembers what an earlier visit left behind', () => {
    const ledger = joined(1);
    expect(ledger.unsaved).toBe(1);
    ledger.onDisk(1);
    expect(ledger.unsaved).toBe(0);
  });

  it('[CN1] never says saved for a change that was made after everything confirmed', () => {
    const step = fc.constantFrom('change', 'send', 'confirm', 'cut');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const ledger = joined();
        // The model: the changes each frame holds, and how many frames the server has.
        let changes = 0;
        let frames = [0];
        let confirmed = 0;
        let saved = 0;
        for (const one of steps) {
          if (one === 'change') {
            changes++;
            ledger.changed();
          } else if (one === 'send') {
            frames.push(changes);
            ledger.sentUpdate();
          } else if (one === 'confirm' && confirmed < frames.length) {
            confirmed++;
            saved = Math.max(saved, frames[confirmed - 1] ?? 0);
            ledger.onDisk(confirmed);
          } else if (one === 'cut') {
            frames = [changes];
            confirmed = 0;
            ledger.connected();
            ledger.sentAnswer();
          }
          expect(ledger.unsaved).toBe(changes - saved);
        }
      }),
    );
  });
});

describe('the end of a connection', () => {
  it.each([
    [CLOSE.signedOut, 'signed-out'],
    [CLOSE.noRight, 'no-right'],
    [CLOSE.schema, 'reload-needed'],
    [CLOSE.refused, 'refused'],
    [CLOSE.tooFast, null],
    [CLOSE.restarting, null],
    [1006, null],
  ])('[CN6] with code %i means %s', (code, end) => {
    expect(endFor(code)).toBe(end);
  });
});
