import fc from 'fast-check';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import {
  CALLOUT_TONES,
  DIMENSIONS,
  HIGHLIGHTS,
  LIST_STYLES,
  REFERENCE_CHARACTER,
  TYPED_BLOCKS,
} from '#shared/paper/schema.ts';
import { type Entry, formatEntries, RESTYLES } from '#shared/suggestion/entry.ts';
import { BREAK_CHARACTER, BREAK_MARK, markOfEntry } from '#shared/suggestion/marks.ts';
import { project } from '#shared/suggestion/projection.ts';

/** Random papers with everything that the schema has, as the shared paper would store them. */

const id = (letter: string) =>
  fc.integer({ min: 1, max: 12 }).map((n) => `${letter}-${String(n).padStart(8, '0')}`);
const BLOCK_ID = id('b');
const NOTE_ID = id('n');
const SUGGESTION_ID = fc.constantFrom('aaaaaaaa', 'bbbbbbbb', 'cccccccc', 'dddddddd');
export const THREAD_IDS = ['threadA1', 'threadB2', 'threadC3'] as const;
export const PEOPLE = ['person-0001', 'person-0002', 'person-0003'] as const;

const entryOf = (kind: Entry['kind'], to: fc.Arbitrary<string | null>): fc.Arbitrary<Entry> =>
  fc.record({
    kind: fc.constant(kind),
    id: SUGGESTION_ID,
    author: fc.constantFrom(...PEOPLE),
    at: fc.integer({ min: 1.7e12, max: 1.8e12 }),
    to,
  });
const noTo = fc.constant(null);
const restyle = fc
  .tuple(fc.constantFrom('+', '-'), fc.constantFrom(...RESTYLES))
  .map(([sign, mark]) => `${sign}${mark}`);

/** At most one entry of a kind and an id, as keys in the shared paper have it. */
const distinct = (entries: readonly Entry[]): Entry[] => [
  ...new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry])).values(),
];
const textEntries = fc
  .array(
    fc.oneof(entryOf('insertion', noTo), entryOf('deletion', noTo), entryOf('restyled', restyle)),
    { maxLength: 2 },
  )
  .map(distinct);
const blockEntries = (restyled: string) =>
  fc
    .array(
      fc.oneof(
        entryOf('insertion', noTo),
        entryOf('deletion', noTo),
        entryOf('joined', noTo),
        entryOf('restyled', fc.constant(restyled)),
      ),
      { maxLength: 2 },
    )
    .map((entries) => formatEntries(distinct(entries)));

const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });

const look = fc
  .record({
    bold: fc.boolean(),
    italic: fc.boolean(),
    strike: fc.boolean(),
    highlight: seldom(fc.constantFrom(...HIGHLIGHTS)),
    link: seldom(fc.constantFrom('https://a.example/x?y=1&z=2', 'mailto:a@b.example')),
    mention: seldom(fc.constantFrom(...PEOPLE)),
    vertical: seldom(fc.constantFrom('superscript', 'subscript')),
    underline: fc.boolean(),
  })
  .map((chosen) => {
    const marks: ContentMark[] = [];
    for (const type of ['bold', 'italic', 'strike', 'underline'] as const)
      if (chosen[type]) marks.push({ type });
    if (chosen.vertical) marks.push({ type: chosen.vertical });
    if (chosen.highlight) marks.push({ type: 'highlight', attrs: { colour: chosen.highlight } });
    if (chosen.link) marks.push({ type: 'link', attrs: { href: chosen.link } });
    if (chosen.mention) marks.push({ type: 'mention', attrs: { person: chosen.mention } });
    return marks;
  });
const words = fc.oneof(
  fc.constantFrom(
    'פיצול סמכויות ',
    'לפי OECD (2024), 12.5% ',
    'Word 365, ',
    'שִׁלְטוֹן "<&>" ',
    'تقرير ',
    ' ',
    '👩‍⚖️ 3–4',
  ),
  fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !text.includes('\u0000')),
);

const runMarks = fc
  .tuple(look, textEntries, fc.subarray([...THREAD_IDS], { maxLength: 2 }))
  .map(([marks, entries, threads]) => [
    ...marks,
    ...entries.map(markOfEntry),
    ...threads.map((thread) => ({ type: 'comment', attrs: { id: thread } })),
  ]);
const text = (letters: string, marks: readonly ContentMark[]): ContentNode => ({
  type: 'text',
  text: letters,
  ...(marks.length > 0 && { marks }),
});
const run = fc.tuple(words, runMarks).map(([letters, marks]) => text(letters, marks));
const reference = fc
  .tuple(fc.oneof(BLOCK_ID, NOTE_ID), runMarks)
  .map(([to, marks]) =>
    text(REFERENCE_CHARACTER, [...marks, { type: 'reference', attrs: { to } }]),
  );
const proposedEnd = entryOf('insertion', noTo).map((entry) =>
  text(BREAK_CHARACTER, [markOfEntry(entry), { type: BREAK_MARK }]),
);
const note = fc
  .tuple(NOTE_ID, fc.array(fc.oneof(run, reference), { minLength: 1, maxLength: 2 }))
  .map(([of, runs]) =>
    runs.map((one) =>
      text(one.text ?? '', [...(one.marks ?? []), { type: 'footnote', attrs: { id: of } }]),
    ),
  );
const inline = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: run.map((one) => [one]) },
      reference.map((one) => [one]),
      proposedEnd.map((one) => [one]),
      note,
      fc.constant<ContentNode[]>([{ type: 'hardBreak' }]),
    ),
    { maxLength: 5 },
  )
  .map((pieces) => pieces.flat());

