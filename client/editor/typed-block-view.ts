import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Decoration, NodeView } from '@tiptap/pm/view';
import type { TypedBlockSpec } from '#client/editor/structure/structure-drawing.ts';
import type { TypedBlock } from '#shared/paper/schema.ts';

/** The words of the labels, in the reader's language. */
export interface BlockWords {
  readonly kind: (kind: TypedBlock) => string;
  readonly dimension: (dimension: string) => string;
  /** The name of the label's button: what pressing it does. */
  readonly details: (kind: TypedBlock) => string;
}

export const NO_WORDS: BlockWords = {
  kind: (kind) => kind,
  dimension: (dimension) => dimension,
  details: (kind) => kind,
};

interface LabelOptions {
  readonly words: BlockWords;
  readonly onDetails: (blockId: string) => void;
}

/**
 * A typed block on the page: a label with its kind, its number (told by a decoration of `structure/`, so that no number
 * is ever stored or can be wrong) and its dimension; its words; and what it is linked to.
 */
export function typedBlockView(kind: TypedBlock, options: LabelOptions): NodeViewRenderer {
  return ({ node, decorations }) => {
    const drawn = drawLabel(kind, options);
    drawn.show(node, decorations);
    return {
      dom: drawn.dom,
      contentDOM: drawn.words,
      update(next: Node, nextDecorations: readonly Decoration[]) {
        if (next.type.name !== kind) return false;
        drawn.show(next, nextDecorations);
        return true;
      },
      stopEvent: (event: Event) => drawn.label.contains(event.target as HTMLElement | null),
      ignoreMutation: ({ target }) => !drawn.words.contains(target),
    } satisfies NodeView;
  };
}

function drawLabel(kind: TypedBlock, { words, onDetails }: LabelOptions) {
  const dom = document.createElement('section');
  dom.dataset['kind'] = kind;
  const label = document.createElement('button');
  label.type = 'button';
  label.className = 'block-label';
  label.contentEditable = 'false';
  // Reached from the toolbar by those who use the keyboard: inside the text every stop would be in the way.
  label.tabIndex = -1;
  label.setAttribute('aria-description', words.details(kind));
  label.addEventListener('click', () => {
    if (dom.dataset['id'] !== undefined) onDetails(dom.dataset['id']);
  });
  // Pressing must not take the caret out of the text.
  label.addEventListener('mousedown', (event) => event.preventDefault());
  const name = document.createElement('span');
  name.className = 'block-kind';
  const dimension = document.createElement('span');
  dimension.className = 'block-dimension';
  label.append(name, dimension);
  const text = document.createElement('div');
  text.className = 'block-words';
  const links = document.createElement('p');
  links.className = 'block-links';
  links.contentEditable = 'false';
  dom.append(label, text, links);
  const show = (node: Node, decorations: readonly Decoration[]) => {
    const { id, dimension: chosen } = node.attrs as { id: string | null; dimension: string | null };
    if (id === null) delete dom.dataset['id'];
    else dom.dataset['id'] = id;
    dimension.textContent = chosen === null ? '' : words.dimension(chosen);
    const { number = '', linked = '' } =
      decorations
        .map(({ spec }) => spec as Partial<TypedBlockSpec>)
        .find((spec) => spec.number !== undefined) ?? {};
    name.textContent = number === '' ? words.kind(kind) : `${words.kind(kind)} ${number}`;
    links.textContent = linked;
    links.hidden = linked === '';
  };
  return { dom, label, words: text, show };
}
