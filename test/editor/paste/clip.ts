import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Clip, type Pasted, pastedContent } from '#client/editor/paste/convert.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { Writer } from '#test/editor/writer.ts';

export const clipOf = (parts: Partial<Clip>): Clip => ({
  html: '',
  text: '',
  rtf: '',
  files: [],
  ...parts,
});

/** A page as another program puts it on the clipboard; see the folder's README for how each was made. */
export function fixture(name: string): string {
  return readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8');
}

/** What the reader makes of a clip, with ids that can be told in a test: `pasted-0001` … */
export function read(parts: Partial<Clip>, direction: 'rtl' | 'ltr' = 'rtl'): Pasted {
  let count = 0;
  const newId = () => `pasted-${String((count += 1)).padStart(4, '0')}`;
  return pastedContent(clipOf(parts), { direction, newId });
}

export const blocksOf = (html: string, direction: 'rtl' | 'ltr' = 'rtl'): readonly ContentNode[] =>
  read({ html }, direction).content;

/** Gives the editor a paste as the browser does. Resolves to whether the page was told to leave it alone. */
export function paste({ editor }: Writer, parts: Partial<Clip>): boolean {
  const clip = clipOf(parts);
  const forms = new Map([
    ['text/html', clip.html],
    ['text/plain', clip.text],
    ['text/rtf', clip.rtf],
  ]);
  const event = new Event('paste', { bubbles: true, cancelable: true });
  const data = { getData: (type: string) => forms.get(type) ?? '', files: clip.files };
  Object.defineProperty(event, 'clipboardData', { value: data });
  editor.view.dom.dispatchEvent(event);
  return event.defaultPrevented;
}

/** The words of one block, note words in ⟨⟩, as one line. */
export function lineOf(block: ContentNode): string {
  let line = '';
  let note = false;
  const walk = (node: ContentNode): void => {
    const isNote = node.marks?.some(({ type }) => type === 'footnote') ?? false;
    if (node.type === 'text' && isNote !== note) line += isNote ? '⟨' : '⟩';
    if (node.type === 'text') note = isNote;
    line += node.type === 'hardBreak' ? '⏎' : (node.text ?? '');
    node.content?.forEach(walk);
  };
  walk(block);
  return note ? `${line}⟩` : line;
}

/** A paper as indented lines: type, attributes that are set, words. Marks as single letters around their words. */
export function outline(blocks: readonly ContentNode[], indent = ''): string {
  return blocks
    .map((block) => {
      const attrs = Object.entries(block.attrs ?? {})
        // Written with every cell, and one is what they are anyway.
        .filter(
          ([name, value]) => name !== 'id' && !(/^(?:col|row)span$/.test(name) && value === 1),
        )
        .map(([name, value]) => ` ${name}=${String(value)}`)
        .join('');
      const inline = block.content?.some(({ type }) => type === 'text' || type === 'hardBreak');
      if (inline)
        return `${indent}${block.type}${attrs}: ${(block.content ?? []).map(marked).join('')}`;
      const inner = block.content?.length ? `\n${outline(block.content, `${indent}  `)}` : '';
      return `${indent}${block.type}${attrs}${inner}`;
    })
    .join('\n');
}

const SIGNS: Readonly<Record<string, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  superscript: '^',
  subscript: '_',
  highlight: 'h',
  footnote: 'note',
};

function marked({ type, text = '', marks = [] }: ContentNode): string {
  if (type === 'hardBreak') return '⏎';
  return marks.reduceRight((inner, { type: mark, attrs }) => {
    if (mark === 'link') return `<${String(attrs?.['href'])}|${inner}>`;
    return `{${SIGNS[mark] ?? mark} ${inner}}`;
  }, text);
}
