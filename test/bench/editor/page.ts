import { Editor, type Extensions } from '@tiptap/core';
import { Collaboration as StockCollaboration } from '@tiptap/extension-collaboration';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import * as Y from 'yjs';
import { RemoteUpdates } from '#client/connection/remote-updates.ts';
import { paperExtensions } from '#client/editor/paper-extensions.ts';
import { PAPER_NODES } from '#client/editor/paper-nodes.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import '#client/editor/paper.css';
import '#test/bench/editor/stock.css';

/**
 * The page of the editor's bench: one long paper with 200 remarks drawn over it, in Tiptap with its stock collaboration
 * extension or in our editor. The same nodes, the same text, the same typography; what differs is the
 * binding, how remote edits arrive, and that blocks out of sight are not laid out.
 */
export type Variant = 'stock' | 'ours';

const HIGHLIGHTS = 200;
const highlightsKey = new PluginKey<DecorationSet>('highlights');

interface Bench {
  /** Fetches a paper's state, then opens it. */
  open(variant: Variant, paper: string): Promise<number>;
  /** Prepares remote edits of so many typists; they come once `deliver` is called. */
  prepare(typists: number, letters: number): void;
  /** Delivers the prepared edits one by one, so many a second. */
  deliver(perSecond: number): void;
  /** Remote letters that stand in the editor now. Reads the whole text: not to be asked while something is measured. */
  shown(): number;
  /** Whether all that was prepared has been taken. */
  isDelivered(): boolean;
  highlights(): number;
  latencies(): number[];
  /** Whether the editor shows what the paper holds. */
  isTrue(): boolean;
  close(): void;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

let editor: Editor | null = null;
let doc = new Y.Doc();
let take: (update: Uint8Array) => void = () => undefined;
let prepared: Uint8Array[] = [];
let measured: number[] = [];
let delivered = 0;

function highlights(): Plugin {
  return new Plugin<DecorationSet>({
    key: highlightsKey,
    state: {
      init: (_, { doc: paper }) => {
        const step = Math.floor(paper.content.size / (HIGHLIGHTS + 1));
        const decorations = Array.from({ length: HIGHLIGHTS }, (_, at) => {
          const from = (at + 1) * step;
          return Decoration.inline(from, from + 12, { class: 'remark' });
        });
        return DecorationSet.create(paper, decorations);
      },
      apply: (tr, set) => set.map(tr.mapping, tr.doc),
    },
    props: { decorations: (now) => highlightsKey.getState(now) },
  });
}

function extensionsOf(variant: Variant): Extensions {
  if (variant === 'ours') return paperExtensions({ doc });
  return [...PAPER_NODES, StockCollaboration.configure({ document: doc })];
}

async function open(variant: Variant, paper: string): Promise<number> {
  const sheet = document.querySelector('#sheet');
  if (!sheet) throw new Error('no sheet');
  const state = new Uint8Array(await (await fetch(paper)).arrayBuffer());
  const started = performance.now();
  doc = new Y.Doc();
  Y.applyUpdate(doc, state, 'wire');
  editor = new Editor({
    element: sheet,
    extensions: extensionsOf(variant),
    injectCSS: false,
    editorProps: { attributes: { class: `paper-text ${variant}`, dir: 'rtl' } },
  });
  await painted();
  await painted();
  const took = performance.now() - started;
  editor.registerPlugin(highlights());
  const remote = new RemoteUpdates(doc, 'wire', () => undefined);
  take =
    variant === 'ours'
      ? (update) => remote.add(update)
      : (update) => Y.applyUpdate(doc, update, 'wire');
  const { children } = editor.view.dom;
  const middle = [...children].slice(children.length / 2).find(({ tagName }) => tagName === 'P');
  middle?.scrollIntoView({ block: 'center' });
  editor.commands.setTextSelection(editor.view.posAtDOM(middle ?? editor.view.dom, 0));
  editor.commands.focus(null, { scrollIntoView: false });
  editor.view.dom.addEventListener('keydown', measure, true);
  measured = [];
  return took;
}

function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(), { once: true });
      port1.start();
      port2.postMessage(null);
    });
  });
}

/** From the key, as the browser stamped it, to the frame that shows it. */
function measure({ timeStamp }: KeyboardEvent): void {
  void painted().then(() => measured.push(performance.now() - timeStamp));
}

function prepare(typists: number, letters: number): void {
  const made = Array.from({ length: typists }, (_, typist) => typed(typist, letters));
  delivered = 0;
  prepared = Array.from({ length: letters }, (_, at) =>
    made.flatMap((own) => own[at] ?? []),
  ).flat();
}

const MARK = '\u05af';

function typed(typist: number, letters: number): Uint8Array[] {
  const own = new Y.Doc();
  Y.applyUpdate(own, Y.encodeStateAsUpdate(doc));
  const updates: Uint8Array[] = [];
  own.on('update', (update: Uint8Array) => updates.push(update));
  const root = own.getXmlFragment(CONTENT_ROOT);
  const from = Math.floor(((typist + 0.6) * root.length) / 6);
  const block = root
    .slice(from)
    .find((one) => one instanceof Y.XmlElement && one.nodeName === 'paragraph');
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('no text to type in');
  for (let letter = 0; letter < letters; letter++) text.insert(text.length, MARK);
  return updates;
}

/** From a worker, as from a socket: its clock does not wait for a busy page. */
function deliver(perSecond: number): void {
  const source = `let at = 0;
    const timer = setInterval(() => {
      postMessage(at++);
      if (at >= ${prepared.length}) clearInterval(timer);
    }, ${1000 / perSecond});`;
  const worker = new Worker(URL.createObjectURL(new Blob([source])));
  worker.addEventListener('message', ({ data }: MessageEvent<number>) => {
    const update = prepared[data];
    if (update) take(update);
    delivered = data + 1;
  });
}

window.bench = {
  open,
  prepare,
  deliver,
  shown: () => (editor?.state.doc.textContent.split(MARK).length ?? 1) - 1,
  isDelivered: () => delivered === prepared.length,
  highlights: () => (editor && highlightsKey.getState(editor.state)?.find().length) ?? 0,
  latencies: () => measured.splice(0),
  isTrue: () => editor?.state.doc.textContent === lettersIn(doc.getXmlFragment(CONTENT_ROOT)),
  close() {
    editor?.destroy();
    editor = null;
    doc.destroy();
  },
};

function lettersIn(type: unknown): string {
  if (type instanceof Y.XmlText) {
    const runs = type.toDelta() as { readonly insert: unknown }[];
    return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
  }
  return type instanceof Y.XmlFragment ? type.toArray().map(lettersIn).join('') : '';
}
