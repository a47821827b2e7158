import { describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { CLOSE } from '#shared/paper/frame.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { HandServer, HandSocket } from '#test/connection/hand-wire.ts';
import {
  greeted,
  link,
  openLink,
  PAPER,
  settled,
  shown,
  socket,
  type,
} from '#test/connection/link-in-hand.ts';

describe('the end of a line', () => {
  it.each([
    [CLOSE.signedOut, 'signed-out'],
    [CLOSE.noRight, 'no-right'],
    [CLOSE.schema, 'reload-needed'],
  ] as const)('[CN8] %i ends in %s and is not tried again', async (code, state) => {
    const server = await greeted();
    server.socket.closes(code);
    expect(link.view.state).toBe(state);
    vi.advanceTimersByTime(60_000);
    expect(HandSocket.opened).toHaveLength(1);
  });

  it.each([1006, 1001, CLOSE.restarting, CLOSE.tooFast, CLOSE.again, CLOSE.trouble])(
    '[CN8] %i is passing: the line is opened again, with everything kept',
    async (code) => {
      const server = await greeted();
      type('א');
      server.socket.closes(code);
      expect(link.view).toMatchObject({ state: 'offline', unsaved: 1 });
      vi.advanceTimersByTime(5000);
      expect(HandSocket.opened.length).toBeGreaterThan(1);
      expect(shown()).toBe('ראשוןא\nשני');
    },
  );

  it('[CN9] asks the site why when no connection can be opened at all', async () => {
    await openLink({ whyNot: () => Promise.resolve('signed-out') });
    socket().closes(1006);
    expect(link.view.state).toBe('offline');
    vi.advanceTimersByTime(5000);
    socket().closes(1006);
    await settled();
    expect(link.view.state).toBe('signed-out');
  });
});

describe('a change that is refused', () => {
  it('[CN10] throws the document away, keeps the words for the person, and joins anew', async () => {
    const server = await greeted();
    const spoiled = link.view.doc;
    type(' נוסף');
    server.notice({ kind: 'refused', code: 'unsafe-content' });
    server.socket.closes(CLOSE.refused);
    expect(link.view.doc).not.toBe(spoiled);
    expect(link.view.doc.clientID).not.toBe(spoiled.clientID);
    expect(link.view).toMatchObject({ state: 'connecting', unsaved: 0, isReadable: false });
    expect(link.view.undelivered).toEqual({
      why: 'unsafe-content',
      text: 'ראשון נוסף',
      changes: 1,
    });
    await settled();
    new HandServer(socket(), PAPER).greets();
    expect(link.view.state).toBe('live');
    expect(shown()).toBe('ראשון\nשני');
    expect(link.view.undelivered).not.toBeNull();
    link.putAwayUndelivered();
    expect(link.view.undelivered).toBeNull();
  });

  it('[CN10] keeps only the paragraphs that were not delivered', async () => {
    const server = await greeted();
    type(' נשמר');
    server.confirms();
    const second = link.view.doc.getXmlFragment(CONTENT_ROOT).get(1) as Y.XmlElement;
    (second.get(0) as Y.XmlText).insert(0, 'לא נשמר ');
    server.socket.closes(CLOSE.refused);
    expect(link.view.undelivered?.text).toBe('לא נשמר שני');
  });

  it('[CN10] stops joining when it happens again and again, until the person says so', async () => {
    await openLink();
    for (let round = 0; round < 3; round++) {
      const server = new HandServer(socket(), PAPER);
      server.greets();
      type('x');
      server.socket.closes(CLOSE.refused);
      await settled();
    }
    expect(link.view).toMatchObject({ state: 'refused', isReadable: false });
    expect(HandSocket.opened).toHaveLength(3);
    expect(link.view.undelivered).toMatchObject({ changes: 3 });
    link.tryAgain();
    await settled();
    expect(HandSocket.opened).toHaveLength(4);
    expect(link.view.state).toBe('connecting');
  });

  it('[CN10] also when a frame is too large for the server', async () => {
    const server = await greeted();
    type('x');
    server.socket.closes(CLOSE.tooLarge);
    expect(link.view.undelivered?.why).toBe('too-large');
  });
});

describe('the right to write', () => {
  it('[CN11] is followed at once, and a reader sends no content', async () => {
    const server = await greeted(false);
    expect(link.view.access).toEqual({ role: 'reader', stage: 'draft', edit: false });
    expect(socket().content).toEqual([new Uint8Array([0, 0])]);
    expect(link.view).toMatchObject({ state: 'live', unsaved: 0 });
    server.access(true);
    expect(link.view.access?.edit).toBe(true);
    type('א');
    expect(link.view.unsaved).toBe(1);
    expect(socket().content).toHaveLength(2);
  });

  it('[CN11] when it was lost while I wrote offline, my words are kept for me and not sent', async () => {
    await greeted();
    socket().closes(1006);
    type(' בלי רשת');
    vi.advanceTimersByTime(5000);
    const server = new HandServer(socket(), PAPER);
    socket().opens();
    server.access(false);
    expect(link.view.undelivered).toEqual({
      why: 'role-too-low',
      text: 'ראשון בלי רשת',
      changes: 1,
    });
    expect(server.socket.content).toHaveLength(0);
    await settled();
    new HandServer(socket(), PAPER).greets(false);
    expect(shown()).toBe('ראשון\nשני');
  });

  it('[CN11] when it was lost for good, the words that were not delivered are shown with the reason', async () => {
    const server = await greeted();
    type(' אחרון');
    server.socket.closes(CLOSE.noRight);
    expect(link.view).toMatchObject({
      state: 'no-right',
      undelivered: { why: 'not-found', text: 'ראשון אחרון', changes: 1 },
    });
  });
});
