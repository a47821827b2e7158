import type { Node, Schema } from '@tiptap/pm/model';
import {
  type EditorState,
  type Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { holdLine } from '#client/editor/steady-line.ts';
import { followMovedText } from '#client/editor/binding/followed-caret.ts';
import { type SharedChange, sharedChangeKey } from '#client/editor/binding/own-edit.ts';
import {
  adopt,
  type Drawing,
  type Drawn,
  drawPaper,
  forget,
  type Picture,
  redraw,
  type Seen,
} from '#client/editor/binding/picture.ts';
import { bringBack, leftBlocks } from '#client/editor/binding/lost-words.ts';
import { pendingSelection } from '#client/editor/binding/pending-selection.ts';
import { positionOf, sharedPlace, unshownPositions } from '#client/editor/binding/places.ts';
import {
  addBlockSteps,
  addSteps,
  type Redrawing,
  type TextOperation,
} from '#client/editor/binding/remote-steps.ts';
import { SeenLetters } from '#client/editor/binding/seen-letters.ts';
import { type ChangedEvent, WaitingChanges } from '#client/editor/binding/waiting-changes.ts';
import { writeElement } from '#client/editor/binding/write-blocks.ts';

/** A selection as the shared paper knows it. */
export interface SharedSelection {
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
}

/**
 * Holds an editor and the shared paper together, in both directions, by one rule: the node that is drawn is the node
 * in the editor. What differs in the editor is this person's edit and is written; what changes in the paper is drawn
 * anew and only that is replaced.
 *
 * It exists because the stock binding rebuilds every node and replaces the whole text on each remote edit, deletes
 * from the paper whatever it cannot build, and writes merely by showing.
 */
export class PaperBinding {
  readonly #root: Y.XmlFragment;
  readonly #schema: Schema;
  readonly #picture: Picture;
  readonly #seen: Seen;
  #drawn: Drawn;
  #view: EditorView | null = null;
  readonly #letters = new SeenLetters();
  /** Types that changed while no view was there to show it, and during one transaction. */
  readonly #dirty = new Set<unknown>();
  /** Whether blocks of the first level came or went, beside what changed inside them. */
  #isRestructured = false;
  /** What came since the display was frozen; null while it lives. */
  #waiting: WaitingChanges | null = null;

  constructor(root: Y.XmlFragment, schema: Schema) {
    this.#root = root;
    this.#schema = schema;
    const { picture, root: drawn, seen } = drawPaper(root, schema);
    this.#picture = picture;
    this.#seen = seen;
    this.#drawn = drawn;
    root.observeDeep(this.#changed);
  }

  /** The paper as the editor shows it. */
  get shown(): Node {
    return this.#drawn.node;
  }

  attach(view: EditorView): void {
    this.#view = view;
    if (this.#waiting) return;
    if (this.#dirty.size > 0 || view.state.doc !== this.#drawn.node) this.#showAll();
  }

  detach(): void {
    this.#view = null;
  }

  destroy(): void {
    this.detach();
    this.#root.unobserveDeep(this.#changed);
  }

  /** Writes this person's edit into the shared paper, if there is one. */
  write(state: EditorState): void {
    if (state.doc === this.#drawn.node) return;
    const { $head } = state.selection;
    const caret = { parent: $head.parent, offset: $head.parentOffset };
    try {
      this.#root.doc?.transact(() => {
        writeElement(this.#drawn, state.doc, { picture: this.#picture, caret });
      }, this);
      const { doc } = this.#root;
      if (doc) this.#letters.wrote(Y.getState(doc.store, doc.clientID), Date.now());
    } catch (error) {
      // The paper is the truth: whatever of the edit did not get there must not look as if it had.
      this.#showAll();
      throw error;
    }
  }

  /**
   * Stops showing what comes from elsewhere, and tells how many paragraphs it is that wait. The paper itself goes on
   * and misses nothing. While it is so nothing may be written in the editor.
   */
  freeze(onWaiting: (paragraphs: number) => void): void {
    this.#waiting ??= new WaitingChanges(onWaiting);
  }

  /** Shows what has come since, and lives again. */
  thaw(): void {
    if (!this.#waiting) return;
    this.#waiting = null;
    const view = this.#view;
    if (!view || (this.#dirty.size === 0 && !this.#isRestructured)) return;
    this.#show(view, { texts: new Map(), left: [] }, { byUndo: false, writers: [] }, null);
  }

  /** A selection of the editor as the shared paper knows it. */
  toShared(anchor: number, head: number): SharedSelection {
    return { anchor: sharedPlace(this.#drawn, anchor), head: sharedPlace(this.#drawn, head) };
  }

  /** Where a shared selection stands in the editor; null when it is gone. */
  fromShared({ anchor, head }: SharedSelection): { anchor: number; head: number } | null {
    const from = positionOf(anchor, this.#picture, this.#drawn);
    const to = positionOf(head, this.#picture, this.#drawn);
    return from === null || to === null ? null : { anchor: from, head: to };
  }

  /** The places at which the paper holds something that the editor cannot show; almost always none. */
  unshown(): number[] {
    return this.#seen.unshown ? unshownPositions(this.#drawn) : [];
  }

  readonly #changed = (events: readonly ChangedEvent[], by: Y.Transaction) => {
    if (by.origin === this) return;
    const texts = new Map<unknown, readonly TextOperation[]>();
    for (const event of events) {
      let type: Y.AbstractType<unknown> | null = event.target;
      this.#isRestructured ||= type === this.#root;
      if (type instanceof Y.XmlText) texts.set(type, event.delta as readonly TextOperation[]);
      for (; type && !this.#dirty.has(type); type = type.parent) this.#dirty.add(type);
    }
    this.#dirty.delete(this.#root);
    if (this.#waiting) return this.#waiting.add(events);
    if (!this.#view) return;
    const change = { byUndo: by.origin instanceof Y.UndoManager, writers: writersIn(by) };
    this.#show(this.#view, { texts, left: [] }, change, by);
    this.#letters.heard(Date.now());
  };

  /** `by` is the transaction that is being shown, while what it deleted can still be read. */
  #show(
    view: EditorView,
    redrawing: Redrawing,
    change: SharedChange,
    by: Y.Transaction | null,
  ): void {
    const { $head } = view.state.selection;
    const caret = { id: $head.parent.attrs['id'] as unknown, offset: $head.parentOffset };
    const before = this.#drawn;
    // Steps are told in terms of what was drawn; with an edit in between that was never written they would not fit.
    if (view.state.doc !== before.node) return this.#showAll();
    const { tr } = view.state;
    const pending = pendingSelection(view);
    if (pending) tr.setSelection(pending);
    if (this.#isRestructured) addSteps(tr, { before, after: this.#redraw() }, redrawing);
    else addBlockSteps(tr, before, this.#takeDrawing(), redrawing);
    // What this person undoes is theirs to lose.
    const lost = change.byUndo || !by ? [] : leftBlocks(redrawing.left, by, this.#letters.from);
    for (const drawn of redrawing.left) forget(this.#picture, drawn);
    this.#dispatch(view, tr, { change, pending });
    const back =
      lost.length > 0 ? bringBack(view.state, lost, { before: before.node, caret }) : null;
    if (back) view.dispatch(back);
  }

  /** Draws everything anew and replaces what differs, by the coarsest means: after trouble, or after an absence. */
  #showAll(): void {
    const view = this.#view;
    this.#picture.clear();
    const after = this.#redraw();
    if (!view) return;
    const { tr } = view.state;
    const from = tr.doc.content.findDiffStart(after.node.content);
    if (from !== null) tr.replaceWith(0, tr.doc.content.size, after.node.content);
    this.#dispatch(view, tr, { change: { byUndo: false, writers: [] }, pending: null });
  }

  #redraw(): Drawn {
    this.#drawn = redraw(this.#root, this.#takeDrawing());
    return this.#drawn;
  }

  /** What has to be drawn anew; asked once, because nothing is dirty after it. */
  #takeDrawing(): Drawing {
    const dirty = new Set(this.#dirty);
    this.#dirty.clear();
    this.#isRestructured = false;
    return { schema: this.#schema, picture: this.#picture, seen: this.#seen, dirty };
  }

  #dispatch(
    view: EditorView,
    tr: Transaction,
    { change, pending }: { readonly change: SharedChange; readonly pending: Selection | null },
  ): void {
    adopt(this.#drawn, tr.doc);
    if (!tr.docChanged) return;
    keepSelection(tr, view.state, pending ?? view.state.selection);
    tr.setMeta('addToHistory', false).setMeta(sharedChangeKey, change);
    // Tiptap's own extensions know a remote change by this one.
    tr.setMeta(ySyncPluginKey, { isChangeOrigin: true, isUndoRedoOperation: change.byUndo });
    // What this person takes back themselves is shown by scrolling to it.
    if (change.byUndo) view.dispatch(tr);
    else holdLine(view, tr);
  }
}

/** The clients whose words a transaction brought. */
function writersIn({ beforeState, afterState }: Y.Transaction): number[] {
  const writers: number[] = [];
  for (const [client, clock] of afterState) {
    if (clock > (beforeState.get(client) ?? 0)) writers.push(client);
  }
  return writers;
}

/** The caret stays behind the letter it stood behind, and follows it when it was moved to another block. */
function keepSelection(
  tr: Transaction,
  { storedMarks, doc }: EditorState,
  selection: Selection,
): void {
  if (selection instanceof TextSelection) {
    const place = (position: number) =>
      followMovedText(doc, tr, position) ?? tr.mapping.map(position, -1);
    const [anchor, head] = [place(selection.anchor), place(selection.head)];
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)));
  }
  // Bold switched on before the first letter outlives a colleague's keystroke.
  tr.setStoredMarks(storedMarks);
}
