import { Extension } from '@tiptap/core';
import {
  DOMParser,
  Fragment,
  type Node,
  type Schema,
  Slice,
  type TagParseRule,
} from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { isBlockId } from '#shared/paper/block-id.ts';
import { NODES } from '#shared/paper/schema.ts';

/**
 * A block that was cut in this paper and is pasted stays the block that it was, so that references, links and remarks
 * still lead to it. A copy of one that still stands, and whatever comes from elsewhere, is a new block.
 */
export const PastedIds = Extension.create({
  name: 'pastedIds',
  // Before all that asks what of a paste is in the paper.
  priority: 1000,
  addProseMirrorPlugins() {
    const taken = new Set<string>();
    return [
      new Plugin({
        props: {
          clipboardParser: parserWithIds(this.editor.schema),
          transformCopied: (slice) => {
            for (const id of idsIn(slice.content)) taken.add(id);
            return slice;
          },
          transformPasted: (slice, view) => {
            if (view.dragging?.move) return slice;
            const standing = idsIn(view.state.doc.content, isEmptyLine);
            const kept = new Set([...taken].filter((id) => !standing.has(id)));
            return new Slice(withIds(slice.content, kept), slice.openStart, slice.openEnd);
          },
        },
      }),
    ];
  },
});

/** Reads ids out of HTML too, which nothing but a paste may. */
function parserWithIds(schema: Schema): DOMParser {
  const rules = DOMParser.fromSchema(schema).rules.map((rule) =>
    rule.tag !== undefined && rule.node !== undefined && takesId(rule.node) ? withId(rule) : rule,
  );
  return new DOMParser(schema, rules);
}

function withId(rule: TagParseRule): TagParseRule {
  return {
    ...rule,
    getAttrs: (element) => {
      const attrs = rule.getAttrs ? rule.getAttrs(element) : (rule.attrs ?? null);
      const id = element.getAttribute('data-id');
      return attrs === false || !isBlockId(id) ? attrs : { ...attrs, id };
    },
  };
}

const takesId = (type: string): boolean => 'id' in (NODES[type]?.attributes ?? {});

/** A line whose words were all cut away: they take its id with them. */
const isEmptyLine = (node: Node): boolean => node.isTextblock && node.content.size === 0;

function idsIn(content: Fragment, isLeftOut: (node: Node) => boolean = () => false): Set<string> {
  const ids = new Set<string>();
  content.descendants((node) => {
    const id: unknown = node.attrs['id'];
    if (typeof id === 'string' && !isLeftOut(node)) ids.add(id);
    return !node.isTextblock;
  });
  return ids;
}

/** The content with only these ids, and each of them once. */
function withIds(content: Fragment, left: Set<string>): Fragment {
  const nodeWith = (node: Node): Node => {
    if (node.isText) return node;
    const id: unknown = node.attrs['id'];
    const isKept = typeof id === 'string' && left.delete(id);
    const attrs = takesId(node.type.name) && !isKept ? { ...node.attrs, id: null } : node.attrs;
    return node.type.create(attrs, withIds(node.content, left), node.marks);
  };
  return Fragment.fromArray(content.content.map(nodeWith));
}
