import { Node } from '@tiptap/core';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import {
  figureAt,
  insertFigures,
  leaveFigure,
  newFigureId,
  selectFigureFromCaption,
} from '#client/editor/images/figure-commands.ts';
import { type FigureOptions, figureView } from '#client/editor/images/figure-view.ts';
import { imagesIn } from '#client/editor/images/image-files.ts';
import { NO_FIGURE_WORDS } from '#client/editor/images/figure-words.ts';
import { contentOf, nodeAttributes } from '#client/editor/shared-attributes.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    figures: {
      /** Puts images from this device at the caret, or after a place; without any it asks for them. */
      insertImage: (files?: readonly Blob[], at?: number) => ReturnType;
      /** The width of the figure at the caret, in percent of the text's; null is the image's own. */
      setFigureWidth: (percent: number | null) => ReturnType;
      /** Opens the description of the figure at the caret. */
      describeFigure: () => ReturnType;
      deleteFigure: () => ReturnType;
    };
  }
}

export const NO_FIGURES: FigureOptions = {
  desk: null,
  words: NO_FIGURE_WORDS,
  onAlt: () => undefined,
  onZoom: () => undefined,
  onChoose: () => undefined,
};

/** An image with its caption, which is the node's text. */
export const Figure = Node.create<FigureOptions>({
  name: 'figure',
  group: 'block',
  content: contentOf('figure'),
  // The caption's edges are walls: words of the next paragraph never flow into it.
  isolating: true,
  defining: true,
  addOptions() {
    return NO_FIGURES;
  },
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'figure[data-file]', contentElement: 'figcaption' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['figure', HTMLAttributes, ['figcaption', 0]];
  },
  addNodeView() {
    return figureView(this.options);
  },
  addCommands() {
    const { desk, onChoose, onAlt } = this.options;
    return {
      insertImage:
        (files, at) =>
        ({ tr, state, dispatch }) => {
          const type = state.schema.nodes[this.name];
          if (!type) return false;
          if (!files) {
            if (dispatch) onChoose(newFigureId());
            return true;
          }
          const parcels = files.map((file) => ({ file, id: newFigureId() }));
          const figures = parcels.map(({ id }) => type.create({ id }));
          if (!insertFigures(tr, figures, at)) return false;
          tr.setMeta('uiEvent', 'drop');
          if (dispatch) for (const { id, file } of parcels) desk?.send(id, file);
          return true;
        },
      setFigureWidth:
        (percent) =>
        ({ tr, state }) => {
          const figure = figureAt(state);
          if (!figure) return false;
          tr.setNodeAttribute(figure.position, 'width', percent);
          if (state.selection instanceof NodeSelection) {
            tr.setSelection(NodeSelection.create(tr.doc, figure.position));
          }
          return true;
        },
      describeFigure:
        () =>
        ({ state, dispatch }) => {
          const figure = figureAt(state);
          if (figure && dispatch) onAlt(figure.position);
          return figure !== null;
        },
      deleteFigure:
        () =>
        ({ tr, state }) => {
          const figure = figureAt(state);
          if (!figure) return false;
          tr.delete(figure.position, figure.position + figure.node.nodeSize);
          // A whole act, as cutting is: one undo brings the figure back.
          tr.setMeta('uiEvent', 'cut');
          return true;
        },
    };
  },
  addKeyboardShortcuts() {
    const isHeld = () => this.editor.state.selection instanceof NodeSelection;
    const deleteHeld = () => isHeld() && this.editor.commands.deleteFigure();
    return {
      Enter: () => leaveFigure(this.editor),
      Backspace: () => selectFigureFromCaption(this.editor) || deleteHeld(),
      Delete: deleteHeld,
    };
  },
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          // A letter typed on a selected picture goes on after it, instead of taking its place.
          handlePaste: (_view, event) => {
            const files = imagesIn(event.clipboardData);
            const hasWords = /[^\s]/.test(event.clipboardData?.getData('text/plain') ?? '');
            return files.length > 0 && !hasWords && editor.commands.insertImage(files);
          },
          handleDrop: (view, event, _slice, isMove) => {
            const files = isMove ? [] : imagesIn(event.dataTransfer);
            if (files.length === 0) return false;
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
            return editor.commands.insertImage(files, at);
          },
          handleTextInput: (view, _from, _to, text) =>
            view.state.selection instanceof NodeSelection && leaveFigure(editor, text),
        },
      }),
    ];
  },
});

/** The line over a table. */
export const Caption = Node.create({
  name: 'caption',
  group: 'block',
  content: contentOf('caption'),
  defining: true,
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'p[data-caption]', priority: 60 }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['p', { ...HTMLAttributes, 'data-caption': '' }, 0];
  },
});
