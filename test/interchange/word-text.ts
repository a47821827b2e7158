import { all, type Element, isIn, valIn } from '#test/interchange/xml-tree.ts';

const LABELS = new Set(['Forum', 'Title', 'Facts', 'BlockLabel', 'CalloutLabel', 'AfterTable']);

/**
 * The words of a Word file's main text with all its changes accepted or rejected, notes at their place; without blanks and
 * without what the file says by itself over blocks.
 */
export function wordsOfFile(
  document: Element,
  footnotes: Element | null,
  fate: 'accept' | 'reject',
): string {
  const notes = new Map(
    footnotes
      ? all(footnotes, 'w:footnote').map((note) => [note.attributes.get('w:id') ?? '', note])
      : [],
  );
  const gone = fate === 'accept' ? 'w:del' : 'w:ins';
  const wordsOf = (under: Element): string =>
    all(under, 'w:r')
      .filter((run) => !isIn(run, gone))
      .flatMap((run) => run.children)
      .map((child) => {
        if (child.name === 'w:t' || child.name === 'w:delText') return child.text;
        const note = notes.get(child.attributes.get('w:id') ?? '');
        return child.name === 'w:footnoteReference' && note ? wordsOf(note) : '';
      })
      .join('');
  return all(document, 'w:p')
    .filter((paragraph) => !LABELS.has(valIn(paragraph, 'w:pStyle') ?? ''))
    .map(wordsOf)
    .join('')
    .replaceAll(/\s/g, '');
}
