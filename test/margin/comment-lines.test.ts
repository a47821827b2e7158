// @vitest-environment jsdom
import { type Content, Editor } from '@tiptap/core';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CommentBody, type Line, type Run } from '#shared/thread/comment-body.ts';
import { commentExtensions } from '#client/thread/comment-extensions.ts';
import { docOf, groupsOf, keptLines, linesOf } from '#client/thread/comment-lines.ts';

function aField(content: Content = ''): Editor {
  const editor = new Editor({
    content,
    element: document.createElement('div'),
    extensions: commentExtensions(() => ({ send: () => undefined, leave: () => undefined })),
    injectCSS: false,
    editorProps: { handleScrollToSelection: () => true },
  });
  onTestFinished(() => editor.destroy());
  return editor;
}

const written = (html: string): CommentBody => linesOf(aField(html).state.doc);

describe('a comment’s field', () => {
  it('[MG4] gives bold, lists, links and people as a comment says them', () => {
    const html =
      '<p>קודם <strong>חשוב</strong></p><ul><li><p>נתוני OECD</p></li><li><p><a href="https://example.org">אתר</a></p></li></ul><ol><li><p><span data-person="person-0001">רכזת</span></p></li></ol>';
    expect(written(html)).toEqual([
      { runs: [{ text: 'קודם ' }, { text: 'חשוב', bold: true }] },
      { list: 'bullet', runs: [{ text: 'נתוני OECD' }] },
      { list: 'bullet', runs: [{ text: 'אתר', href: 'https://example.org' }] },
      { list: 'number', runs: [{ text: 'רכזת', person: 'person-0001' }] },
    ]);
  });

  it('[MG4] makes two lines of a line end, and leaves blank ends out', () => {
    expect(written('<p></p><p>אחת<br>שתיים</p><p>  </p>')).toEqual([
      { runs: [{ text: 'אחת' }] },
      { runs: [{ text: 'שתיים' }] },
    ]);
    expect(written('<p> </p>')).toEqual([]);
  });

  it('[MG4] leaves out signs that turn the words around them, and addresses that are not safe', () => {
    expect(written('<p>א\u202Eב\u0007ג</p>')).toEqual([{ runs: [{ text: 'אבג' }] }]);
    expect(written('<p><a href="javascript:alert(1)">x</a></p>')).toEqual([
      { runs: [{ text: 'x' }] },
    ]);
  });

  it('[MG4] has no list within a list', () => {
    const lines = written('<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>');
    expect(lines.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual(['a', 'b']);
    expect(CommentBody.safeParse(lines).success).toBe(true);
  });

  const run: fc.Arbitrary<Run> = fc
    .record({
      text: fc.string({
        unit: fc.constantFrom('א', 'ב', 'x', ' ', '1', '.'),
        minLength: 1,
        maxLength: 8,
      }),
      look: fc.constantFrom('plain', 'bold', 'link', 'person'),
    })
    .map(({ text, look }) => ({
      text,
      ...(look === 'bold' && { bold: true as const }),
      ...(look === 'link' && { href: 'https://example.org/a' }),
      ...(look === 'person' && { person: 'person-0001' }),
    }));
  const line: fc.Arbitrary<Line> = fc
    .record({
      list: fc.constantFrom(undefined, 'bullet' as const, 'number' as const),
      runs: fc.array(run, { maxLength: 4 }),
    })
    .map(({ list, runs }) => ({ ...(list && { list }), runs: joined(runs) }));

  it('[MG4] shows any comment again as it was sent', () => {
    const editor = aField();
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const body = CommentBody.safeParse(lines);
        fc.pre(body.success && isFilled(lines[0]) && isFilled(lines.at(-1)));
        const doc = editor.schema.nodeFromJSON(docOf(lines));
        doc.check();
        expect(linesOf(doc)).toEqual(lines);
      }),
    );
  });

  it('[MG4] draws neighbouring items of one kind as one list', () => {
    const item = (list?: 'bullet' | 'number'): Line => ({ ...(list && { list }), runs: [] });
    const groups = groupsOf([item('bullet'), item('bullet'), item('number'), item(), item()]);
    expect(groups.map(({ list, lines }) => [list, lines.length])).toEqual([
      ['bullet', 2],
      ['number', 1],
      [undefined, 1],
      [undefined, 1],
    ]);
  });

  it('[MG5] reads a kept draft, also one that is too long to send, and nothing that is none', () => {
    const long = [{ runs: [{ text: 'א'.repeat(9000) }] }];
    expect(keptLines(JSON.stringify(long))).toEqual(long);
    for (const text of ['', 'null', '{', '[1]', '[{"runs":[3]}]'])
      expect(keptLines(text)).toEqual([]);
  });
});

const isFilled = (line: Line | undefined): boolean =>
  line !== undefined && line.runs.some(({ text }) => text.trim() !== '');

/** Neighbours of one look are one run, as an editor holds them. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const { text, ...look } of runs) {
    const last = all.at(-1);
    const { text: before = '', ...lastLook } = last ?? {};
    if (last && JSON.stringify(look) === JSON.stringify(lastLook)) {
      all[all.length - 1] = { text: before + text, ...look };
    } else all.push({ text, ...look });
  }
  return all;
}
