// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { aWriter, contentOf, paperOf, para, textOf, type Writer } from '#test/editor/writer.ts';

const START = paperOf(para('לפני', 'block-000001'), para('אחרי', 'block-000002'));

/** Builds something odd between two good paragraphs, as a raw client could. */
function withOdd(build: (root: Y.XmlFragment) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, START);
  doc.transact(() => build(doc.getXmlFragment(CONTENT_ROOT)));
  return Y.encodeStateAsUpdate(doc);
}

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}

function text(words: string, formats: Record<string, unknown> = {}): Y.XmlText {
  const made = new Y.XmlText();
  made.insert(0, words, formats);
  return made;
}

const ODD: Readonly<Record<string, () => Y.XmlElement | Y.XmlText | Y.XmlHook>> = {
  'a node of a newer schema': () => element('footnote', element('paragraph', text('סוד'))),
  'bare text at block level': () => text('סוד'),
  'a hook at block level': () => new Y.XmlHook('odd'),
  'a paragraph in a heading': () => element('heading', element('paragraph', text('סוד'))),
  'a paragraph right in a list': () => element('bulletList', element('paragraph', text('סוד'))),
  'an empty quote': () => element('blockquote'),
  'an empty table row': () => element('table', element('tableRow')),
  'a value that is no text inside a text': () => {
    const made = new Y.XmlText();
    made.insertEmbed(0, { image: 'x' });
    return element('paragraph', made);
  },
  'an array as an attribute': () => {
    const made = element('paragraph', text('סוד'));
    made.setAttribute('dir', ['rtl'] as unknown as string);
    return made;
  },
  'an object as a level': () => {
    const made = element('heading', text('סוד'));
    made.setAttribute('level', { of: 1 } as unknown as string);
    return made;
  },
  'a node named doc': () => element('doc', element('paragraph', text('סוד'))),
  'a node named text': () => element('text'),
  'a node named like a property of all objects': () => element('__proto__', text('סוד')),
  'a node named constructor': () => element('constructor', text('סוד')),
};

function vector(writer: Writer): Uint8Array {
  return Y.encodeStateVector(writer.doc);
}

describe('a paper that holds what the editor cannot show', () => {
  it.each(Object.entries(ODD))('[ED7] opens with %s, and leaves it where it is', (_, make) => {
    const state = withOdd((root) => root.insert(1, [make()] as never));
    const writer = aWriter(state);
    const before = vector(writer);
    expect(textOf(writer)).toContain('לפני');
    expect(textOf(writer)).toContain('אחרי');
    writer.editor.state.doc.check();
    writer.editor.commands.focus();
    expect(writer.written()).toBe(0);
    expect(vector(writer)).toEqual(before);
    writer.close();
  });

  it.each(Object.entries(ODD))('[ED7] keeps %s through edits around it', (_, make) => {
    const state = withOdd((root) => root.insert(1, [make()] as never));
    const writer = aWriter(state);
    const kept = writer.doc.getXmlFragment(CONTENT_ROOT).get(1) as unknown;
    writer.typeAt(5, '!');
    writer.editor.commands.splitBlock();
    writer.typeAt(1, '?');
    const children = writer.doc.getXmlFragment(CONTENT_ROOT).toArray() as unknown[];
    expect(children).toContain(kept);
    expect(contentOf(writer).map((node) => node.content?.[0]?.text)).toContain('?לפני!');
  });

  it('[ED7] shows words under an unknown mark, and keeps the mark when they are edited', () => {
    const state = withOdd((root) => {
      root.insert(1, [element('paragraph', text('סוד', { comment: { thread: 'one' } }))]);
    });
    const writer = aWriter(state);
    expect(textOf(writer)).toBe('לפני\nסוד\nאחרי');
    expect(writer.written()).toBe(0);
    writer.typeAt(8, 'X');
    expect(textOf(writer)).toBe('לפני\nסXוד\nאחרי');
    const runs = contentOf(writer)[1]?.content ?? [];
    expect(runs.filter((run) => run.marks).map((run) => run.text)).toEqual(['ס', 'וד']);
  });

  it('[ED7] keeps an unknown mark on the words behind a line break', () => {
    const state = withOdd((root) => {
      root.insert(1, [element('paragraph', text('סוד', { comment: { thread: 'one' } }))]);
    });
    const writer = aWriter(state);
    writer.editor.commands.setTextSelection(8);
    writer.editor.commands.setHardBreak();
    const runs = contentOf(writer)[1]?.content ?? [];
    expect(runs.map((run) => [run.type, run.marks?.[0]?.type])).toEqual([
      ['text', 'comment'],
      ['hardBreak', undefined],
      ['text', 'comment'],
    ]);
  });

  it('[ED7] shows the words of an unsafe link without the link, and does not write', () => {
    const hrefs = ['javascript:alert(1)', { toString: 'x' }, ['a'], 7, 'java\nscript:alert(1)'];
    const state = withOdd((root) => {
      root.insert(
        1,
        hrefs.map((href) => element('paragraph', text('סוד', { link: { href } }))),
      );
    });
    const writer = aWriter(state);
    expect(writer.editor.view.dom.querySelector('a')).toBeNull();
    expect(textOf(writer).match(/סוד/g)).toHaveLength(hrefs.length);
    expect(writer.written()).toBe(0);
  });

  it('[ED7] keeps an attribute of a newer schema when the block is edited', () => {
    const state = withOdd((root) => {
      const made = element('paragraph', text('סוד'));
      made.setAttribute('numbering', 'א');
      root.insert(1, [made]);
    });
    const writer = aWriter(state);
    writer.typeAt(8, 'X');
    writer.editor.commands.updateAttributes('paragraph', { dir: 'ltr' });
    expect(contentOf(writer)[1]?.attrs).toMatchObject({ numbering: 'א', dir: 'ltr' });
  });

  it('[ED7] opens a paper that is nothing but oddities, and typing adds beside them', () => {
    const doc = new Y.Doc();
    const root = doc.getXmlFragment(CONTENT_ROOT);
    root.insert(0, Object.values(ODD).map((make) => make()) as never);
    const writer = aWriter(Y.encodeStateAsUpdate(doc));
    expect(writer.written()).toBe(0);
    const { size } = writer.editor.state.doc.content;
    writer.typeAt(size, 'חדש');
    expect(textOf(writer)).toContain('חדש');
    expect(writer.doc.getXmlFragment(CONTENT_ROOT).length).toBeGreaterThanOrEqual(
      Object.keys(ODD).length,
    );
  });
});
