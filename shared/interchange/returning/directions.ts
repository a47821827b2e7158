import type { ContentNode } from '#shared/paper/content.ts';
import { NODES } from '#shared/paper/schema.ts';

type Direction = 'ltr' | 'rtl';

/** Content whose blocks say their direction where it differs from `to`, of content in which they do where it differs from `from`. */
export function toldFrom(
  content: readonly ContentNode[],
  from: Direction,
  to: Direction,
): ContentNode[] {
  return content.map((node) => {
    const inner = node.content && { content: toldFrom(node.content, from, to) };
    if (!('dir' in (NODES[node.type]?.attributes ?? {}))) return { ...node, ...inner };
    const { dir = from, ...attrs } = node.attrs ?? {};
    const told = dir === to ? attrs : { ...attrs, dir };
    const { attrs: _, ...bare } = node;
    return { ...bare, ...(Object.keys(told).length > 0 && { attrs: told }), ...inner };
  });
}
