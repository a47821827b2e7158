import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { hasUnsavedWork, holdLink } from '#client/connection/held-links.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { HandServer, HandSocket } from '#test/connection/hand-wire.ts';

beforeEach(() => {
  vi.useFakeTimers();
  HandSocket.opened = [];
});
afterEach(() => {
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
});

async function held(paperId: string) {
  const holding = holdLink({
    paperId,
    personId: 'person-0001',
    schema: 1,
    site: 'wss://nayar.example',
    Socket: HandSocket as unknown as typeof WebSocket,
  });
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  const server = new HandServer(HandSocket.opened.at(-1) as HandSocket);
  return { ...holding, server };
}

function write({ link }: { link: { view: { doc: Y.Doc } } }): void {
  link.view.doc.getXmlFragment(CONTENT_ROOT).insert(0, [new Y.XmlElement('paragraph')]);
}

describe('leaving a paper', () => {
  it('[CN13] closes the line at once when everything is saved', async () => {
    const one = await held('paper-0001');
    one.server.greets();
    one.release();
    expect(one.server.socket.readyState).toBe(3);
  });

  it('[CN13] keeps the line until what is on its way is saved', async () => {
    const one = await held('paper-0002');
    one.server.greets();
    write(one);
    expect(hasUnsavedWork()).toBe(true);
    one.release();
    expect(one.server.socket.readyState).toBe(1);
    one.server.confirms();
    expect(one.server.socket.readyState).toBe(3);
    expect(hasUnsavedWork()).toBe(false);
  });

  it('[CN13] does not wait for ever', async () => {
    const one = await held('paper-0003');
    one.server.greets();
    write(one);
    one.release();
    one.server.notice({ kind: 'storage', well: false });
    vi.advanceTimersByTime(31_000);
    expect(hasUnsavedWork()).toBe(false);
  });

  it('[CN13] is the same link for whoever comes back meanwhile', async () => {
    const one = await held('paper-0004');
    one.server.greets();
    write(one);
    one.release();
    const again = await held('paper-0004');
    expect(again.link).toBe(one.link);
    one.server.confirms();
    expect(one.server.socket.readyState).toBe(1);
    again.release();
    expect(one.server.socket.readyState).toBe(3);
  });
});
