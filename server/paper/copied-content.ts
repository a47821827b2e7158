import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { isEntryMark } from '#shared/suggestion/marks.ts';
import { COMMENT_MARK } from '#shared/thread/comment-mark.ts';

/**
 * Content for another paper: every block and every note gets an id of its own, and what points to one of them inside the
 * paper points to its new id. What points elsewhere stays as it is. Remarks stay with the paper on which they
 * were made, unless they come along.
 */
export function copiedContent(
  content: readonly ContentNode[],
  freshId: () => string,
  { keepsRemarks = false }: { readonly keepsRemarks?: boolean } = {},
): ContentNode[] {
  const ids = new Map<string, string>();
  for (const id of idsIn(content)) if (!ids.has(id)) ids.set(id, freshId());
  const renamed = (id: unknown) => (typeof id === 'string' ? (ids.get(id) ?? id) : id);
  const attributes = (attrs: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(attrs).map(([name, value]) => [name, renamedIn(name, value, renamed)]),
    );
  const mark = ({ type, attrs }: ContentMark): ContentMark => ({
    type,
    ...(attrs && { attrs: attributes(attrs) }),
  });
  const node = ({ marks: all = [], ...one }: ContentNode): ContentNode => {
    const marks = all.filter(({ type }) => keepsRemarks || type !== COMMENT_MARK).map(mark);
    return {
      ...one,
      ...(one.attrs && { attrs: attributes(one.attrs) }),
      ...(marks.length > 0 && { marks }),
      ...(one.content && { content: one.content.map(node) }),
    };
  };
  return content.map(node);
}

/** `id` names a block or a note, `to` is what a reference points to, `links` are several, parted by blanks. */
function renamedIn(name: string, value: unknown, renamed: (id: unknown) => unknown): unknown {
  if (name === 'id' || name === 'to') return renamed(value);
  if (name !== 'links' || typeof value !== 'string') return value;
  return value.split(' ').map(renamed).join(' ');
}

/** The ids of a suggestion and of a remark name nothing in the paper. */
const named = (marks: readonly ContentMark[]) =>
  marks.filter(({ type }) => !isEntryMark(type) && type !== COMMENT_MARK);

function idsIn(content: readonly ContentNode[]): string[] {
  return content.flatMap(({ attrs, marks = [], content: inner = [] }) => [
    ...[attrs, ...named(marks).map((mark) => mark.attrs)].flatMap((some) =>
      typeof some?.['id'] === 'string' ? [some['id']] : [],
    ),
    ...idsIn(inner),
  ]);
}
