import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { sharedPaperKey } from '#client/editor/binding/collaboration.ts';
import { sharedChangeOf } from '#client/editor/binding/own-edit.ts';
import { pendingSelection } from '#client/editor/binding/pending-selection.ts';
import type { PaperBinding } from '#client/editor/binding/paper-binding.ts';
import { type Present, presentIn } from '#client/editor/presence.ts';

export interface CaretsOptions {
  readonly awareness: Awareness | null;
}

const caretsKey = new PluginKey<DecorationSet>('carets-of-others');
const REDRAW = 'redraw';

/** So often, in milliseconds, one's own caret is told to the others. */
const TELL_EVERY_MS = 60;

/**
 * The carets and selections of the others, with their names. Who they are is what the server wrote, never what a
 * client says of itself, and their colour is one of a fixed list, by class: no style ever comes from the wire. Whoever
 * only reads is in the list of those who are here, but leaves no mark in the text.
 */
export const Carets = Extension.create<CaretsOptions>({
  name: 'carets',
  addOptions() {
    return { awareness: null };
  },
  addProseMirrorPlugins() {
    const { awareness } = this.options;
    return awareness ? [caretsPlugin(awareness)] : [];
  },
});

function caretsPlugin(awareness: Awareness): Plugin {
  const flags = new Map<number, Flag>();
  return new Plugin<DecorationSet>({
    key: caretsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set, _, state) {
        // A colleague's change moves carets in ways that mapping does not know; an own one only pushes them along.
        const isDue = tr.getMeta(caretsKey) === REDRAW || sharedChangeOf(tr) !== undefined;
        return isDue ? drawCarets(state, awareness, flags) : set.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state) => caretsKey.getState(state) },
    view(view) {
      const tellOwn = ownCaret(view, awareness);
      const stopFollowing = follow(view, awareness, flags);
      return {
        update: tellOwn.soon,
        destroy() {
          stopFollowing();
          tellOwn.stop();
        },
      };
    },
  });
}

/** Draws again when somebody else's presence changed, once for all that change in one frame. */
function follow(view: EditorView, awareness: Awareness, flags: Map<number, Flag>): () => void {
  let frame = 0;
  const redraw = () => {
    frame = 0;
    if (view.isDestroyed) return;
    const tr = view.state.tr.setMeta(caretsKey, REDRAW);
    const pending = pendingSelection(view);
    view.dispatch(pending ? tr.setSelection(pending) : tr);
  };
  const onChange = ({ added, updated, removed }: Readonly<Record<string, number[]>>) => {
    for (const client of removed ?? []) flags.delete(client);
    const changed = [added, updated, removed].flat();
    if (changed.every((client) => client === awareness.clientID)) return;
    frame ||= requestAnimationFrame(redraw);
  };
  awareness.on('change', onChange);
  frame = requestAnimationFrame(redraw);
  return () => {
    awareness.off('change', onChange);
    cancelAnimationFrame(frame);
  };
}

/** Tells the others where one's own caret is, while the text has the focus. */
function ownCaret(view: EditorView, awareness: Awareness) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let told = '';
  let lastPlace: unknown = null;
  const tell = () => {
    timer = null;
    if (view.isDestroyed) return;
    const { anchor, head } = view.state.selection;
    const binding = sharedPaperKey.getState(view.state)?.binding;
    const cursor = view.hasFocus() && binding ? binding.toShared(anchor, head) : null;
    const words = JSON.stringify(cursor);
    if (words === told) return;
    told = words;
    const state = awareness.getLocalState();
    if (!state) return;
    // Without the focus there is no caret, but a place all the same: others may go there.
    awareness.setLocalState({ ...state, cursor, place: cursor ? null : lastPlace });
    lastPlace = cursor ? cursor.head : lastPlace;
  };
  const soon = () => {
    timer ??= setTimeout(tell, TELL_EVERY_MS);
  };
  view.dom.addEventListener('focus', soon);
  view.dom.addEventListener('blur', soon);
  return {
    soon,
    stop() {
      if (timer !== null) clearTimeout(timer);
      view.dom.removeEventListener('focus', soon);
      view.dom.removeEventListener('blur', soon);
      if (awareness.getLocalState()) awareness.setLocalStateField('cursor', null);
    },
  };
}

function drawCarets(
  state: EditorState,
  awareness: Awareness,
  flags: Map<number, Flag>,
): DecorationSet {
  const binding = sharedPaperKey.getState(state)?.binding;
  const decorations: Decoration[] = [];
  for (const present of presentIn(awareness)) {
    const place = present.writes && binding ? rangeOf(present, binding) : null;
    if (!place) continue;
    const flag = flagOf(present, place.head, flags);
    const colour = `caret-${String(present.colour)}`;
    decorations.push(
      Decoration.widget(place.head, () => flag.dom, {
        key: flag.key,
        side: 10,
        ignoreSelection: true,
      }),
    );
    const [from, to] = [Math.min(place.anchor, place.head), Math.max(place.anchor, place.head)];
    if (from < to)
      decorations.push(Decoration.inline(from, to, { class: `others-words ${colour}` }));
  }
  return DecorationSet.create(state.doc, decorations);
}

/** Where somebody's caret stands; null when they have none, or none that can be understood. */
function rangeOf({ cursor }: Present, binding: PaperBinding) {
  if (!cursor) return null;
  try {
    return binding.fromShared({
      anchor: Y.createRelativePositionFromJSON(cursor.anchor),
      head: Y.createRelativePositionFromJSON(cursor.head),
    });
  } catch {
    return null;
  }
}

/** Where somebody is in the text of this editor; null when they are nowhere that can be understood. */
export function placeOf({ place }: Present, state: EditorState): number | null {
  const binding = sharedPaperKey.getState(state)?.binding;
  if (!binding || place === null) return null;
  try {
    const shared = Y.createRelativePositionFromJSON(place);
    return binding.fromShared({ anchor: shared, head: shared })?.head ?? null;
  } catch {
    return null;
  }
}

interface Flag {
  readonly key: string;
  readonly dom: HTMLElement;
  place: number;
}

/** One element per person, moved about; its name shows when it moves and fades again (see `paper.css`). */
function flagOf(present: Present, place: number, flags: Map<number, Flag>): Flag {
  const key = `${String(present.client)} ${present.name} ${String(present.colour)}`;
  const known = flags.get(present.client);
  const flag = known?.key === key ? known : { key, dom: makeFlag(present), place: -1 };
  flags.set(present.client, flag);
  if (flag.place !== place) {
    flag.place = place;
    const isOdd = flag.dom.dataset['moved'] === 'odd';
    flag.dom.dataset['moved'] = isOdd ? 'even' : 'odd';
  }
  return flag;
}

function makeFlag({ name, colour }: Present): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `others-caret caret-${String(colour)}`;
  caret.contentEditable = 'false';
  // It is no part of the text; who is here is told in a list of its own.
  caret.setAttribute('aria-hidden', 'true');
  const label = document.createElement('bdi');
  label.className = 'others-name';
  label.textContent = name;
  caret.append(label);
  return caret;
}
