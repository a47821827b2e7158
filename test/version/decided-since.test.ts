import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent } from '#shared/paper/content.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import { asDecided, type Decided, decidedSince } from '#shared/version/decided-since.ts';
import { untied } from '#shared/version/untied.ts';
import { writeBack } from '#server/version/write-back.ts';
import { aVersionPaper, docWith } from '#test/version/version-paper.ts';

const aDecision = fc.record({
  suggestionId: fc.constantFrom('AAAAAAAA', 'BBBBBBBB'),
  authorId: fc.constantFrom('anna', 'boaz'),
  decision: fc.constantFrom<Decided['decision']>('accept', 'reject'),
});
const decisions = fc.array(aDecision, { maxLength: 4 });

describe('a version whose suggestions were decided since', () => {
  it('[VE14] is brought back as it reads with them as they were decided last, and the others wait', () => {
    fc.assert(
      fc.property(aVersionPaper, aVersionPaper, decisions, (now, version, taken) => {
        const since = decidedSince(version, taken, []);
        const wanted = untied(asDecided(version, since));
        const doc = docWith(now);
        writeBack(doc, wanted, { kind: 'whole' });
        expect(sameContent(untied(readContent(doc)), wanted)).toBe(true);
        const last = new Map(
          taken.map((one) => [`${one.suggestionId} ${one.authorId}`, one.decision]),
        );
        const waiting = suggestionsIn(readContent(doc));
        for (const { id, author } of waiting) expect(last.has(`${id} ${author}`)).toBe(false);
        for (const { suggestion, decision } of since)
          expect(last.get(`${suggestion.id} ${suggestion.author}`)).toBe(decision);
        const undecided = suggestionsIn(version).filter(
          ({ id, author }) => !last.has(`${id} ${author}`),
        );
        expect(waiting.map(({ id }) => id)).toEqual(undecided.map(({ id }) => id));
      }),
      { numRuns: 300 },
    );
  });

  it('[VE14] lets wait what waits in the paper now, and is untouched where nothing was decided', () => {
    fc.assert(
      fc.property(aVersionPaper, decisions, (version, taken) => {
        const open = suggestionsIn(version);
        expect(decidedSince(version, taken, open)).toEqual([]);
        expect(asDecided(version, decidedSince(version, [], []))).toBe(version);
      }),
    );
  });
});
