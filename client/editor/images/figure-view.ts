import type { Editor, NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type { NodeView } from '@tiptap/pm/view';
import { type FigureState, stateBox } from '#client/editor/images/figure-state.ts';
import type { FigureWords } from '#client/editor/images/figure-words.ts';
import { resizeGrips } from '#client/editor/images/figure-resize.ts';
import { imageAddress, pixelsOf } from '#client/editor/images/image-address.ts';
import type { ImageDesk } from '#client/editor/images/image-desk.ts';

export interface FigureOptions {
  /** Null where there is no server: then nothing can be seen or sent. */
  readonly desk: ImageDesk | null;
  readonly words: FigureWords;
  /** Opens the description of the figure at a place. */
  readonly onAlt: (position: number) => void;
  /** Shows an image large. */
  readonly onZoom: (address: string, alt: string) => void;
  /** Asks for a file for the figure with this id. */
  readonly onChoose: (figureId: string) => void;
}

type GetPosition = () => number | undefined;

/**
 * A figure on the page: the picture in a place that is kept for it, what it says while it is on its way or missing, and
 * its caption, which is its text.
 */
export function figureView(options: FigureOptions): NodeViewRenderer {
  return ({ node, editor, getPos }) => new FigureView(node, { options, editor, getPos });
}

interface Surroundings {
  readonly options: FigureOptions;
  readonly editor: Editor;
  readonly getPos: GetPosition;
}

class FigureView implements NodeView {
  readonly dom = document.createElement('figure');
  readonly contentDOM = document.createElement('figcaption');
  readonly #frame = document.createElement('div');
  readonly #picture = document.createElement('button');
  readonly #image = document.createElement('img');
  readonly #reminder = document.createElement('button');
  readonly #state: FigureState;
  readonly #around: Surroundings;
  #node: Node;
  #unwatch: () => void = () => undefined;
  #broken = false;
  #brought = false;

  constructor(node: Node, around: Surroundings) {
    this.#node = node;
    this.#around = around;
    const { options, editor } = around;
    this.#state = stateBox({
      words: options.words,
      onRetry: () => this.#retry(),
      onCancel: () => this.#remove(),
      onChoose: () => this.#id && options.onChoose(this.#id),
    });
    this.#build();
    editor.on('update', this.#followMode);
    this.#watch();
    this.#show();
  }

  get #id(): string | null {
    const id: unknown = this.#node.attrs['id'];
    return typeof id === 'string' ? id : null;
  }

  update(next: Node): boolean {
    if (next.type !== this.#node.type) return false;
    const before = this.#node;
    this.#node = next;
    if (before.attrs['id'] !== next.attrs['id']) this.#watch();
    if (before.attrs['file'] !== next.attrs['file']) {
      this.#broken = false;
      this.#brought = false;
    }
    if (before.attrs !== next.attrs) this.#show();
    return true;
  }

  selectNode(): void {
    this.dom.classList.add('ProseMirror-selectednode');
    this.dom.draggable = true;
  }

  deselectNode(): void {
    this.dom.classList.remove('ProseMirror-selectednode');
    this.dom.draggable = false;
  }

  stopEvent({ type, target }: Event): boolean {
    if (type.startsWith('drag') || type === 'drop') return false;
    return this.#frame.contains(target as HTMLElement | null);
  }

  ignoreMutation({ target }: { readonly target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(target);
  }

  destroy(): void {
    this.#unwatch();
    this.#around.editor.off('update', this.#followMode);
  }

  #build(): void {
    const { editor, options, getPos } = this.#around;
    this.#frame.className = 'figure-frame';
    this.#frame.contentEditable = 'false';
    this.#picture.type = 'button';
    this.#picture.className = 'figure-picture';
    this.#image.loading = 'lazy';
    this.#image.decoding = 'async';
    this.#image.draggable = false;
    this.#image.addEventListener('error', () => void this.#fail());
    this.#image.addEventListener('load', () => this.#loaded());
    this.#picture.append(this.#image);
    this.#picture.addEventListener('click', () => this.#press());
    this.#reminder.type = 'button';
    this.#reminder.className = 'figure-reminder';
    this.#reminder.tabIndex = -1;
    this.#reminder.textContent = options.words.missingAlt;
    this.#reminder.addEventListener('mousedown', (event) => event.preventDefault());
    this.#reminder.addEventListener('click', () => {
      const position = getPos();
      if (position !== undefined) options.onAlt(position);
    });
    const grips = resizeGrips({
      frame: this.#frame,
      label: options.words.resize,
      onWidth: (width) => this.#setWidth(width),
    });
    this.#frame.append(this.#picture, this.#state.dom, this.#reminder, ...grips);
    this.contentDOM.dataset['placeholder'] = options.words.caption;
    this.dom.append(this.#frame, this.contentDOM);
    this.#followMode = () => this.#picture.setAttribute('tabindex', editor.isEditable ? '-1' : '0');
    this.#followMode();
  }

  #followMode: () => void = () => undefined;

  #watch(): void {
    this.#unwatch();
    const { desk } = this.#around.options;
    if (desk && this.#id) this.#unwatch = desk.watch(this.#id, () => this.#show());
  }

  #show(): void {
    const { options, editor } = this.#around;
    const { file, alt, pixels, width, id, dir } = this.#node.attrs as Record<string, unknown>;
    setData(this.dom, 'id', id);
    setData(this.dom, 'file', file);
    setData(this.dom, 'width', width);
    if (typeof dir === 'string') this.dom.dir = dir;
    else this.dom.removeAttribute('dir');
    const { desk, words } = options;
    const pending = desk && this.#id ? desk.pending(this.#id) : null;
    const address = desk && file !== null ? imageAddress(desk.paperId, file) : null;
    const shown = address ?? pending?.preview ?? null;
    const size = pixelsOf(pixels);
    this.#frame.style.setProperty(
      '--width',
      typeof width === 'number' ? `${String(width)}%` : 'fit-content',
    );
    if (size) {
      this.#image.width = size.width;
      this.#image.height = size.height;
    }
    this.#image.alt = typeof alt === 'string' ? alt.trim() : words.noAlt;
    this.#picture.setAttribute('aria-label', words.zoom(this.#image.alt));
    this.#picture.hidden = shown === null || this.#broken;
    if (shown !== null && this.#image.getAttribute('src') !== shown && !this.#broken) {
      this.#image.src = shown;
    }
    this.#reminder.hidden = alt !== null || (address === null && pending === null);
    this.#state.show({
      pending: address === null ? pending : null,
      isBroken: this.#broken,
      isMissing: shown === null,
      mayWrite: editor.isEditable,
    });
  }

  #loaded(): void {
    if (!this.#broken) return;
    this.#broken = false;
    this.#show();
  }

  /** An image that this paper does not hold may be one of another paper, brought here by a paste. */
  async #fail(): Promise<void> {
    const { desk } = this.#around.options;
    const file: unknown = this.#node.attrs['file'];
    if (typeof file !== 'string' || !desk) {
      // What the browser cannot draw from this device either; the server will say what is wrong with it.
      this.#picture.hidden = true;
      return;
    }
    if (!this.#brought && this.#around.editor.isEditable) {
      this.#brought = true;
      const isHere = await desk.bring(file);
      if (isHere && this.#node.attrs['file'] === file) {
        this.#image.src = `${imageAddress(desk.paperId, file) ?? ''}?brought`;
        return;
      }
    }
    this.#broken = true;
    this.#show();
  }

  #retry(): void {
    const { desk } = this.#around.options;
    if (desk && this.#id && desk.pending(this.#id)) return desk.retry(this.#id);
    this.#broken = false;
    this.#brought = false;
    this.#image.removeAttribute('src');
    return this.#show();
  }

  #press(): void {
    const { editor, options, getPos } = this.#around;
    const position = getPos();
    const address = this.#image.getAttribute('src');
    if (!editor.isEditable) {
      if (address) options.onZoom(address, this.#image.alt);
      return;
    }
    if (position === undefined) return;
    const { state, view } = editor;
    view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, position)));
    view.focus();
  }

  #setWidth(width: number): void {
    const { editor, getPos } = this.#around;
    const position = getPos();
    if (position === undefined || !editor.isEditable) return;
    editor.view.dispatch(editor.state.tr.setNodeAttribute(position, 'width', width));
  }

  #remove(): void {
    const { editor, options, getPos } = this.#around;
    if (this.#id) options.desk?.cancel(this.#id);
    const position = getPos();
    if (position === undefined || !editor.isEditable) return;
    editor.view.dispatch(editor.state.tr.delete(position, position + this.#node.nodeSize));
  }
}

function setData(element: HTMLElement, name: string, value: unknown): void {
  if (typeof value === 'string' || typeof value === 'number') element.dataset[name] = String(value);
  else delete element.dataset[name];
}
