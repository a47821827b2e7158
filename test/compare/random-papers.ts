import fc from 'fast-check';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';

const WORDS = [
  'הממשלה',
  'שלום',
  'צה"ל',
  'בית־ספר',
  'מחוז',
  'הדרום',
  'דו״ח',
  'שָׁלוֹם',
  'policy',
  '2026',
  'יו"ר',
  'תיאום',
  'אחריות',
  'המחוז',
  'של',
  'את',
  'לא',
  'כל',
  'רשות',
  'תקציב',
];
const SIGNS = [' ', ' ', ' ', ' ', ', ', '. ', '  ', ' - ', '\u00A0'];

const word = fc.constantFrom(...WORDS);
const words = fc
  .array(fc.tuple(word, fc.constantFrom(...SIGNS)), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.flat().join(''));
const marks: fc.Arbitrary<readonly ContentMark[]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.constant([{ type: 'bold' }]) },
  { weight: 1, arbitrary: fc.constant([{ type: 'bold' }, { type: 'italic' }]) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('https://a.example/', 'https://b.example/')
      .map((href) => [{ type: 'link', attrs: { href } }]),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('note-one-1', 'note-two-2')
      .map((id) => [{ type: 'footnote', attrs: { id } }]),
  },
);
const text: fc.Arbitrary<ContentNode> = fc
  .tuple(words, marks)
  .map(([own, on]) => ({ type: 'text', text: own, ...(on.length > 0 && { marks: on }) }));
const pointer: fc.Arbitrary<ContentNode> = fc
  .constantFrom('block-aaaa', 'block-bbbb')
  .map((to) => ({
    type: 'text',
    text: REFERENCE_CHARACTER,
    marks: [{ type: 'reference', attrs: { to } }],
  }));
const inline = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: text },
    { weight: 1, arbitrary: pointer },
    { weight: 1, arbitrary: fc.constant<ContentNode>({ type: 'hardBreak' }) },
  ),
  { maxLength: 4 },
);

/** Ids from few, so that chance makes many of them meet, and some stand twice. */
const id = fc.oneof(
  fc.nat({ max: 30 }).map((number) => `block-${String(1000 + number)}`),
  fc.constant(null),
);
const attrs = (own: fc.Arbitrary<Record<string, unknown>>) =>
  fc.tuple(id, own).map(([known, rest]) => ({ ...rest, ...(known !== null && { id: known }) }));
const plain = attrs(fc.constantFrom<Record<string, unknown>>({}, {}, {}, { align: 'center' }));

const paragraph: fc.Arbitrary<ContentNode> = fc
  .tuple(plain, inline)
  .map(([own, content]) => ({ type: 'paragraph', attrs: own, content }));
const heading: fc.Arbitrary<ContentNode> = fc
  .tuple(attrs(fc.nat({ max: 2 }).map((level) => ({ level: level + 1 }))), inline)
  .map(([own, content]) => ({ type: 'heading', attrs: own, content }));
const list: fc.Arbitrary<ContentNode> = fc
  .tuple(
    fc.constantFrom('bulletList', 'orderedList'),
    attrs(fc.constant({})),
    fc.array(fc.array(paragraph, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
  )
  .map(([type, own, items]) => ({
    type,
    attrs: own,
    content: items.map((content) => ({ type: 'listItem', content })),
  }));
const box: fc.Arbitrary<ContentNode> = fc
  .tuple(
    fc.constantFrom('blockquote', 'callout', 'recommendation'),
    attrs(fc.constantFrom<Record<string, unknown>>({}, { links: 'block-1001' })),
    fc.array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 3 }),
  )
  .map(([type, own, content]) => ({ type, attrs: own, content }));
const table: fc.Arbitrary<ContentNode> = fc
  .tuple(attrs(fc.constant({})), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .chain(([own, columns, rows]) =>
    fc
      .array(fc.array(paragraph, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      })
      .map((grid) => ({
        type: 'table',
        attrs: own,
        content: grid.map((cells) => ({
          type: 'tableRow',
          content: cells.map((cell) => ({ type: 'tableCell', content: [cell] })),
        })),
      })),
  );
const leaf: fc.Arbitrary<ContentNode> = plain.map(({ id: known }) => ({
  type: 'pageBreak',
  ...(known !== undefined && { attrs: { id: known } }),
}));
const figure: fc.Arbitrary<ContentNode> = fc
  .tuple(
    attrs(fc.constantFrom('a', 'b').map((letter) => ({ file: letter.repeat(64), pixels: '2x2' }))),
    inline,
  )
  .map(([own, content]) => ({ type: 'figure', attrs: own, content }));

export const block = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  { weight: 2, arbitrary: heading },
  { weight: 2, arbitrary: list },
  { weight: 1, arbitrary: box },
  { weight: 1, arbitrary: table },
  { weight: 1, arbitrary: leaf },
  { weight: 1, arbitrary: figure },
);
export const paper = fc.array(block, { maxLength: 12 });

/** What people do to a paper, as the blocks it leaves. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), from: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), block }),
  fc.record({ kind: fc.constant('word' as const), at: fc.nat(), letter: fc.nat(), word }),
  fc.record({ kind: fc.constant('bold' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('wrap' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('unwrap' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('reverse' as const), at: fc.nat() }),
);

/** A paper, and the same paper after some edits. */
export const editedPaper = fc
  .tuple(paper, fc.array(edit, { maxLength: 6 }))
  .map(([old, edits]) => ({ old, new: edits.reduce(after, old) }));

function after(
  blocks: readonly ContentNode[],
  change: typeof edit extends fc.Arbitrary<infer E> ? E : never,
): ContentNode[] {
  const next = [...blocks];
  const place = (at: number) => (next.length === 0 ? 0 : at % next.length);
  if (change.kind === 'insert') {
    next.splice(place(change.at), 0, change.block);
    return next;
  }
  if (next.length === 0) return next;
  if (change.kind === 'move') {
    const [moved] = next.splice(place(change.from), 1);
    if (moved) next.splice(change.to % (next.length + 1), 0, moved);
    return next;
  }
  const at = place(change.at);
  const old = next[at];
  if (!old) return next;
  if (change.kind === 'remove') next.splice(at, 1);
  else if (change.kind === 'wrap') next.splice(at, 1, { type: 'blockquote', content: [old] });
  else if (change.kind === 'unwrap') next.splice(at, 1, ...unwrapped(old));
  else if (change.kind === 'reverse' && old.content && old.type !== 'paragraph')
    next.splice(at, 1, { ...old, content: old.content.toReversed() });
  else if (change.kind === 'word' || change.kind === 'bold')
    next.splice(at, 1, rewritten(old, change));
  return next;
}

function unwrapped(old: ContentNode): readonly ContentNode[] {
  const isBox = old.type === 'blockquote' || old.type === 'callout';
  return isBox ? (old.content ?? []) : [old];
}

function rewritten(
  node: ContentNode,
  change:
    | { readonly kind: 'word'; readonly letter: number; readonly word: string }
    | { readonly kind: 'bold' },
): ContentNode {
  if (node.type === 'text') {
    const { text: own = '' } = node;
    if (change.kind === 'bold') return { ...node, marks: [{ type: 'bold' }] };
    const at = own.length === 0 ? 0 : change.letter % own.length;
    return { ...node, text: `${own.slice(0, at)}${change.word}${own.slice(at)}` };
  }
  const [first, ...rest] = node.content ?? [];
  return first ? { ...node, content: [rewritten(first, change), ...rest] } : node;
}
