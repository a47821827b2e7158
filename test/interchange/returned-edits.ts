import fc from 'fast-check';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { project } from '#shared/suggestion/projection.ts';

/** Papers of which a copy is edited in Word while others go on in the paper itself. */

const WORDS = [
  'הממשלה',
  'תקבע',
  'תקן',
  'לפי',
  'OECD',
  '2024',
  'בתוך',
  'שנה',
  'אחת',
  'המשרדים',
  'ידווחו',
  'לוועדה',
];
const word = fc.constantFrom(...WORDS);
const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));

export const text = (words: string, ...marks: ContentMark[]): ContentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});

const line = (type: string, attrs: Readonly<Record<string, unknown>> = {}) =>
  sentence.map((words): ContentNode => ({ type, attrs, content: [text(words)] }));
const noted = fc.tuple(sentence, sentence, sentence).map(
  ([before, note, after]): ContentNode => ({
    type: 'paragraph',
    content: [
      text(before),
      text(note, { type: 'footnote', attrs: { id: 'note-00000001' } }),
      text(` ${after}`),
    ],
  }),
);
const list = fc.array(line('paragraph'), { minLength: 1, maxLength: 4 }).map(
  (lines): ContentNode => ({
    type: 'bulletList',
    content: lines.map((one) => ({ type: 'listItem', content: [one] })),
  }),
);
const table = fc
  .array(fc.tuple(line('paragraph'), line('paragraph')), { minLength: 1, maxLength: 3 })
  .map(
    (rows): ContentNode => ({
      type: 'table',
      content: rows.map((cells) => ({
        type: 'tableRow',
        content: cells.map((one) => ({
          type: 'tableCell',
          attrs: { colspan: 1, rowspan: 1 },
          content: [one],
        })),
      })),
    }),
  );
const frame = line('paragraph').map(
  (one): ContentNode => ({ type: 'recommendation', content: [one] }),
);

/** Blocks with names, one note at most. */
export const anySent: fc.Arbitrary<ContentNode[]> = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: line('paragraph') },
        line('heading', { level: 1 }),
        list,
        table,
        frame,
      ),
      { minLength: 1, maxLength: 6 },
    ),
    fc.option(noted, { nil: null }),
  )
  .map(([blocks, note]) => named(note ? [...blocks, note] : blocks));

const NAMED = new Set(['paragraph', 'heading', 'bulletList', 'table', 'recommendation']);

function named(content: readonly ContentNode[]): ContentNode[] {
  let made = 0;
  const name = (node: ContentNode): ContentNode => {
    const id = `block-${String((made += 1)).padStart(5, '0')}`;
    return {
      ...node,
      ...((NAMED.has(node.type) || node.attrs) && {
        attrs: { ...node.attrs, ...(NAMED.has(node.type) && { id }) },
      }),
      ...(node.content && {
        content: node.content.map((one) => (one.type === 'text' ? one : name(one))),
      }),
    };
  };
  return content.map(name);
}

/** One act of somebody, by numbers that choose where and what. */
export interface Act {
  readonly kind: 'word' | 'add' | 'drop' | 'block-add' | 'block-drop' | 'move' | 'item-add';
  readonly where: number;
  readonly what: string;
  readonly isTracked: boolean;
}

export const anyActs = (isTracked: fc.Arbitrary<boolean>): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom('word', 'add', 'drop', 'block-add', 'block-drop', 'move', 'item-add'),
      where: fc.nat(10_000),
      what: sentence.map((words) => `${words} חדש`),
      isTracked,
    }),
    { maxLength: 5 },
  );

/** Whose tracked changes an edited text carries. */
export interface Editor {
  readonly author: string;
  /** Eight letters each. */
  readonly newId: () => string;
  readonly at: number;
}

/** Content after some acts; tracked ones leave both the old and the new in it. */
export function edited(
  content: readonly ContentNode[],
  acts: readonly Act[],
  editor: Editor,
): ContentNode[] {
  let now = [...content];
  for (const act of acts) now = afterAct(now, act, editor);
  return project(now, () => 'keep');
}

function afterAct(content: ContentNode[], act: Act, editor: Editor): ContentNode[] {
  const { kind, where, what, isTracked } = act;
  const id = editor.newId();
  const mark = (type: 'insertion' | 'deletion'): ContentMark => ({
    type,
    attrs: { id, author: editor.author, at: editor.at },
  });
  const proposed = (type: string) => ({
    proposed: `${type}--${id} ${editor.author} ${String(editor.at)}`,
  });
  const fresh = (node: ContentNode): ContentNode =>
    isTracked ? { ...node, attrs: { ...node.attrs, ...proposed('insertion') } } : node;
  const at = where % content.length;
  const one = content[at];
  if (!one) return content;
  switch (kind) {
    case 'block-add':
      return content.toSpliced(at, 0, fresh({ type: 'paragraph', content: [text(what)] }));
    case 'block-drop': {
      if (content.length < 2 || one.attrs?.['proposed']) return content;
      if (!isTracked) return content.toSpliced(at, 1);
      return content.with(at, { ...one, attrs: { ...one.attrs, ...proposed('deletion') } });
    }
    case 'move':
      return isTracked ? content : content.toSpliced(at, 1).toSpliced(where % 3, 0, one);
    case 'item-add': {
      if (one.type !== 'bulletList') return content;
      const item = fresh({
        type: 'listItem',
        content: [{ type: 'paragraph', content: [text(what)] }],
      });
      return content.with(at, { ...one, content: [...(one.content ?? []), item] });
    }
    default:
      return content.with(at, inLine(one, act, { mark, count: { left: where % 4 } }));
  }
}

/** The act in one of the lines of a block. */
function inLine(
  node: ContentNode,
  act: Act,
  means: { mark: (type: 'insertion' | 'deletion') => ContentMark; count: { left: number } },
): ContentNode {
  const { content = [] } = node;
  if (!content.some(({ type }) => type === 'text'))
    return { ...node, content: content.map((child) => inLine(child, act, means)) };
  means.count.left -= 1;
  if (means.count.left !== -1) return node;
  const runs = content.flatMap((run, index): ContentNode[] => {
    if (index !== act.where % content.length) return [run];
    const { text: words = '', marks = [] } = run;
    if (marks.some(({ type }) => type === 'insertion' || type === 'deletion')) return [run];
    const all = words.split(/(?<= )/);
    const place = act.where % (all.length + 1);
    const [head, tail] = [all.slice(0, place).join(''), all.slice(place).join('')];
    const [dropped = ''] = tail.split(/(?<= )/);
    const rest = tail.slice(dropped.length);
    const piece = (letters: string, ...more: ContentMark[]) =>
      letters === '' ? [] : [text(letters, ...marks, ...more)];
    const comes = act.kind === 'drop' ? '' : `${act.what} `;
    const goes = act.kind === 'add' ? '' : dropped;
    const kept = act.kind === 'add' ? tail : rest;
    return act.isTracked
      ? [
          ...piece(head),
          ...piece(goes, means.mark('deletion')),
          ...piece(comes, means.mark('insertion')),
          ...piece(kept),
        ]
      : [...piece(head + comes + kept)];
  });
  return { ...node, content: runs };
}
