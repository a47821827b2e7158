import type { ContentNode } from '#shared/paper/content.ts';
import type { TypedBlock } from '#shared/paper/schema.ts';

/** A paragraph; some ids of typed blocks are wanted by name. */
function line(text: string, marks: ContentNode['marks'] = []): ContentNode {
  return {
    type: 'paragraph',
    content: text === '' ? [] : [{ type: 'text', text, ...(marks.length > 0 && { marks }) }],
  };
}

/** A typed block with one line. */
export function typed(
  kind: TypedBlock,
  id: string,
  text: string,
  attrs: Readonly<Record<string, unknown>> = {},
): ContentNode {
  return { type: kind, attrs: { id, ...attrs }, content: [line(text)] };
}
