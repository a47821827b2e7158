// @vitest-environment jsdom
import { getExtensionField } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { SHORTCUT_PARTS } from '#client/app/shortcut-parts.ts';
import { asksForKeys } from '#client/keyboard/help-key.ts';
import { hebrewLetterOn } from '#client/keyboard/hebrew-layout.ts';
import { keysOf } from '#client/keyboard/shortcut.ts';
import { aWriter, paperOf } from '#test/editor/writer.ts';

const EDITOR_PARTS = SHORTCUT_PARTS.filter(({ title }) =>
  /^(?:keyboard\.editor|tools\.keys)/.test(title),
);
const listed = EDITOR_PARTS.flatMap(({ shortcuts }) => shortcuts).map(({ keys }) => keys);

const aPaper = () =>
  paperOf({
    type: 'paragraph',
    attrs: { id: 'abcdefgh' },
    content: [{ type: 'text', text: 'מילה' }],
  });

describe('the list of keys', () => {
  it('[KB2] names every shortcut with Ctrl that the editor’s extensions declare', () => {
    const { editor } = aWriter(aPaper());
    const declared = editor.extensionManager.extensions.flatMap((extension) => {
      const { name, options, storage } = extension;
      const type = editor.schema.nodes[name] ?? editor.schema.marks[name];
      const context = { name, options, storage, editor, type };
      const add = getExtensionField<() => object>(extension, 'addKeyboardShortcuts', context);
      return add ? Object.keys(add()) : [];
    });
    // Of the platform's own, such as Ctrl+A and Ctrl+Backspace, nobody needs to be told.
    const withCtrl = declared.filter(
      (keys) => /^Mod-(?:Shift-|Alt-)*.$/.test(keys) && keys !== 'Mod-a',
    );
    expect(withCtrl.length).toBeGreaterThan(8);
    // Letters with Shift are spelled large or small.
    const known = new Set(listed.map((keys) => keys.toLowerCase()));
    expect(withCtrl.filter((keys) => !known.has(keys.toLowerCase()))).toEqual([]);
  });

  it.each(listed.filter((keys) => /^Mod-(?:Shift-|Alt-)*[\w]$/.test(keys)))(
    '[KB2] promises nothing that the editor does not take: %s',
    (keys) => {
      const { editor } = aWriter(aPaper());
      editor.commands.selectAll();
      const key = keys.slice(-1);
      const event = new KeyboardEvent('keydown', {
        key: keys.includes('Shift') ? key.toUpperCase() : key,
        code: /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`,
        keyCode: key.toUpperCase().codePointAt(0) ?? 0,
        ctrlKey: true,
        shiftKey: keys.includes('Shift'),
        altKey: keys.includes('Alt'),
        cancelable: true,
        bubbles: true,
      });
      editor.view.dom.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(true);
    },
  );

  it.each(SHORTCUT_PARTS.map((part) => [part.title, part] as const))(
    '[KB4] has each key once in %s',
    (_, { shortcuts }) => {
      const keys = shortcuts.map((shortcut) => shortcut.keys.toLowerCase());
      expect(keys).toEqual([...new Set(keys)]);
    },
  );
});

describe('the names of keys', () => {
  const text = (keys: string, mac: boolean, onMac?: string) =>
    keysOf({ says: 'keyboard.title', keys, ...(onMac && { onMac }) }, mac)
      .map((key) => (key.kind === 'print' ? key.text : key.says))
      .join(' ');

  it.each([
    ['Mod-Shift-x', false, undefined, 'Ctrl Shift X'],
    ['Mod-Shift-x', true, undefined, '⌘ ⇧ X'],
    ['Mod-y', true, 'Mod-Shift-z', '⌘ ⇧ Z'],
    ['Mod-y', false, 'Mod-Shift-z', 'Ctrl Y'],
    ['Mod--', false, undefined, 'Ctrl -'],
    ['Mod-ArrowUp', false, undefined, 'Ctrl keyboard.key.up'],
    ['Escape', false, undefined, 'Esc'],
  ])('[KB3] of %s (mac: %s) are those of the keyboard', (keys, mac, onMac, expected) => {
    expect(text(keys, mac, onMac)).toBe(expected);
  });

  it('[KB3] go with the Hebrew letters of the standard layout', () => {
    const pairs = ['b', 'I', 'z', 's', 'm', 'p'].map((latin) => hebrewLetterOn(latin));
    expect(pairs).toEqual(['נ', 'ן', 'ז', 'ד', 'צ', 'פ']);
    expect(['q', 'w', '7', '/', 'Tab'].map((key) => hebrewLetterOn(key))).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });
});

describe('asking for the list', () => {
  const press = (wish: KeyboardEventInit, html = '<button>x</button>') => {
    document.body.innerHTML = html;
    let answer = false;
    addEventListener('keydown', (event) => (answer = asksForKeys(event)), { once: true });
    const event = new KeyboardEvent('keydown', { ...wish, bubbles: true, cancelable: true });
    (document.querySelector('b') ?? document.body.firstElementChild)?.dispatchEvent(event);
    return answer;
  };

  it.each<[string, KeyboardEventInit]>([
    ['a question mark', { key: '?', code: 'Slash', shiftKey: true }],
    ['Ctrl+/', { key: '/', code: 'Slash', ctrlKey: true }],
    ['Ctrl+/ with a Hebrew layout', { key: '.', code: 'Slash', ctrlKey: true }],
    ['⌘/', { key: '/', code: 'Slash', metaKey: true }],
  ])('[KB1] is %s, outside of text', (_, wish) => {
    expect(press(wish)).toBe(true);
    expect(press(wish, '<input>')).toBe(false);
    expect(press(wish, '<textarea></textarea>')).toBe(false);
    expect(press(wish, '<div contenteditable="true"><p><b>x</b></p></div>')).toBe(false);
  });

  it.each<[string, KeyboardEventInit]>([
    ['a slash', { key: '/', code: 'Slash' }],
    ['AltGr+/', { key: '?', code: 'Slash', altKey: true, ctrlKey: true }],
    ['a question mark within composition', { key: '?', isComposing: true }],
  ])('[KB1] is not %s', (_, wish) => {
    expect(press(wish)).toBe(false);
  });
});
