import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS, WordRefused } from '#server/interchange/reading/limits.ts';
import { readWord } from '#server/interchange/reading/read-word.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import { WORD_REFUSALS, WordReport } from '#shared/interchange/word-report.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { childrenAllowedIn, MARKS, NODES } from '#shared/paper/schema.ts';
import type { ZipPart } from '#test/interchange/a-word-file.ts';
import { aThread, aWordWish, partsOf } from '#test/interchange/a-word-wish.ts';
import { anyDamage } from '#test/interchange/damage.ts';
import {
  asGoogleWrites,
  asLibreOfficeWrites,
  asWordWrites,
} from '#test/interchange/foreign-files.ts';
import {
  block,
  entry,
  item,
  note,
  paragraph,
  reference,
  text,
} from '#test/interchange/word-parts.ts';
import { unpacked } from '#test/interchange/unpacked.ts';

const OWN: readonly ContentNode[] = [
  { type: 'tableOfContents' },
  block('heading', 'heading-01', text('רקע')),
  block(
    'paragraph',
    'paragraph1',
    text('הממשלה '),
    text('תשקול', entry('deletion', 'person-0001')),
    text('תחליט', entry('insertion', 'person-0001')),
    note('note-00001', 'הערה'),
    reference('heading-01'),
    text(' ועוד', { type: 'comment', attrs: { id: 'threadA1' } }),
  ),
  { type: 'orderedList', content: [item('ראשון'), item('שני')] },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(text('א'))] },
          { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(text('ב'))] },
        ],
      },
    ],
  },
];

const listed = (parts: ReadonlyMap<string, Buffer>): readonly ZipPart[] =>
  [...parts].map(([name, bytes]) => ({ name, bytes }));
const FILES = [
  listed(await partsOf(aWordWish(OWN, { threads: [aThread()] }))),
  ...[asWordWrites(), asLibreOfficeWrites(), asGoogleWrites()].map((file) =>
    listed(unpacked(file)),
  ),
];

/** What no paper may hold; none where the content is sound. */
function faultsIn(nodes: readonly ContentNode[], parent = 'doc'): string[] {
  return nodes.flatMap(({ type, attrs = {}, marks = [], content = [] }) => {
    const rule = NODES[type];
    if (!rule || !childrenAllowedIn(parent).has(type)) return [`${type} in ${parent}`];
    const wrong = Object.entries(attrs).filter(([name, value]) => {
      // An image is still called by its part of the file here.
      if (name === 'file' || name === 'pixels') return false;
      const own = rule.attributes[name];
      return !own || (value !== own.default && !own.accepts(value));
    });
    const unknown = marks.filter(({ type: mark, attrs: of = {} }) =>
      Object.entries(MARKS[mark]?.attributes ?? { none: { accepts: () => false } }).some(
        ([name, own]) => !own.accepts(of[name]),
      ),
    );
    return [
      ...wrong.map(([name, value]) => `${type} ${name}=${String(value)}`),
      ...unknown.map((mark) => `mark ${JSON.stringify(mark)}`),
      ...faultsIn(content, type),
    ];
  });
}

/** What becomes of a file: refused by a name, or what is wrong with what was read of it. */
async function fateOf(bytes: Buffer): Promise<{ refused: string } | { faults: readonly string[] }> {
  try {
    let made = 0;
    const newId = () => `id${String((made += 1)).padStart(6, '0')}`;
    const { model, report } = await readWord(bytes, { now: Date.UTC(2026, 10, 1), newId });
    const content = contentOf(model);
    WordReport.parse(report);
    return {
      faults: [
        ...faultsIn(content),
        ...(JSON.stringify(content).length > LIMITS.answer ? ['too much'] : []),
      ],
    };
  } catch (fault) {
    if (!(fault instanceof WordRefused)) throw fault;
    const isNamed = (WORD_REFUSALS as readonly string[]).includes(fault.code);
    return isNamed ? { refused: fault.code } : { faults: [fault.code] };
  }
}

describe('files that were damaged', () => {
  it('[IN32] are read as a sound paper, or refused by name, whatever befell them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILES), anyDamage, async (parts, damage) => {
        const fate = await fateOf(damage(parts));
        expect('refused' in fate ? [] : fate.faults).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('[IN32] are refused wherever they were cut off', async () => {
    const whole = asWordWrites();
    const fates = new Set<string>();
    for (let at = 1; at < whole.length; at += 97) {
      const fate = await fateOf(whole.subarray(0, at));
      fates.add('refused' in fate ? fate.refused : 'read');
    }
    expect([...fates].toSorted()).toEqual(['word-broken', 'word-kind']);
  });
});
