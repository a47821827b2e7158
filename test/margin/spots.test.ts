// @vitest-environment jsdom
import { TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { readContent } from '#shared/paper/content.ts';
import { type Placeable, placesOf } from '#shared/thread/place.ts';
import type { Anchor } from '#shared/thread/thread.ts';
import { type Placed, threadSpots } from '#client/thread/spots.ts';
import { aWriter, para, paperOf, type Writer } from '#test/editor/writer.ts';

const marked = (text: string, ...ids: string[]): ContentNode => ({
  type: 'text',
  text,
  marks: ids.map((id) => ({ type: 'comment', attrs: { id } })),
});
const plain = (text: string): ContentNode => ({ type: 'text', text });
const block = (id: string, ...content: ContentNode[]): ContentNode => ({
  type: 'paragraph',
  attrs: { id },
  content,
});
const inList = (...items: ContentNode[]): ContentNode => ({
  type: 'bulletList',
  attrs: { id: 'list-0001' },
  content: items.map((item) => ({ type: 'listItem', content: [item] })),
});

const PAPER = () =>
  paperOf(
    para('פתיחה', 'start-001'),
    block(
      'words-001',
      plain('לצד אלה '),
      marked('אתגרים מערכתיים', 'AAAAAAAA'),
      plain(' וכן הלאה'),
    ),
    inList(
      block('item-0001', marked('סעיף ראשון', 'BBBBBBBB', 'CCCCCCCC')),
      block('item-0002', marked('וסעיף שני', 'BBBBBBBB'), plain(' עם זנב')),
    ),
    block('quote-001', plain('מילים שחוזרות פעם אחת בלבד')),
  );

const passage = (blockId: string | null): Anchor => ({ kind: 'passage', blockId });
const GROUP = { id: 'group-0001', name: 'ירושלים' };
const aThread = (id: string, about: Partial<Placed> = {}): Placed => ({
  id,
  anchor: passage(null),
  quote: '',
  group: null,
  ...about,
});
const THREADS: readonly Placed[] = [
  aThread('AAAAAAAA', { anchor: passage('words-001'), quote: 'אתגרים מערכתיים' }),
  aThread('BBBBBBBB', { anchor: passage('item-0001') }),
  aThread('CCCCCCCC'),
  aThread('DDDDDDDD', { group: GROUP, quote: 'חוזרות פעם אחת', anchor: passage('quote-001') }),
  aThread('EEEEEEEE', { anchor: { kind: 'block', blockId: 'list-0001' } }),
  aThread('FFFFFFFF', { anchor: { kind: 'paper' } }),
  aThread('GGGGGGGG', { quote: 'נמחק', anchor: passage('gone-0001') }),
  // Open, and its mark went astray: a quote that long is found all the same.
  aThread('HHHHHHHH', { quote: 'מילים שחוזרות פעם', anchor: passage('quote-001') }),
];

const wordsAt = ({ editor }: Writer, id: string): string | null => {
  const { doc } = editor.state;
  const spot = threadSpots(doc, THREADS).get(id);
  return spot ? doc.textBetween(spot.from, spot.to, '|', '¬') : null;
};

describe('where threads stand in the editor', () => {
  it('[MG3] is where their mark, their block or their quote is', () => {
    const writer = aWriter(PAPER());
    expect(THREADS.map(({ id }) => wordsAt(writer, id))).toEqual([
      'אתגרים מערכתיים',
      'סעיף ראשון|וסעיף שני',
      'סעיף ראשון',
      'חוזרות פעם אחת',
      'סעיף ראשון|וסעיף שני עם זנב',
      null,
      null,
      'מילים שחוזרות פעם',
    ]);
  });

  it('[MG3] names the block of the first level in which it begins', () => {
    const writer = aWriter(PAPER());
    const { doc } = writer.editor.state;
    const spot = threadSpots(doc, THREADS).get('CCCCCCCC');
    expect(spot && doc.nodeAt(spot.block)?.attrs['id']).toBe('list-0001');
  });

  it('[MG3] goes when the passage goes, and comes back when that is undone', () => {
    const writer = aWriter(PAPER());
    const spot = threadSpots(writer.editor.state.doc, THREADS).get('AAAAAAAA');
    writer.editor.commands.deleteRange(spot ?? { from: 0, to: 0 });
    expect(wordsAt(writer, 'AAAAAAAA')).toBeNull();
    writer.editor.commands.undo();
    expect(wordsAt(writer, 'AAAAAAAA')).toBe('אתגרים מערכתיים');
  });

  it('[MG3] is what the server’s rule says, after any edits', () => {
    const edit = fc.oneof(
      fc.record({
        kind: fc.constant('type' as const),
        at: fc.nat(200),
        text: fc.constantFrom('א', 'בג ', 'x'),
      }),
      fc.record({
        kind: fc.constant('delete' as const),
        at: fc.nat(200),
        size: fc.integer({ min: 1, max: 20 }),
      }),
      fc.record({ kind: fc.constant('split' as const), at: fc.nat(200) }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const writer = aWriter(PAPER());
        const { editor } = writer;
        for (const one of edits) {
          const { size } = editor.state.doc.content;
          const at = Math.min(one.at, size);
          if (one.kind === 'type') writer.typeAt(at, one.text);
          else {
            const { tr } = editor.state;
            editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at))));
            if (one.kind === 'split') editor.commands.splitBlock();
            else {
              const { from } = editor.state.selection;
              editor.commands.deleteRange({ from, to: Math.min(from + one.size, size) });
            }
          }
        }
        const spots = threadSpots(editor.state.doc, THREADS);
        const places = placesOf(readContent(writer.doc), THREADS.map(asPlaceable));
        const here = THREADS.map(({ id }) => spots.get(id)).map(
          (spot) => spot && [spot.from, spot.to],
        );
        const told = THREADS.map(({ id }) => places.get(id)).map((place) =>
          place?.kind === 'block' ? [place.order, place.end] : undefined,
        );
        expect(here).toEqual(told);
        writer.close();
      }),
      { numRuns: 60 },
    );
  });
});

function asPlaceable({ id, anchor, quote, group }: Placed): Placeable {
  return { id, anchor, quote, isPrivate: group !== null };
}
