import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';

/** Up to which clock each client's changes are known to be on the server's disk. */
export type Covered = ReadonlyMap<number, number>;

/**
 * The paragraphs that hold words of this device which the server does not have, as they stand here, in the paper's
 * order: what is shown and can be downloaded when they cannot be delivered. Errs towards showing too much.
 */
export function unsentText(doc: Y.Doc, covered: Covered): string {
  const root = doc.getXmlFragment(CONTENT_ROOT);
  const touched = new Set<unknown>();
  for (const [client, structs] of doc.store.clients) {
    const known = covered.get(client) ?? 0;
    for (const struct of structs) {
      if (struct.id.clock + struct.length <= known) continue;
      if (struct instanceof Y.Item && !struct.deleted) touched.add(blockOf(struct, root));
    }
  }
  return (root.toArray() as unknown[])
    .filter((block) => touched.has(block))
    .map(textOf)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The block of the paper's first level that an item stands in, or the item's own when it is one. */
function blockOf(item: Y.Item, root: Y.XmlFragment): unknown {
  let current: Y.Item | null = item;
  while (current) {
    const parent: unknown = current.parent;
    if (parent === root)
      return current.content instanceof Y.ContentType ? current.content.type : null;
    current = parent instanceof Y.AbstractType ? parent._item : null;
  }
  return null;
}

function textOf(part: unknown): string {
  if (part instanceof Y.XmlText) {
    const runs = part.toDelta() as readonly { readonly insert: unknown }[];
    return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
  }
  if (!(part instanceof Y.XmlElement)) return '';
  if (part.nodeName === 'hardBreak') return '\n';
  const children = part.toArray() as unknown[];
  const inline = children.some((child) => child instanceof Y.XmlText);
  return children
    .map(textOf)
    .filter(Boolean)
    .join(inline ? '' : '\n');
}
