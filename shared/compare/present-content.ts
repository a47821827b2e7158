import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { NODES } from '#shared/paper/schema.ts';
import { ACCEPT_ALL, markKey, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import type { CompareOptions } from '#shared/compare/comparison.ts';

/** A remark lies on the words and is none of them. */
const REMARK = 'comment';

/**
 * Content in the one shape that comparing reads, whichever schema it was written under: suggestions settled, remarks
 * left out, what is at its default left out, marks in one order, neighbouring texts that look alike made one. Every
 * schema since the first only added to the one before it, so content of an older one means the same in this.
 */
export function presentContent(
  content: readonly ContentNode[],
  suggestions: CompareOptions['suggestions'],
): ContentNode[] {
  return tidied(project(content, suggestions === 'accepted' ? ACCEPT_ALL : REJECT_ALL));
}

function tidied(nodes: readonly ContentNode[]): ContentNode[] {
  const kept: ContentNode[] = [];
  let lastKey = '';
  for (const node of nodes) {
    if (node.type !== 'text') {
      kept.push(tidy(node));
      continue;
    }
    const { text = '' } = node;
    if (text === '') continue;
    const marks = tidyMarks(node.marks);
    const key = marks.map(markKey).join('\n');
    const last = kept.at(-1);
    if (last?.type === 'text' && key === lastKey) {
      kept.splice(-1, 1, { ...last, text: `${last.text ?? ''}${text}` });
    } else kept.push({ type: 'text', text, ...(marks.length > 0 && { marks }) });
    lastKey = key;
  }
  return kept;
}

function tidy(node: ContentNode): ContentNode {
  const rules = NODES[node.type]?.attributes;
  const attrs = Object.fromEntries(
    Object.entries(node.attrs ?? {}).filter(
      ([name, value]) =>
        value !== null &&
        value !== undefined &&
        value !== rules?.[name]?.default &&
        name !== 'proposed',
    ),
  );
  const content = tidied(node.content ?? []);
  return {
    type: node.type,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(content.length > 0 && { content }),
  };
}

function tidyMarks(marks: readonly ContentMark[] = []): ContentMark[] {
  return marks
    .filter(({ type }) => type !== REMARK)
    .toSorted((one, other) => (markKey(one) < markKey(other) ? -1 : 1));
}
