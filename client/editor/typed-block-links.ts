import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { TYPED_BLOCKS, type TypedBlock } from '#shared/paper/schema.ts';

/** A typed block of the paper as other blocks name it. */
export interface NumberedBlock {
  readonly id: string | null;
  readonly kind: TypedBlock;
  /** Its place among the blocks of its kind, from 1: what the CSS counter shows. */
  readonly number: number;
  readonly position: number;
  readonly node: Node;
}

const KINDS: ReadonlySet<string> = new Set(TYPED_BLOCKS);

function isKind(name: string): name is TypedBlock {
  return KINDS.has(name);
}

/** The typed blocks of a paper in its order. They stand on its first level only. */
export function numberedBlocks(doc: Node): NumberedBlock[] {
  const counts = new Map<TypedBlock, number>();
  const blocks: NumberedBlock[] = [];
  doc.forEach((node, position) => {
    const kind = node.type.name;
    if (!isKind(kind)) return;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const id: unknown = node.attrs['id'];
    blocks.push({ id: typeof id === 'string' ? id : null, kind, number, position, node });
  });
  return blocks;
}

/** The ids a block is linked to; those of other papers have the paper's id before a slash. */
export function linksOf(node: Node): string[] {
  const links: unknown = node.attrs['links'];
  return typeof links === 'string' ? links.split(' ') : [];
}

export interface LinkWords {
  /** "Linked to: …" around the names of blocks; `others` counts those of other papers. */
  readonly linked: (blocks: readonly NumberedBlock[], others: number) => string;
}

interface Linked {
  readonly blocks: readonly NumberedBlock[];
  readonly decorations: DecorationSet;
}

/** Tells each typed block's view what it is linked to, by kind and number; follows when numbers change. */
export const TypedBlockLinks = Extension.create<LinkWords>({
  name: 'typedBlockLinks',
  addOptions() {
    return { linked: () => '' };
  },
  addProseMirrorPlugins() {
    const { linked } = this.options;
    const key = new PluginKey<Linked>('typed-block-links');
    return [
      new Plugin<Linked>({
        key,
        state: {
          init: (_, { doc }) => draw(numberedBlocks(doc), doc, linked),
          apply(tr, old) {
            if (!tr.docChanged) return old;
            const blocks = numberedBlocks(tr.doc);
            if (!areSame(old.blocks, blocks)) return draw(blocks, tr.doc, linked);
            return { blocks, decorations: old.decorations.map(tr.mapping, tr.doc) };
          },
        },
        props: { decorations: (state) => key.getState(state)?.decorations },
      }),
    ];
  },
});

/** Whether numbers, ids and links are what they were; words and places may have changed. */
function areSame(old: readonly NumberedBlock[], blocks: readonly NumberedBlock[]): boolean {
  return (
    old.length === blocks.length &&
    blocks.every((block, index) => {
      const before = old[index];
      return (
        before?.id === block.id &&
        before.kind === block.kind &&
        before.node.attrs['links'] === block.node.attrs['links']
      );
    })
  );
}

function draw(blocks: readonly NumberedBlock[], doc: Node, linked: LinkWords['linked']): Linked {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const decorations = blocks.flatMap(({ node, position }) => {
    const ids = linksOf(node);
    if (ids.length === 0) return [];
    const known = ids.flatMap((id) => byId.get(id) ?? []);
    const others = ids.filter((id) => id.includes('/')).length;
    const words = known.length + others === 0 ? '' : linked(known, others);
    return [Decoration.node(position, position + node.nodeSize, {}, { linked: words })];
  });
  return { blocks, decorations: DecorationSet.create(doc, decorations) };
}
