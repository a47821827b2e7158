import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { decide } from '#shared/suggestion/decide.ts';
import { type Entry, formatEntries, parseEntries, readEntry } from '#shared/suggestion/entry.ts';
import {
  ACCEPT_ALL,
  type Fate,
  type FateOf,
  project,
  REJECT_ALL,
  without,
} from '#shared/suggestion/projection.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import { slipsIn } from '#test/sample/slips-in.ts';
import { anAct, paper, START } from '#test/suggestion/paper.ts';
import { type Act, Suggester } from '#test/suggestion/suggester.ts';

const anActOfSomebody = fc.record({ who: fc.constantFrom(0, 1), act: anAct });

/** A paper in which two people have suggested this and that. */
function suggested(acts: readonly { who: number; act: Act }[]): Y.Doc {
  const doc = paper();
  const people = [new Suggester(doc, 'anna'), new Suggester(doc, 'boaz')];
  for (const { who, act } of acts) people[who]?.act(act);
  return doc;
}

/** A fate for every entry, the same whenever it is asked. */
const fates = fc.array(fc.constantFrom<Fate>('accept', 'reject', 'keep'), { minLength: 7 });
const fateBy =
  (all: readonly Fate[]): FateOf =>
  ({ id }) => {
    let sum = 0;
    for (const letter of id) sum += letter.codePointAt(0) ?? 0;
    return all[sum % all.length] ?? 'keep';
  };

describe('a look that no schema accepts', () => {
  it.each(['level=#x', 'level=#1000000000', 'align=evil', 'tone=important'])(
    '[SU2] is not given to a heading by accepting it: %s',
    (to) => {
      const doc = paper();
      const heading = doc.getXmlFragment('default').get(0) as Y.XmlElement;
      const before = readContent(doc);
      heading.setAttribute('restyled--Raw00001', `anna 1700000000000 ${to}`);
      expect(sameContent(project(readContent(doc), ACCEPT_ALL), before)).toBe(true);
      decide(doc, ACCEPT_ALL);
      expect(sameContent(readContent(doc), before)).toBe(true);
    },
  );
});

describe('the projection of a paper', () => {
  it('[SU1] leaves content alone that suggests nothing', () => {
    for (const fate of [ACCEPT_ALL, REJECT_ALL, without('anna')])
      expect(project(START, fate)).toEqual(START);
  });

  it('[SU3] without all suggestions is what the paper was, after any of them', () => {
    fc.assert(
      fc.property(fc.array(anActOfSomebody, { maxLength: 30 }), (acts) => {
        const content = readContent(suggested(acts));
        expect(slipsIn(content).filter((slip) => !slip.endsWith('no id'))).toEqual([]);
        expect(sameContent(project(content, REJECT_ALL), START)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('[SU3] without one person’s suggestions is what the other made of it', () => {
    fc.assert(
      fc.property(fc.array(anActOfSomebody, { maxLength: 30 }), (acts) => {
        const content = readContent(suggested(acts));
        const onlyBoaz = project(content, without('anna'));
        expect(JSON.stringify(onlyBoaz)).not.toContain('"anna');
        expect(sameContent(project(onlyBoaz, REJECT_ALL), START)).toBe(true);
      }),
    );
  });

  it('[SU2] is what deciding in the paper makes of it', () => {
    fc.assert(
      fc.property(fc.array(anActOfSomebody, { maxLength: 30 }), fates, (acts, all) => {
        const doc = suggested(acts);
        const fateOf = fateBy(all);
        const foretold = project(readContent(doc), fateOf);
        doc.transact(() => decide(doc, fateOf));
        const expected = foretold.length > 0 ? foretold : [{ type: 'paragraph' }];
        const made: ContentNode[] = project(readContent(doc), () => 'keep');
        expect(sameContent(made, expected)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an entry', () => {
  const anEntry: fc.Arbitrary<Entry> = fc.record({
    kind: fc.constantFrom('insertion', 'deletion', 'joined'),
    id: fc.stringMatching(/^[A-Za-z0-9]{8}$/),
    author: fc.stringMatching(/^[\w-]{1,22}$/),
    at: fc.integer({ min: 0, max: 4e12 }),
    to: fc.constant(null),
  });

  it('[SU4] reads back as it was written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anEntry, { selector: ({ id }) => id, maxLength: 5 }),
        (entries) => {
          const read = parseEntries(formatEntries(entries));
          const byId = (one: Entry, other: Entry) => (one.id < other.id ? -1 : 1);
          expect(read.toSorted(byId)).toEqual(entries.toSorted(byId));
        },
      ),
    );
  });

  it.each([
    ['insertion--short', 'anna 1'],
    ['insertion--longer000', 'anna 1'],
    ['sug--AAAAAAAA', 'anna 1'],
    ['insertion--AAAAAAAA', 'anna'],
    ['insertion--AAAAAAAA', 'anna x'],
    ['insertion--AAAAAAAA', 'anna 1 +bold'],
    ['restyled--AAAAAAAA', 'anna 1'],
    ['restyled--AAAAAAAA', 'anna 1 <b>'],
    ['insertion--AAAAAAAA', 'an na 1'],
  ])('[SU4] is not %s = %s', (key, value) => {
    expect(readEntry(key, value)).toBeNull();
  });
});
