// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Carets, placeOf } from '#client/editor/carets.ts';
import { wholeAddress } from '#client/editor/marks/LinkDialog.tsx';
import { presentIn } from '#client/editor/presence.ts';
import { countWords } from '#client/editor/word-count.ts';
import { colourOf, PERSON_COLOURS } from '#shared/member/colour.ts';
import { isSafeAddress } from '#shared/paper/safe-address.ts';
import { aWriter, paperOf, para, passOn, type Writer } from '#test/editor/writer.ts';

const speakers = new Map<number, Awareness>();
afterEach(() => {
  for (const speaker of speakers.values()) speaker.destroy();
  speakers.clear();
});

/** What one client says of itself, as the server would pass it on. */
function says(awareness: Awareness, client: number, state: Record<string, unknown>): void {
  let speaker = speakers.get(client);
  if (!speaker) {
    const doc = new Y.Doc();
    doc.clientID = client;
    speaker = new Awareness(doc);
    speakers.set(client, speaker);
  }
  speaker.setLocalState(state);
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(speaker, [client]), 'wire');
}

const SOMEBODY = { id: 'person-0001', name: 'ממונה מחוז צפון', color: '#8a3ffc', role: 'author' };

describe('who is here', () => {
  it('[ED26] takes names and colours from what the server wrote, and nothing else', () => {
    const awareness = new Awareness(new Y.Doc());
    says(awareness, 7, { user: { ...SOMEBODY, color: 'red;background:url(//a.example)' } });
    says(awareness, 8, { user: { id: 'person-0002', name: 'שם\u202eהפוך' } });
    says(awareness, 9, { user: { id: 3, name: { a: 1 } } });
    says(awareness, 10, { cursor: { anchor: {}, head: {} } });
    says(awareness, 11, { user: [SOMEBODY] });
    expect(presentIn(awareness)).toEqual([
      {
        client: 7,
        personId: 'person-0001',
        name: 'ממונה מחוז צפון',
        colour: PERSON_COLOURS.indexOf(colourOf('person-0001')),
        role: 'author',
        writes: true,
        cursor: null,
        place: null,
      },
    ]);
    awareness.destroy();
  });

  it('[ED26] draws each of the eight colours by a class of the style sheet', () => {
    const css = readFileSync('client/editor/carets.css', 'utf8');
    for (const [index, colour] of PERSON_COLOURS.entries()) {
      expect(css).toMatch(new RegExp(`\\.caret-${index} \\{\\s*--person: ${colour};`));
    }
  });
});

describe('the carets of others', () => {
  let awareness: Awareness;
  let writer: Writer;
  let other: Writer;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'requestAnimationFrame'] });
    const state = paperOf(para('ראשון', 'block-000001'), para('שני', 'block-000002'));
    other = aWriter(state);
    awareness = new Awareness(new Y.Doc());
    writer = aWriter(state);
    const plugins = Carets.configure({ awareness }).config.addProseMirrorPlugins?.call({
      options: { awareness },
    } as never);
    for (const plugin of plugins ?? []) writer.editor.registerPlugin(plugin);
  });
  afterEach(() => {
    vi.useRealTimers();
    awareness.destroy();
  });

  const caret = () => writer.editor.view.dom.querySelector('.others-caret');
  const before = () => caret()?.previousSibling?.textContent ?? '';
  function moves(position: number): void {
    const doc = other.editor.state.doc;
    expect(position).toBeLessThan(doc.content.size);
    const binding = other.editor.storage.collaboration.shared?.binding;
    says(awareness, 7, { user: SOMEBODY, cursor: binding?.toShared(position, position) });
    vi.advanceTimersByTime(50);
  }

  it('[ED27] stand at the letter where they are, with a name, and follow it', () => {
    moves(3);
    expect(before()).toBe('רא');
    expect(caret()?.textContent).toBe('ממונה מחוז צפון');
    expect(caret()?.getAttribute('aria-hidden')).toBe('true');
    expect(caret()?.getAttribute('style')).toBeNull();
    writer.typeAt(1, 'XY');
    expect(before()).toBe('XYרא');
    other.typeAt(2, 'Z');
    passOn(other, writer);
    expect(before()).toContain('א');
    moves(10);
    expect(caret()?.nextSibling?.textContent).toBe('ני');
  });

  it('[TG2] of those who only read are not drawn, though their place is known', () => {
    const binding = other.editor.storage.collaboration.shared?.binding;
    const user = { ...SOMEBODY, role: 'reader', writes: false };
    says(awareness, 7, { user, cursor: binding?.toShared(3, 3) });
    vi.advanceTimersByTime(50);
    expect(caret()).toBeNull();
    const [reader] = presentIn(awareness);
    expect(reader && placeOf(reader, writer.editor.state)).toBe(3);
    // Away from the text, the place where they were last is told without a caret.
    says(awareness, 7, { user, cursor: null, place: binding?.toShared(10, 10).head });
    const [away] = presentIn(awareness);
    expect(away && placeOf(away, writer.editor.state)).toBe(10);
    says(awareness, 7, { user, cursor: null, place: { tname: 5 } });
    const [odd] = presentIn(awareness);
    expect(odd && placeOf(odd, writer.editor.state)).toBeNull();
  });

  it('[ED27] that cannot be understood are not drawn, and harm nothing', () => {
    for (const cursor of [
      {},
      { anchor: 1, head: 2 },
      { anchor: { item: 'x' }, head: { type: {} } },
    ]) {
      says(awareness, 7, { user: SOMEBODY, cursor });
      vi.advanceTimersByTime(50);
      expect(caret()).toBeNull();
    }
    moves(3);
    expect(caret()).not.toBeNull();
  });
});

describe('words and addresses', () => {
  it.each([
    ['', 0],
    ['—', 0],
    ['מנכ״ל המשרד, 42% ו־2.1', 4],
    ['OECD (2021) - דו״ח', 3],
  ])('[ED28] counts "%s" as %i words', (text, words) => {
    expect(countWords(text).words).toBe(words);
  });

  it('[ED28] tells reading time in whole minutes, at least one', () => {
    expect(countWords('מילה').minutes).toBe(1);
    expect(countWords('מילה '.repeat(900)).minutes).toBe(5);
    expect(countWords('').minutes).toBe(0);
  });

  it.each([
    ['www.gov.il', 'https://www.gov.il'],
    ['a@b.example', 'mailto:a@b.example'],
    ['http://a.example', 'http://a.example'],
    [' https://a.example ', 'https://a.example'],
  ])('[ED29] makes a whole address of "%s"', (typed, whole) => {
    expect(wholeAddress(typed)).toBe(whole);
  });

  it.each(['javascript:alert(1)', 'JAVASCRIPT:x', 'data:text/html,x', 'vbscript:x', 'file:///a'])(
    '[ED29] leaves "%s" unsafe',
    (typed) => {
      expect(isSafeAddress(wholeAddress(typed))).toBe(false);
    },
  );
});
