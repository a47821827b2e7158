import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { readContent, textOf } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { HandServer } from '#test/connection/hand-wire.ts';
import {
  greeted,
  link,
  openLink,
  PAPER,
  shown,
  socket,
  type,
} from '#test/connection/link-in-hand.ts';

describe('joining', () => {
  it('[CN1] is connecting until both sides know what the other has, then live', async () => {
    await openLink();
    expect(socket().url).toBe('wss://nayar.example/sync/paper-0001?schema=1&person=person-0001');
    expect(link.view).toMatchObject({ state: 'connecting', isReadable: false, unsaved: 0 });
    const server = new HandServer(socket(), PAPER);
    socket().opens();
    server.access();
    server.answers();
    expect(link.view.state).toBe('connecting');
    server.asks();
    expect(link.view).toMatchObject({ state: 'live', isReadable: true });
    expect(shown()).toBe('ראשון\nשני');
  });

  it('[CN2] sends nothing before the server’s question, then all of it in the answer', async () => {
    await openLink();
    const server = new HandServer(socket());
    socket().opens();
    link.view.doc.getXmlFragment(CONTENT_ROOT).insert(0, [new Y.XmlElement('paragraph')]);
    expect(socket().content).toHaveLength(0);
    expect(link.view.unsaved).toBe(1);
    server.access();
    server.asks();
    expect(socket().content).toHaveLength(1);
    expect(link.view.unsaved).toBe(1);
    server.confirms();
    expect(link.view.unsaved).toBe(0);
    expect(server.doc.getXmlFragment(CONTENT_ROOT)).toHaveLength(1);
  });

  it('[CN3] sends back nobody else’s presence', async () => {
    const server = await greeted();
    const before = socket().sent.filter(({ kind }) => kind === 'presence').length;
    const other = new Uint8Array([1, 1, 1, 7, 5, 123, 34, 97, 34, 58, 49, 125]);
    // An awareness update about client 7: one client, id, clock, and a state of `{"a":1}`.
    socket().hears(new Uint8Array([1, 11, 1, 7, 1, 7, ...other.slice(5)]));
    expect(link.view.awareness?.getStates().get(7)).toEqual({ a: 1 });
    expect(socket().sent.filter(({ kind }) => kind === 'presence')).toHaveLength(before);
    link.view.awareness?.setLocalStateField('cursor', null);
    expect(socket().sent.filter(({ kind }) => kind === 'presence')).toHaveLength(before + 1);
    expect(server.socket).toBe(socket());
  });
});

describe('the truth about saving', () => {
  it('[CN4] counts each change until a confirmation covers its frame', async () => {
    const server = await greeted();
    expect(link.view.unsaved).toBe(0);
    type('א');
    type('ב');
    type('ג');
    expect(link.view.unsaved).toBe(3);
    expect(socket().content).toHaveLength(4);
    server.confirms(3);
    expect(link.view.unsaved).toBe(1);
    server.confirms(4);
    expect(link.view.unsaved).toBe(0);
  });

  it('[CN4] counts a deletion too, which no state vector shows', async () => {
    const server = await greeted();
    const paragraph = link.view.doc.getXmlFragment(CONTENT_ROOT).get(0) as Y.XmlElement;
    (paragraph.get(0) as Y.XmlText).delete(0, 2);
    expect(link.view.unsaved).toBe(1);
    server.confirms();
    expect(link.view.unsaved).toBe(0);
    expect(textOf(readContent(server.doc))).toBe('שון\nשני');
  });

  it('[CN4] believes no confirmation of frames that were never sent', async () => {
    const server = await greeted();
    type('א');
    server.socket.hears(
      // Number 100, an empty state vector, 99 frames.
      new Uint8Array([100, 1, 0, 99]),
    );
    expect(link.view.unsaved).toBe(1);
  });

  it('[CN4] shows no change of mine as saved while the server’s answer to me is the only thing that came', async () => {
    await greeted();
    type('א');
    socket().closes(1006);
    expect(link.view).toMatchObject({ state: 'offline', unsaved: 1 });
    type('ב');
    expect(link.view.unsaved).toBe(2);
    vi.advanceTimersByTime(5000);
    const server = new HandServer(socket(), PAPER);
    server.socket.opens();
    server.access();
    server.answers();
    expect(link.view.unsaved).toBe(2);
    server.asks();
    expect(link.view).toMatchObject({ state: 'live', unsaved: 2 });
    server.confirms();
    expect(link.view.unsaved).toBe(0);
    expect(textOf(readContent(server.doc))).toBe('ראשוןאב\nשני');
  });

  it('[CN5] tells the server’s trouble with its disk, and that it is over', async () => {
    const server = await greeted();
    server.notice({ kind: 'storage', well: false });
    type('א');
    expect(link.view).toMatchObject({ isDiskWell: false, unsaved: 1 });
    server.notice({ kind: 'storage', well: true });
    server.asks();
    server.confirms();
    expect(link.view).toMatchObject({ isDiskWell: true, unsaved: 0 });
  });

  it('[CN6] cuts a change that is larger than a frame, and counts it with its last part', async () => {
    const server = await greeted();
    const root = link.view.doc.getXmlFragment(CONTENT_ROOT);
    link.view.doc.transact(() => {
      for (let block = 0; block < 3000; block++) {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText('שיח המשילות '.repeat(40))]);
        root.push([paragraph]);
      }
    });
    const frames = socket().content;
    expect(frames.length).toBeGreaterThan(3);
    for (const body of frames) expect(body.length).toBeLessThanOrEqual(1024 * 1024 - 16);
    server.confirms(frames.length - 1);
    expect(link.view.unsaved).toBe(1);
    server.confirms(frames.length);
    expect(link.view.unsaved).toBe(0);
    expect(server.doc.getXmlFragment(CONTENT_ROOT)).toHaveLength(3002);
  });
});

