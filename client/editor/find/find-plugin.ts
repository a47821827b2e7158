import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { asOneAct } from '#client/editor/blocks/block-commands.ts';
import { findInPaper, type Hit } from '#client/editor/find/find-in-paper.ts';

export interface FindQuery {
  readonly text: string;
  readonly isWholeWord: boolean;
}

/** What is looked for, and where it stands now. */
export interface FindState {
  readonly query: FindQuery | null;
  readonly hits: readonly Hit[];
  /** The hit that is shown, or -1. */
  readonly current: number;
  readonly marks: DecorationSet;
  /** The paper has changed since it was searched: places are only carried along. */
  readonly isStale: boolean;
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    paperFind: {
      /** Looks for a text from the caret on; null ends the search. */
      setFind: (query: FindQuery | null) => ReturnType;
      /** Goes to the next hit or the one before, round the paper's end. */
      stepFind: (by: 1 | -1) => ReturnType;
      /** Puts words in place of the current hit and goes to the next. */
      replaceFound: (words: string) => ReturnType;
      /** Puts words in place of every hit, as one act. */
      replaceAllFound: (words: string) => ReturnType;
      /** Puts the caret on the current hit. */
      selectFound: () => ReturnType;
    };
  }
}

const key = new PluginKey<FindState>('find-in-paper');
const NOTHING: FindState = {
  query: null,
  hits: [],
  current: -1,
  marks: DecorationSet.empty,
  isStale: false,
};
/** After this pause in the writing, in milliseconds, the paper is searched anew. */
const PAUSE_MS = 250;
/** More marks than anybody can take in would slow the page; the count stays true. */
const MOST_MARKS = 2000;

type Order =
  | { readonly kind: 'look'; readonly query: FindQuery | null }
  | { readonly kind: 'again' }
  | { readonly kind: 'go'; readonly to: number };

export function findState(state: EditorState): FindState {
  return key.getState(state) ?? NOTHING;
}

function shown(query: FindQuery, hits: readonly Hit[], current: number, doc: Node): FindState {
  // Around the current hit, when there are more than can be marked.
  const start = Math.max(0, Math.min(current - MOST_MARKS / 2, hits.length - MOST_MARKS));
  const marks = hits.slice(start, start + MOST_MARKS).map(({ from, to }, index) => {
    const isCurrent = start + index === current;
    return Decoration.inline(from, to, { class: isCurrent ? 'found found-now' : 'found' });
  });
  return { query, hits, current, marks: DecorationSet.create(doc, marks), isStale: false };
}

/** The first hit at a place or after it, and otherwise the first of all. */
function hitFrom(hits: readonly Hit[], place: number): number {
  if (hits.length === 0) return -1;
  const index = hits.findIndex(({ to }) => to >= place);
  return index === -1 ? 0 : index;
}

function apply(tr: Transaction, old: FindState, before: EditorState): FindState {
  const order = tr.getMeta(key) as Order | undefined;
  if (order?.kind === 'look') {
    if (order.query === null) return NOTHING;
    const hits = findInPaper(tr.doc, order.query);
    const place = old.hits[old.current]?.from ?? before.selection.from;
    return shown(order.query, hits, hitFrom(hits, place), tr.doc);
  }
  if (old.query === null) return old;
  if (order?.kind === 'go') return shown(old.query, old.hits, order.to, tr.doc);
  if (order?.kind === 'again') {
    const hits = findInPaper(tr.doc, old.query);
    const place = old.hits[old.current]?.from ?? 0;
    return shown(old.query, hits, hitFrom(hits, place), tr.doc);
  }
  if (!tr.docChanged) return old;
  const hits = old.hits.map(({ from, to }) => ({
    from: tr.mapping.map(from, 1),
    to: tr.mapping.map(to, -1),
  }));
  return { ...old, hits, marks: old.marks.map(tr.mapping, tr.doc), isStale: true };
}

function findPlugin(): Plugin {
  return new Plugin<FindState>({
    key,
    state: { init: () => NOTHING, apply },
    props: { decorations: (state) => key.getState(state)?.marks },
    view(view) {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const lookAgain = () => {
        timer = null;
        if (!view.isDestroyed) view.dispatch(order(view.state.tr, { kind: 'again' }));
      };
      return {
        update() {
          // Typing only carries the marks along; the paper is searched anew in a pause.
          if (findState(view.state).isStale) timer ??= setTimeout(lookAgain, PAUSE_MS);
        },
        destroy() {
          if (timer !== null) clearTimeout(timer);
        },
      };
    },
  });
}

function order(tr: Transaction, what: Order): Transaction {
  return tr.setMeta(key, what).setMeta('addToHistory', false);
}

/** Hits as they truly stand: carried-along ones may have been changed by somebody since. */
function hitsNow(state: EditorState): readonly Hit[] {
  const { query, hits, isStale } = findState(state);
  return isStale && query ? findInPaper(state.doc, query) : hits;
}

export const FindInPaper = Extension.create({
  name: 'findInPaper',
  addCommands() {
    return {
      setFind:
        (query) =>
        ({ tr }) => {
          order(tr, { kind: 'look', query: query && query.text !== '' ? query : null });
          return true;
        },
      stepFind:
        (by) =>
        ({ state, tr }) => {
          const { hits, current } = findState(state);
          if (hits.length === 0) return false;
          order(tr, { kind: 'go', to: (current + by + hits.length) % hits.length });
          return true;
        },
      replaceFound:
        (words) =>
        ({ state, tr, dispatch }) => {
          const hits = hitsNow(state);
          const place = findState(state).hits[findState(state).current];
          const hit = place && hits.find(({ from }) => from === place.from);
          if (!hit) return false;
          if (dispatch) asOneAct(state);
          replace(tr, hit, words);
          tr.setMeta(key, { kind: 'again' } satisfies Order);
          return true;
        },
      replaceAllFound:
        (words) =>
        ({ state, tr, dispatch }) => {
          const hits = hitsNow(state);
          if (hits.length === 0) return false;
          if (dispatch) asOneAct(state);
          for (const hit of hits.toReversed()) replace(tr, hit, words);
          tr.setMeta(key, { kind: 'again' } satisfies Order);
          return true;
        },
      selectFound:
        () =>
        ({ state, tr }) => {
          const hit = findState(state).hits[findState(state).current];
          if (!hit) return false;
          tr.setSelection(TextSelection.create(tr.doc, hit.from, hit.to)).scrollIntoView();
          return true;
        },
    };
  },
  addProseMirrorPlugins() {
    return [findPlugin()];
  },
});

/** The new words look as the old ones did at their start. */
function replace(tr: Transaction, { from, to }: Hit, words: string): void {
  if (words === '') {
    tr.delete(from, to);
    return;
  }
  const marks = tr.doc.resolve(from + 1).marks();
  tr.replaceWith(from, to, tr.doc.type.schema.text(words, marks));
}
