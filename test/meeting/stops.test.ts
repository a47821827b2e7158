import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { stopsIn } from '#shared/meeting/stops.ts';
import { type ContentNode, readContent, writeContent } from '#shared/paper/content.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { aHeading, aParagraph } from '#test/harness/a-paper.ts';
import { typed } from '#test/register/typed-papers.ts';
import { type Act, Suggester } from '#test/suggestion/suggester.ts';

const NONE = { threads: [], awaited: new Set<string>() };
const KINDS: readonly Act['kind'][] = ['type', 'erase', 'enter', 'join', 'addBlock', 'dropBlock'];

/** A paper in which two people suggest at random. */
function suggestedPaper(acts: readonly Act[]): ContentNode[] {
  const doc = new Y.Doc();
  writeContent(doc, ['אחת', 'שתיים', 'שלוש', 'ארבע'].map(aParagraph));
  const people = [new Suggester(doc, 'anna0001'), new Suggester(doc, 'boaz0001')];
  for (const [at, act] of acts.entries()) people[at % 2]?.act(act);
  return readContent(doc);
}

describe('the disputed passages of a paper', () => {
  it('[ME10] hold every suggestion once, and put together read as the whole would', () => {
    const ACTS = fc.array(
      fc.record({
        kind: fc.constantFrom(...KINDS),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        to: fc.double({ min: 0, max: 1, noNaN: true }),
        words: fc.constantFrom('נוסח', 'אחר '),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(ACTS, (acts) => {
        const content = suggestedPaper(acts);
        const stops = stopsIn(content, NONE);
        const ids = stops.flatMap(({ suggestionIds }) => suggestionIds);
        expect(new Set(ids)).toEqual(new Set(suggestionsIn(content).map(({ id }) => id)));
        for (const fate of [ACCEPT_ALL, REJECT_ALL]) {
          const pieces: ContentNode[] = [];
          let at = 0;
          for (const { order, blocks } of stops) {
            pieces.push(...project(content.slice(at, order), fate), ...project(blocks, fate));
            at = order + blocks.length;
          }
          pieces.push(...project(content.slice(at), fate));
          expect(pieces).toEqual(project(content, fate));
        }
      }),
    );
  });

  it('[ME10] are also those that are asked about and recommendations for validation, in order', () => {
    const asked = aParagraph('למה?');
    const content = [aHeading('פרק'), typed('recommendation', 'recommend01', 'המלצה'), asked];
    const blockId = String(asked.attrs?.['id']);
    const thread = { id: 'AAAAAAAA', quote: '', isPrivate: false };
    const stops = stopsIn(content, {
      threads: [{ ...thread, anchor: { kind: 'block', blockId } }],
      awaited: new Set(['recommend01']),
    });
    expect(stops).toMatchObject([
      { key: 'recommend01', order: 1, isAwaited: true, threadIds: [] },
      { key: blockId, order: 2, isAwaited: false, threadIds: ['AAAAAAAA'] },
    ]);
  });
});