describe('a line that only looks open', () => {
  it('[CN7] is asked when a change is unconfirmed for five seconds, and opened anew without an answer', async () => {
    await greeted();
    const first = socket();
    type('א');
    vi.advanceTimersByTime(4000);
    expect(first.questions()).toBe(1);
    vi.advanceTimersByTime(2000);
    expect(first.questions()).toBe(2);
    vi.advanceTimersByTime(6000);
    expect(link.view).toMatchObject({ state: 'offline', unsaved: 1 });
    expect(socket()).not.toBe(first);
  });

  it('[CN7] stays when the server answers, though the confirmation is slow', async () => {
    const server = await greeted();
    type('א');
    vi.advanceTimersByTime(7000);
    server.answers();
    vi.advanceTimersByTime(4000);
    expect(socket()).toBe(server.socket);
    expect(link.view).toMatchObject({ state: 'live', unsaved: 1 });
  });

  it('[CN7] is noticed also when nobody types', async () => {
    const server = await greeted();
    vi.advanceTimersByTime(21_000);
    expect(server.socket.questions()).toBe(2);
    vi.advanceTimersByTime(6000);
    expect(link.view.state).toBe('offline');
  });

  it('[CN7] is asked at once when the device wakes up', async () => {
    const server = await greeted();
    link.wake();
    expect(server.socket.questions()).toBe(2);
    server.answers();
    vi.advanceTimersByTime(6000);
    expect(socket()).toBe(server.socket);
  });
});

describe('what others write', () => {
  it('[CN12] is shown at once after a quiet moment, and gathered while it keeps coming', async () => {
    const server = await greeted();
    const other = new Y.Doc();
    Y.applyUpdate(other, PAPER);
    const updates: Uint8Array[] = [];
    other.on('update', (update: Uint8Array) => updates.push(update));
    const words = (other.getXmlFragment(CONTENT_ROOT).get(1) as Y.XmlElement).get(0) as Y.XmlText;
    for (const letter of 'אבגדה') words.insert(words.length, letter);
    let drawings = 0;
    link.view.doc.on('update', () => {
      drawings += 1;
    });
    vi.advanceTimersByTime(100);
    for (const update of updates) server.passesOn(update);
    expect(shown()).toBe('ראשון\nשניא');
    vi.advanceTimersByTime(50);
    expect(shown()).toBe('ראשון\nשניאבגדה');
    expect(drawings).toBe(2);
    expect(link.view.unsaved).toBe(0);
  });

  it('[CN12] an update that cannot be read harms nothing else, and is asked for again', async () => {
    const server = await greeted();
    vi.advanceTimersByTime(100);
    const questions = socket().questions();
    expect(() => server.passesOn(new Uint8Array([5, 1, 2, 3]))).not.toThrow();
    expect(socket().questions()).toBe(questions + 1);
    type('א');
    server.confirms();
    expect(link.view).toMatchObject({ state: 'live', unsaved: 0 });
  });
});