const made = (
  type: string,
  attrs: Readonly<Record<string, unknown>>,
  content: readonly ContentNode[],
): ContentNode => {
  const told = Object.entries(attrs).filter(([, value]) => value !== null);
  return {
    type,
    ...(told.length > 0 && { attrs: Object.fromEntries(told) }),
    ...(content.length > 0 && { content }),
  };
};

const direction = seldom(fc.constantFrom('ltr', 'rtl'));
const aligned = {
  id: seldom(BLOCK_ID),
  dir: direction,
  align: seldom(fc.constantFrom('center', 'end', 'justify')),
};
const paragraph = fc
  .tuple(fc.record({ ...aligned, proposed: blockEntries('align=center') }), inline)
  .map(([attrs, content]) => made('paragraph', attrs, content));
const heading = fc
  .tuple(
    fc.record({
      ...aligned,
      level: fc.constantFrom(1, 2, 3, 4),
      numbered: seldom(fc.constant('no')),
      proposed: blockEntries('level=#2'),
    }),
    inline,
  )
  .map(([attrs, content]) => made('heading', attrs, content));
const line = (type: string) =>
  fc
    .tuple(
      fc.record({ id: seldom(BLOCK_ID), dir: direction, proposed: blockEntries('dir=ltr') }),
      inline,
    )
    .map(([attrs, content]) => made(type, attrs, content));
const figure = fc
  .tuple(
    fc.record({
      id: seldom(BLOCK_ID),
      file: seldom(fc.constant('ab'.repeat(32))),
      alt: seldom(fc.constantFrom('תרשים <א>', ' ')),
      pixels: seldom(fc.constant('640x480')),
      width: seldom(fc.constantFrom(10, 50, 100)),
      proposed: blockEntries('width=#60'),
    }),
    inline,
  )
  .map(([attrs, content]) => made('figure', attrs, content));

const list = (depth: number): fc.Arbitrary<ContentNode> => {
  const flow = flowOf(depth - 1);
  const items = (type: string, checked: fc.Arbitrary<string | null>) =>
    fc.array(
      fc
        .tuple(fc.record({ checked, proposed: blockEntries('checked=yes') }), flow)
        .map(([attrs, content]) => made(type, attrs, content)),
      { minLength: 1, maxLength: 3 },
    );
  const base = { id: seldom(BLOCK_ID), proposed: blockEntries('start=#4') };
  return fc.oneof(
    fc
      .tuple(fc.record(base), items('listItem', noTo))
      .map(([attrs, content]) => made('bulletList', attrs, content)),
    fc
      .tuple(
        fc.record({
          ...base,
          start: seldom(fc.constantFrom(1, 5)),
          style: seldom(fc.constantFrom(...LIST_STYLES)),
        }),
        items('listItem', noTo),
      )
      .map(([attrs, content]) => made('orderedList', attrs, content)),
    fc
      .tuple(fc.record(base), items('taskItem', seldom(fc.constant('yes'))))
      .map(([attrs, content]) => made('taskList', attrs, content)),
  );
};
const flowOf = (depth: number): fc.Arbitrary<ContentNode[]> =>
  fc.array(depth > 0 ? fc.oneof({ weight: 3, arbitrary: paragraph }, list(depth)) : paragraph, {
    minLength: 1,
    maxLength: 3,
  });

const frame = fc
  .tuple(
    fc.constantFrom('blockquote', 'callout', ...TYPED_BLOCKS),
    fc.record({ id: seldom(BLOCK_ID), proposed: blockEntries('dimension=regulation') }),
    fc.record({
      tone: seldom(fc.constantFrom(...CALLOUT_TONES)),
      dimension: seldom(fc.constantFrom(...DIMENSIONS)),
      links: seldom(fc.constant('b-00000001 paper-0001/b-00000002')),
    }),
    flowOf(1),
  )
  .map(([type, attrs, { tone, dimension, links }, content]) => {
    const isTyped = type !== 'blockquote' && type !== 'callout';
    const own = isTyped ? { dimension, links } : type === 'callout' ? { tone } : {};
    return made(type, { ...attrs, ...own }, content);
  });

const cell = fc
  .tuple(
    fc.constantFrom('tableCell', 'tableHeader'),
    fc.record({
      colspan: fc.constantFrom(1, 1, 2),
      rowspan: fc.constantFrom(1, 1, 2),
      colwidth: seldom(fc.constant('120')),
    }),
    fc.array(fc.oneof(paragraph, figure, list(1)), { minLength: 1, maxLength: 2 }),
  )
  .map(([type, attrs, content]) => made(type, attrs, content));
const table = fc
  .tuple(
    fc.record({ id: seldom(BLOCK_ID), proposed: blockEntries('dir=ltr') }),
    fc.array(
      fc
        .tuple(blockEntries('dir=ltr'), fc.array(cell, { minLength: 1, maxLength: 3 }))
        .map(([proposed, cells]) => made('tableRow', { proposed }, cells)),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([attrs, rows]) => made('table', attrs, rows));
const sign = fc
  .tuple(
    fc.constantFrom('pageBreak', 'horizontalRule', 'tableOfContents'),
    fc.record({ id: seldom(BLOCK_ID), proposed: blockEntries('dir=ltr') }),
  )
  .map(([type, attrs]) => made(type, attrs, []));

/** Neighbouring texts of one look are one, as in the shared paper. */
export const anyPaper: fc.Arbitrary<ContentNode[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: paragraph },
      { weight: 2, arbitrary: heading },
      line('caption'),
      figure,
      list(2),
      frame,
      table,
      sign,
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((content) => project(content, () => 'keep'));
