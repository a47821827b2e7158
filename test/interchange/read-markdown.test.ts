import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAny } from '#server/interchange/reading/read-any.ts';
import { markdownOf } from '#shared/interchange/markdown.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import { modelOf } from '#shared/interchange/paper-to-model.ts';
import { speaker } from '#shared/locale/say.ts';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { project } from '#shared/suggestion/projection.ts';

const say = speaker('he');
const LAYOUT = { headings: 'decimal', paragraphs: false } as const;

async function read(text: string | Uint8Array) {
  let made = 0;
  const newId = () => `id${String((made += 1)).padStart(6, '0')}`;
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const found = await readAny(bytes, { now: Date.UTC(2026, 10, 1), newId });
  const count = (code: string) => found.report.find((one) => one.code === code)?.count ?? 0;
  return { ...found, content: contentOf(found.model), count };
}

const written = (content: readonly ContentNode[]): string =>
  markdownOf(modelOf(content, LAYOUT, say), {
    title: 'נייר: Draft 2',
    typed: (of, number) => `${say(`editor.block.${of}`)} ${number ?? ''}`.trim(),
    tone: (tone) => say(`tools.tone.${tone ?? 'note'}`),
    noImage: 'אין תמונה',
    imageAddress: (file) => `/images/${file}`,
    broken: '?',
  });

const text = (words: string, ...marks: ContentMark[]): ContentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const made = (
  type: string,
  content: readonly ContentNode[],
  attrs: Readonly<Record<string, unknown>> = {},
): ContentNode => {
  const told = Object.entries(attrs).filter(([, value]) => value !== null);
  return {
    type,
    ...(told.length > 0 && { attrs: Object.fromEntries(told) }),
    ...(content.length > 0 && { content }),
  };
};

/** Words without blanks at their ends, many of which would be signs. */
const words = fc.constantFrom(
  'פיצול סמכויות',
  'לפי OECD (2024)',
  '12.5%',
  '"<b>&amp;"',
  '*כוכב*',
  '_קו_ ~גל~',
  '# סולם',
  '1. אחת',
  '- מקף',
  '+',
  '===',
  '![x](y)',
  '[^1]',
  'www.gov.il',
  'https://gov.il/a_b*c',
  'a@gov.il',
  'א|ב',
  'סוף\\',
  'שִׁלְטוֹן',
  '`קוד`',
  '> חץ',
);
const look = fc
  .subarray(['bold', 'italic', 'strike', 'superscript', 'underline'], { maxLength: 2 })
  .chain((types) =>
    fc
      .boolean()
      .map((isLink): ContentMark[] => [
        ...types.map((type) => ({ type })),
        ...(isLink ? [{ type: 'link', attrs: { href: 'https://a.example/x_y?z=1&w=(2)' } }] : []),
      ]),
  );
const run = fc
  .tuple(words, fc.oneof(fc.constant<ContentMark[]>([]), look))
  .map(([one, marks]) => text(one, ...marks));
const glue = fc.constantFrom([text(' ')], [], [text(', ')], [made('hardBreak', [])]);
const note = fc
  .tuple(words, fc.integer({ min: 1, max: 99 }))
  .map(([one, n]) =>
    text(one, { type: 'footnote', attrs: { id: `n-${String(n).padStart(8, '0')}` } }),
  );
const inlineOf = (pieces: fc.Arbitrary<ContentNode>) =>
  fc
    .tuple(pieces, fc.array(fc.tuple(glue, pieces), { maxLength: 3 }))
    .map(([first, rest]) => [first, ...rest.flatMap(([between, one]) => [...between, one])]);
const inline = inlineOf(fc.oneof({ weight: 5, arbitrary: run }, note));
const paragraph = inline.map((content) => made('paragraph', content));
const flow = (depth: number): fc.Arbitrary<ContentNode[]> =>
  fc
    .tuple(
      paragraph,
      fc.array(depth === 0 ? paragraph : fc.oneof(paragraph, list(depth - 1)), { maxLength: 2 }),
    )
    .map(([first, rest]) => [first, ...rest]);
const list = (depth: number): fc.Arbitrary<ContentNode> =>
  fc.oneof(
    ...(
      [
        ['bulletList', 'listItem', {}],
        ['orderedList', 'listItem', {}],
        ['orderedList', 'listItem', { start: 7 }],
        ['orderedList', 'listItem', { style: 'hebrew' }],
      ] as const
    ).map(([type, item, attrs]) =>
      fc.array(flow(depth), { minLength: 1, maxLength: 3 }).map((items) =>
        made(
          type,
          items.map((one) => made(item, one)),
          attrs,
        ),
      ),
    ),
    fc.array(fc.tuple(flow(depth), fc.boolean()), { minLength: 1, maxLength: 3 }).map((items) =>
      made(
        'taskList',
        items.map(([one, isDone]) => made('taskItem', one, { checked: isDone ? 'yes' : null })),
      ),
    ),
  );
const heading = fc
  .tuple(fc.constantFrom(1, 2, 3, 4), inlineOf(words.map((one) => text(one))))
  .map(([level, content]) =>
    made(
      'heading',
      content.filter(({ type }) => type !== 'hardBreak'),
      { level },
    ),
  );
const frame = fc
  .tuple(fc.constantFrom('blockquote', 'callout', 'recommendation', 'challenge'), flow(1))
  .map(([type, content]) => made(type, content));
const cell = inlineOf(run).map((content) => [made('paragraph', content)]);
const table = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([width, height]) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  )
  .map((rows) =>
    made(
      'table',
      rows.map((cells, at) =>
        made(
          'tableRow',
          cells.map((content) =>
            made(at === 0 ? 'tableHeader' : 'tableCell', content, { colspan: 1, rowspan: 1 }),
          ),
        ),
      ),
    ),
  );
const anyMarkdownPaper = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: paragraph },
      { weight: 2, arbitrary: heading },
      list(2),
      frame,
      table,
      fc.constant(made('horizontalRule', [])),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((content) => project(content, () => 'keep'));

/** Without ids of notes, which are made anew, and without directions, which letters say. */
function plain(content: readonly ContentNode[]): ContentNode[] {
  let notes = 0;
  const walk = (nodes: readonly ContentNode[]): ContentNode[] => {
    let before: unknown = null;
    return nodes.map((node) => {
      const { dir: _, ...attrs } = node.attrs ?? {};
      const id = node.marks?.find(({ type }) => type === 'footnote')?.attrs?.['id'] ?? null;
      if (id !== null && id !== before) notes += 1;
      before = id;
      const marks = (node.marks ?? []).map(
        (mark): ContentMark =>
          mark.type === 'footnote' ? { ...mark, attrs: { id: notes } } : mark,
      );
      const { marks: __, attrs: ___, content: inner, ...rest } = node;
      return {
        ...rest,
        ...(Object.keys(attrs).length > 0 && { attrs }),
        ...(marks.length > 0 && {
          marks: marks.toSorted((one, other) => (one.type < other.type ? -1 : 1)),
        }),
        ...(inner && { content: walk(inner) }),
      };
    });
  };
  return project(walk(content), () => 'keep');
}

describe('Markdown that this house wrote', () => {
  it('[IN71] is read as the paper that it was, for what Markdown can say', async () => {
    await fc.assert(
      fc.asyncProperty(anyMarkdownPaper, async (content) => {
        const found = await read(written(content));
        expect(found.title).toBe('נייר: Draft 2');
        expect(plain(found.content)).toEqual(plain(content));
      }),
      { numRuns: 300 },
    );
  });
});
