import type { Comparison, Difference, Piece } from '#shared/compare/comparison.ts';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { textOf } from '#shared/paper/content.ts';

/** Builders for papers as a test writes them. */
export const text = (words: string, ...marks: ContentMark[]): ContentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
export const block = (
  type: string,
  id: string | null,
  content: readonly (ContentNode | string)[] = [],
  attrs: Readonly<Record<string, unknown>> = {},
): ContentNode => ({
  type,
  attrs: { ...attrs, ...(id !== null && { id }) },
  content: content.map((child) => (typeof child === 'string' ? text(child) : child)),
});
export const par = (id: string | null, ...content: (ContentNode | string)[]) =>
  block('paragraph', id, content);
export const head = (id: string, words: string, level = 1) =>
  block('heading', id, [words], { level });
export const item = (...content: ContentNode[]): ContentNode => ({ type: 'listItem', content });
export const row = (...cells: string[]): ContentNode => ({
  type: 'tableRow',
  content: cells.map((words) => ({ type: 'tableCell', content: [par(null, words)] })),
});
export const BOLD = { type: 'bold' };
export const note = (id: string): ContentMark => ({ type: 'footnote', attrs: { id } });

const wordsOf = (nodes: readonly ContentNode[]) => nodes.map((node) => node.text ?? '⏎').join('');

/** Pieces as a person would mark them: `same [-gone-] {+new+} {~looks different~}`. */
export function marked(pieces: readonly Piece[] | null): string {
  return (pieces ?? [])
    .map((piece) => {
      if (piece.kind === 'same') return wordsOf(piece.new);
      if (piece.kind === 'added') return `{+${wordsOf(piece.new)}+}`;
      if (piece.kind === 'removed') return `[-${wordsOf(piece.old)}-]`;
      if (piece.kind === 'note') return `(${marked(piece.pieces)})`;
      const looks = piece.marks.map(({ type, change }) => `${change} ${type}`).join(', ');
      return `{~${wordsOf(piece.new)}: ${looks}~}`;
    })
    .join('');
}

/** Everything that is not simply the same, one line each, indented by depth. */
export function told({ differences }: Pick<Comparison, 'differences'>, indent = ''): string[] {
  return differences.flatMap((difference) => lineOf(difference, indent));
}

function lineOf(difference: Difference, indent: string): string[] {
  const { kind, old, new: next, move, attributes, pieces, children } = difference;
  const node = next ?? old;
  const below = children ? told({ differences: children }, `${indent}  `) : [];
  if (!node || (kind === 'same' && move === null)) return below;
  const words =
    pieces && kind === 'changed'
      ? marked(pieces)
      : children
        ? ''
        : textOf([node]).replaceAll('\n', '|');
  const changes = attributes.map((one) => `${one.name}: ${String(one.old)} > ${String(one.new)}`);
  const moved = move === null ? '' : ` move ${String(move)}`;
  const line = [`${indent}${kind}${moved} ${node.type}`, ...changes, words].filter(Boolean);
  return [line.join(' | '), ...below];
}
