import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Decoration, NodeView } from '@tiptap/pm/view';
import { addressOf, type ContentsLine } from '#client/editor/structure/structure-drawing.ts';
import type { StructureWords } from '#client/editor/structure/structure-words.ts';

type ContentsWords = Pick<StructureWords, 'contentsTitle' | 'contentsEmpty' | 'untitled'>;

/** The table of contents on the page: its lines come as a decoration, and are drawn anew when one of them differs. */
export function contentsView(words: ContentsWords): NodeViewRenderer {
  return ({ node, decorations }) => {
    const dom = document.createElement('nav');
    dom.dataset['contents'] = '';
    dom.contentEditable = 'false';
    dom.setAttribute('aria-label', words.contentsTitle);
    let drawn = '';
    const show = (drawings: readonly Decoration[]) => {
      const lines = drawings.flatMap(
        ({ spec }) => (spec as { contents?: readonly ContentsLine[] }).contents ?? [],
      );
      const key = JSON.stringify(lines);
      if (key === drawn) return;
      drawn = key;
      dom.replaceChildren(...drawContents(lines, words));
    };
    show(decorations);
    return {
      dom,
      update(next: Node, nextDecorations: readonly Decoration[]) {
        if (next.type !== node.type) return false;
        show(nextDecorations);
        return true;
      },
      ignoreMutation: () => true,
    } satisfies NodeView;
  };
}

function drawContents(lines: readonly ContentsLine[], words: ContentsWords): HTMLElement[] {
  const title = document.createElement('p');
  title.className = 'contents-title';
  title.textContent = words.contentsTitle;
  if (lines.length === 0) {
    const empty = document.createElement('p');
    empty.className = 'contents-empty';
    empty.textContent = words.contentsEmpty;
    return [title, empty];
  }
  const list = document.createElement('ol');
  list.append(...lines.map((line) => drawLine(line, words)));
  return [title, list];
}

function drawLine({ id, level, number, words: title }: ContentsLine, words: ContentsWords) {
  const item = document.createElement('li');
  item.className = `contents-${String(level)}`;
  const link = document.createElement('a');
  link.tabIndex = -1;
  if (id !== null) {
    link.href = addressOf(id);
    link.dataset['to'] = id;
  }
  if (number !== null) {
    const mark = document.createElement('bdi');
    mark.className = 'contents-number';
    mark.textContent = number;
    link.append(mark, ' ');
  }
  const name = document.createElement('bdi');
  name.textContent = title === '' ? words.untitled : title;
  link.append(name);
  item.append(link);
  return item;
}
