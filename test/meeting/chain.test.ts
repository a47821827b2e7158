import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryBreaksIn, hashOfEntry } from '#server/storage/decision-chain.ts';
import type { EntryHead, LogEntryRow } from '#server/storage/work/meeting.ts';

const DRAFT = fc.record({
  id: fc.uuid(),
  sessionId: fc.constantFrom('session-1', 'session-2'),
  at: fc.constant('2024-01-21T10:00:00.000Z'),
  by: fc.constantFrom('person-1', 'person-2'),
  item: fc.option(fc.string()),
  corrects: fc.option(fc.nat(9)),
  deed: fc.record({ kind: fc.constant('note' as const), text: fc.string() }),
  place: fc.option(
    fc.record({ paperId: fc.string(), blockId: fc.option(fc.string()), title: fc.string() }),
  ),
  version: fc.option(fc.record({ id: fc.string(), number: fc.nat(), hash: fc.string() })),
  wording: fc.option(fc.string()),
});
const LOG = fc.array(DRAFT, { minLength: 1, maxLength: 12 }).map((drafts) => {
  const log: LogEntryRow[] = [];
  for (const draft of drafts) {
    const head = { ...draft, number: log.length + 1, parentHash: log.at(-1)?.hash ?? null };
    log.push({ ...head, hash: hashOfEntry(head) });
  }
  return log;
});

describe('the chain of a decision log', () => {
  it('[ME1] is whole in whatever order it is read, also from disk', () => {
    fc.assert(
      fc.property(LOG, (log) => {
        expect(entryBreaksIn(log)).toEqual([]);
        expect(entryBreaksIn(JSON.parse(JSON.stringify(log.toReversed())))).toEqual([]);
      }),
    );
  });

  it('[ME1] tells of an entry in which anything at all was changed', () => {
    const FIELDS: readonly (keyof EntryHead)[] = [
      'id',
      'sessionId',
      'at',
      'by',
      'item',
      'corrects',
      'deed',
      'place',
      'version',
      'wording',
      'parentHash',
    ];
    fc.assert(
      fc.property(LOG, fc.nat(), fc.constantFrom(...FIELDS), (log, at, field) => {
        const place = at % log.length;
        const changed = log.map((entry, other) =>
          other === place ? { ...entry, [field]: { changed: entry[field] } } : entry,
        );
        expect(entryBreaksIn(changed)).toContain(place + 1);
      }),
    );
  });

  it('[ME1] tells of one that is missing, doubled or put in between', () => {
    fc.assert(
      fc.property(LOG, fc.nat(), (log, at) => {
        const place = at % log.length;
        const [entry] = log.slice(place);
        const without = log.filter((_, other) => other !== place);
        // The last one may be missing without a trace in the chain: the audit log has its hash.
        const isTold = place === log.length - 1 || entryBreaksIn(without).length > 0;
        const doubled = entry ? [...log, { ...entry, id: 'another' }] : [];
        expect([isTold, entryBreaksIn(doubled).length > 0]).toEqual([true, true]);
      }),
    );
  });
});
