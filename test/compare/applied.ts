import type { ContentNode } from '#shared/paper/content.ts';
import type { Difference, Path, Piece } from '#shared/compare/comparison.ts';

/** The paper that a reader who holds the old one would make of the differences shown to them. */
export function applied(
  old: readonly ContentNode[],
  differences: readonly Difference[],
): ContentNode[] {
  return differences.flatMap((difference): ContentNode[] => {
    const { kind, from, new: next, children } = difference;
    if (kind === 'removed' || kind === 'left') return [];
    if (kind === 'added') {
      if (!next) throw new Error('What was added is not shown.');
      return [children ? { ...bare(next), content: applied(old, children) } : next];
    }
    const before = nodeAt(old, from);
    return [kind === 'same' ? before : changed(old, before, difference)];
  });
}

function changed(
  old: readonly ContentNode[],
  before: ContentNode,
  { attributes, pieces, children }: Difference,
): ContentNode {
  const attrs: Record<string, unknown> = { ...before.attrs };
  let { type } = before;
  for (const change of attributes) {
    if (change.name === 'type') type = String(change.new);
    else if (change.new === null) delete attrs[change.name];
    else attrs[change.name] = change.new;
  }
  const content = pieces ? wordsOf(pieces) : children ? applied(old, children) : before.content;
  return { type, attrs, ...(content && { content }) };
}

function wordsOf(pieces: readonly Piece[]): ContentNode[] {
  return pieces.flatMap((piece): readonly ContentNode[] => {
    if (piece.kind === 'removed') return [];
    if (piece.kind === 'same') return piece.old;
    if (piece.kind === 'note') {
      const mark = { type: 'footnote', attrs: { id: piece.id } };
      return wordsOf(piece.pieces).map((node) => ({
        ...node,
        marks: [...(node.marks ?? []), mark],
      }));
    }
    return piece.new;
  });
}

function bare({ type, attrs }: ContentNode): ContentNode {
  return { type, ...(attrs && { attrs }) };
}

function nodeAt(content: readonly ContentNode[], path: Path | null): ContentNode {
  let here: readonly ContentNode[] = content;
  let found: ContentNode | undefined;
  for (const at of path ?? []) {
    found = here[at];
    here = found?.content ?? [];
  }
  if (!found) throw new Error(`Nothing stood at ${JSON.stringify(path)}.`);
  return found;
}

/** Paths of all blocks of the old paper as they are shown, each as often as it is. */
export function shownPaths(differences: readonly Difference[]): string[] {
  return differences.flatMap(({ kind, old, from, children }) => {
    const below = children ? shownPaths(children) : [];
    if (kind === 'left' || kind === 'added' || !old || !from) return below;
    const own = [from.join('.')];
    // A changed text has no blocks inside; the rest is shown whole.
    return children ? [...own, ...below] : [...own, ...pathsUnder(old, from)];
  });
}

export function pathsUnder({ content = [] }: ContentNode, path: Path = []): string[] {
  return content.flatMap((child, at) => {
    if (child.type === 'text' || child.type === 'hardBreak') return [];
    const own = [...path, at];
    return [own.join('.'), ...pathsUnder(child, own)];
  });
}

/** Content without the ids of its blocks, and without the pixels that come with an image. */
export function withoutIds(content: readonly ContentNode[]): ContentNode[] {
  return content.map(({ attrs, content: inner, ...node }) => {
    const { id: _, pixels: __, ...rest } = attrs ?? {};
    return {
      ...node,
      ...(Object.keys(rest).length > 0 && { attrs: rest }),
      ...(inner && { content: withoutIds(inner) }),
    };
  });
}
