// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { type Announced, Announcer, GATHER_MS, type Loudness } from '#client/together/announcer.ts';
import { watchParagraph, watchPeople } from '#client/together/watch-others.ts';
import { aWriter, paperOf, para, passOn } from '#test/editor/writer.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function anAnnouncer(loudness: Loudness) {
  const said: Announced[] = [];
  return { said, announcer: new Announcer(loudness, (words) => said.push(words)) };
}

describe('what a screen reader is told', () => {
  it('[TG5] is gathered, and said at most once in ten seconds', () => {
    const { said, announcer } = anAnnouncer('all');
    announcer.edited(['דנה']);
    vi.advanceTimersByTime(GATHER_MS - 1);
    announcer.edited(['דנה']);
    announcer.edited(['יעל']);
    announcer.joined('רון');
    expect(said).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(said).toEqual([{ joined: ['רון'], left: [], editedBy: ['דנה', 'יעל'] }]);
    announcer.left('רון');
    vi.advanceTimersByTime(GATHER_MS - 1);
    expect(said).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(said[1]).toEqual({ joined: [], left: ['רון'], editedBy: null });
    vi.advanceTimersByTime(GATHER_MS * 10);
    expect(said).toHaveLength(2);
  });

  it('[TG5] leaves out whoever comes and goes at once, as a broken line does', () => {
    const { said, announcer } = anAnnouncer('all');
    announcer.left('רון');
    announcer.joined('רון');
    announcer.joined('דנה');
    announcer.left('דנה');
    vi.advanceTimersByTime(GATHER_MS * 2);
    expect(said).toEqual([]);
  });

  it.each([
    ['quiet', []],
    ['some', [{ joined: [], left: [], editedBy: [] }]],
    ['all', [{ joined: ['רון'], left: [], editedBy: [] }]],
  ] as const)('[TG5] in "%s" is %j', (loudness, expected) => {
    const { said, announcer } = anAnnouncer(loudness);
    announcer.joined('רון');
    announcer.edited([]);
    vi.advanceTimersByTime(GATHER_MS);
    expect(said).toEqual(expected);
  });

  it('[TG5] ends with the choice of silence, also what was gathered', () => {
    const { said, announcer } = anAnnouncer('all');
    announcer.joined('רון');
    announcer.edited([]);
    announcer.loudness = 'quiet';
    vi.advanceTimersByTime(GATHER_MS * 2);
    expect(said).toEqual([]);
  });
});

describe('what is looked at', () => {
  const peer = (client: number, name: string) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    const awareness = new Awareness(doc);
    awareness.setLocalState({ user: { id: `person-${String(client)}`, name, role: 'author' } });
    return awareness;
  };

  it('[TG5] is the paragraph with the caret alone, with the one who changed it', () => {
    const state = paperOf(para('ראשון', 'block-000001'), para('שני', 'block-000002'));
    const [me, other] = [aWriter(state), aWriter(state, 77)];
    const awareness = new Awareness(new Y.Doc());
    const speaker = peer(77, 'דנה');
    applyAwarenessUpdate(awareness, encodeAwarenessUpdate(speaker, [77]), 'wire');
    const { said, announcer } = anAnnouncer('some');
    watchParagraph(me.editor, awareness, announcer);
    document.body.append(me.editor.view.dom);
    me.editor.view.dom.focus();
    me.typeAt(2, 'א');
    other.typeAt(9, 'ב');
    passOn(other, me);
    vi.advanceTimersByTime(GATHER_MS);
    expect(said).toEqual([]);
    other.typeAt(1, 'ג');
    passOn(other, me);
    vi.advanceTimersByTime(GATHER_MS);
    expect(said).toEqual([{ joined: [], left: [], editedBy: ['דנה'] }]);
    me.editor.view.dom.blur();
    other.typeAt(1, 'ד');
    passOn(other, me);
    vi.advanceTimersByTime(GATHER_MS);
    expect(said).toHaveLength(1);
    me.editor.view.dom.remove();
    awareness.destroy();
    speaker.destroy();
  });

  it('[TG5] is who comes and goes, by person and not by window', () => {
    const awareness = new Awareness(new Y.Doc());
    const speakers = [peer(1, 'דנה'), peer(2, 'רון')];
    const tell = (speaker: Awareness) =>
      applyAwarenessUpdate(awareness, encodeAwarenessUpdate(speaker, [speaker.clientID]), 'wire');
    for (const speaker of speakers.slice(0, 1)) tell(speaker);
    const { said, announcer } = anAnnouncer('all');
    watchPeople(awareness, 'me', announcer);
    for (const speaker of speakers) tell(speaker);
    vi.advanceTimersByTime(GATHER_MS);
    expect(said).toEqual([{ joined: ['רון'], left: [], editedBy: null }]);
    speakers[0]?.setLocalState(null);
    for (const speaker of speakers) tell(speaker);
    vi.advanceTimersByTime(GATHER_MS);
    expect(said[1]).toEqual({ joined: [], left: ['דנה'], editedBy: null });
    for (const speaker of speakers) speaker.destroy();
    awareness.destroy();
  });
});
