import { afterEach, beforeEach, vi } from 'vitest';
import * as Y from 'yjs';
import { type LinkWishes, PaperLink } from '#client/connection/paper-link.ts';
import { readContent, textOf, writeContent } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { HandServer, HandSocket } from '#test/connection/hand-wire.ts';

/** A paper of two paragraphs, as it is on the server's disk. */
export const PAPER = (() => {
  const doc = new Y.Doc();
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  writeContent(doc, [paragraph('ראשון'), paragraph('שני')]);
  return Y.encodeStateAsUpdate(doc);
})();

/** The link under test; a new one for each test, on sockets driven by hand and timers that stand still. */
export let link: PaperLink;

beforeEach(() => {
  vi.useFakeTimers();
  HandSocket.opened = [];
});
afterEach(() => {
  link.close();
  vi.useRealTimers();
});

export async function openLink(wishes: Partial<LinkWishes> = {}): Promise<PaperLink> {
  link = new PaperLink({
    paperId: 'paper-0001',
    personId: 'person-0001',
    schema: 1,
    site: 'wss://nayar.example',
    Socket: HandSocket as unknown as typeof WebSocket,
    ...wishes,
  });
  await settled();
  return link;
}

/** Lets promises that are already decided run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

/** The socket opened last. */
export function socket(): HandSocket {
  const last = HandSocket.opened.at(-1);
  if (!last) throw new Error('no socket was opened');
  return last;
}

/** A link that is live, and the server's side of it. */
export async function greeted(edit = true): Promise<HandServer> {
  await openLink();
  const server = new HandServer(socket(), PAPER);
  server.greets(edit);
  return server;
}

/** Types at the end of the first paragraph. */
export function type(text: string): void {
  const paragraph = link.view.doc.getXmlFragment(CONTENT_ROOT).get(0) as Y.XmlElement;
  const words = paragraph.get(0) as Y.XmlText;
  words.insert(words.length, text);
}

export const shown = () => textOf(readContent(link.view.doc));
