import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MAX_DEPTH } from '#shared/paper/schema.ts';
import type { RefusalCode } from '#shared/refusal/refusal.ts';
import { aDesk, code, element, text } from '#test/room/desk.ts';

describe('the shape of a change', () => {
  const push =
    (...made: unknown[]) =>
    (fragment: Y.XmlFragment) =>
      fragment.push(made as Y.XmlElement[]);
  const FINE: readonly [string, (fragment: Y.XmlFragment) => void][] = [
    ['a letter', (fragment) => text(fragment).insert(3, 'x')],
    ['a paragraph', push(element('paragraph', { id: 'block-new' }, [new Y.XmlText('חדש')]))],
    ['a heading of level 4', push(element('heading', { level: 4, id: 'block-new' }))],
    ['a line break', (fragment) => (fragment.get(0) as Y.XmlElement).push([element('hardBreak')])],
    ['bold as the editor writes it', (fragment) => text(fragment).format(0, 3, { bold: {} })],
    ['bold as others write it', (fragment) => text(fragment).format(0, 3, { bold: true })],
    ['a link', (fragment) => text(fragment).format(0, 3, { link: { href: 'https://a.test/' } })],
    ['a remark', (fragment) => text(fragment).format(0, 3, { 'comment--Thread01': {} })],
    ['an attribute', (fragment) => (fragment.get(0) as Y.XmlElement).setAttribute('dir', 'ltr')],
    [
      'an attribute taken away',
      (fragment) => (fragment.get(0) as Y.XmlElement).removeAttribute('id'),
    ],
    [
      'a table',
      push(
        element('table', {}, [
          element('tableRow', {}, [
            element('tableCell', { colspan: 1, rowspan: 1 }, [element('paragraph')]),
          ]),
        ]),
      ),
    ],
    [
      'something made and deleted again',
      (fragment) => {
        fragment.push([element('paragraph')]);
        fragment.delete(fragment.length - 1, 1);
      },
    ],
  ];
  it.each(FINE)('[RM10] may be %s', (_, work) => {
    const desk = aDesk();
    const { fragment, change } = desk.copy();
    expect(code(desk.bring(change(() => work(fragment))))).toBe('taken');
    expect(desk.text).toBe(fragment.toJSON());
  });

  const list = (fragment: Y.XmlFragment) => fragment.get(1) as Y.XmlElement;
  const NESTED = (depth: number): Y.XmlElement =>
    depth === 0
      ? element('paragraph')
      : element('bulletList', {}, [element('listItem', {}, [NESTED(depth - 1)])]);
  const BAD: readonly [string, RefusalCode, (fragment: Y.XmlFragment) => void][] = [
    ['an unknown node', 'unknown-content', push(element('video'))],
    ['a node with the name of a built-in', 'unknown-content', push(element('constructor'))],
    [
      'a node called text',
      'unknown-content',
      (f) => (f.get(0) as Y.XmlElement).push([element('text')]),
    ],
    ['a document in the document', 'unknown-content', push(element('doc'))],
    ['bare text at block level', 'unknown-content', push(new Y.XmlText('x'))],
    ['a hook', 'unknown-content', push(new Y.XmlHook('x'))],
    ['a plain text type', 'unknown-content', push(new Y.Text('x'))],
    ['a map', 'unknown-content', push(new Y.Map())],
    ['a list item outside a list', 'unknown-content', push(element('listItem'))],
    ['a paragraph right in a list', 'unknown-content', (f) => list(f).push([element('paragraph')])],
    [
      'a heading in a quote',
      'unknown-content',
      push(element('blockquote', {}, [element('heading')])),
    ],
    [
      'a paragraph in a paragraph',
      'unknown-content',
      (f) => (f.get(0) as Y.XmlElement).push([element('paragraph')]),
    ],
    ['text right in a list', 'unknown-content', (f) => list(f).push([new Y.XmlText('x')])],
    ['an unknown mark', 'unknown-content', (f) => text(f).format(0, 2, { blink: {} })],
    [
      'a mark with a key for overlaps',
      'unknown-content',
      (f) => text(f).format(0, 2, { 'bold--AAAAAAAA': {} }),
    ],
    [
      'a mark with the name of a built-in',
      'unknown-content',
      (f) => text(f).format(0, 2, { valueOf: {} as never }),
    ],
    [
      'a mark with a strange key',
      'unknown-content',
      (f) => text(f).format(0, 2, { bold: { x: 1 } }),
    ],
    ['a mark whose value is a list', 'unsafe-content', (f) => text(f).format(0, 2, { bold: [] })],
    [
      'a mark whose value is a text',
      'unsafe-content',
      (f) => text(f).format(0, 2, { bold: 'yes' }),
    ],
    [
      'a link that runs',
      'unsafe-content',
      (f) => text(f).format(0, 2, { link: { href: 'javascript:alert(1)' } }),
    ],
    [
      'a link that is no text',
      'unsafe-content',
      (f) => text(f).format(0, 2, { link: { href: ['https://a.test'] } }),
    ],
    ['an embedded object', 'unknown-content', (f) => text(f).insertEmbed(0, { image: 'x' })],
    [
      'an unknown attribute',
      'unknown-content',
      (f) => (f.get(0) as Y.XmlElement).setAttribute('onclick', 'x'),
    ],
    [
      'an attribute of a built-in name',
      'unknown-content',
      (f) => (f.get(0) as Y.XmlElement).setAttribute('constructor', 'x'),
    ],
    [
      'an attribute that is a list',
      'unsafe-content',
      (f) => (f.get(0) as Y.XmlElement).setAttribute('dir', ['script'] as never),
    ],
    [
      'an attribute that is a record',
      'unsafe-content',
      (f) => (f.get(0) as Y.XmlElement).setAttribute('id', { a: 1 } as never),
    ],
    [
      'an attribute that is a shared type',
      'unknown-content',
      (f) => (f.get(0) as Y.XmlElement).setAttribute('id', new Y.Map() as never),
    ],
    [
      'an attribute of bytes',
      'unknown-content',
      (f) => (f.get(0) as Y.XmlElement).setAttribute('id', new Uint8Array(2) as never),
    ],
    ['a level that no heading has', 'unsafe-content', push(element('heading', { level: 9 }))],
    ['a direction that is none', 'unsafe-content', push(element('paragraph', { dir: 'auto' }))],
    ['an attribute of a text', 'unknown-content', (f) => text(f).setAttribute('id', 'block-new')],
    ['nesting without end', 'unknown-content', push(NESTED(MAX_DEPTH))],
    [
      'bad content inside good',
      'unknown-content',
      push(element('blockquote', {}, [element('paragraph', {}, [element('video')])])),
    ],
  ];
  it.each(BAD)('[RM10] may not be %s', (_, expected, work) => {
    const desk = aDesk();
    const before = desk.text;
    const { fragment, change } = desk.copy();
    expect(code(desk.bring(change(() => work(fragment))))).toBe(expected);
    expect(desk.text).toBe(before);
  });

  it('[RM10] may not be a write into another root', () => {
    const desk = aDesk();
    const { doc, change } = desk.copy();
    expect(code(desk.bring(change(() => doc.getText('other').insert(0, 'x'))))).toBe(
      'unknown-content',
    );
    expect([...desk.live.doc.share.keys()]).toEqual(['default']);
  });

  it.each([
    ['a document in the document', new Y.Doc()],
    ['bytes', new Uint8Array(3)],
    ['a record', { a: 1 }],
    ['a number', 7],
  ])('[RM10] may not be %s among the blocks', (_, content) => {
    const desk = aDesk();
    const { fragment, change } = desk.copy();
    const among = change(() => fragment.push([content as never]));
    expect(code(desk.bring(among))).toBe('unknown-content');
  });

  it('[RM10] judges what follows a deleted neighbour as gone with it', () => {
    const desk = aDesk();
    const one = desk.copy();
    const other = desk.copy();
    const insertion = one.change(() => text(one.fragment).insert(4, 'במקביל'));
    expect(code(desk.bring(other.change(() => other.fragment.delete(0, 1))))).toBe('taken');
    expect(code(desk.bring(insertion))).toBe('taken');
    expect(desk.text).not.toContain('במקביל');
  });

  it('[RM10] takes any run of honest edits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(9), fc.nat(20), fc.string({ maxLength: 5 })), { maxLength: 40 }),
        (steps) => {
          const desk = aDesk();
          const { fragment, change } = desk.copy();
          for (const [kind, at, letters] of steps) {
            const update = change(() => honestEdit(fragment, kind, at, letters));
            expect(['taken', 'nothing']).toContain(code(desk.bring(update)));
          }
          expect(desk.text).toBe(fragment.toJSON());
        },
      ),
      { numRuns: 60 },
    );
  });
});

function honestEdit(fragment: Y.XmlFragment, kind: number, at: number, letters: string): void {
  const block = fragment.length > 0 ? fragment.get(at % fragment.length) : null;
  const inner = block instanceof Y.XmlElement ? block.get(0) : null;
  if (kind < 4 && inner instanceof Y.XmlText) inner.insert(Math.min(at, inner.length), letters);
  else if (kind < 6 && inner instanceof Y.XmlText && inner.length > 0) inner.delete(0, 1);
  else if (kind === 6 && inner instanceof Y.XmlText && inner.length > 1)
    inner.format(0, inner.length - 1, { bold: at % 2 === 0 ? {} : null });
  else if (kind === 7 && fragment.length > 1) fragment.delete(at % fragment.length, 1);
  else
    fragment.insert(Math.min(at, fragment.length), [
      element('paragraph', {}, [new Y.XmlText(letters)]),
    ]);
}
