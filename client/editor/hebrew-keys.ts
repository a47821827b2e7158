import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/** Letter, digit and sign keys by their place on the keyboard, as a Latin layout names them. */
function latinKeyOf(code: string): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return letter.toLowerCase();
  return /^Digit(\d)$/.exec(code)?.[1] ?? null;
}

/**
 * Shortcuts by the key's place when its letter is Hebrew. ProseMirror does so by the old `keyCode`, which some systems
 * (remote desktops, Linux input methods) leave at zero: then the event is offered once more under its Latin name.
 */
export const HebrewKeys = Extension.create({
  name: 'hebrewKeys',
  priority: 1001,
  addProseMirrorPlugins() {
    let isOffering = false;
    return [
      new Plugin({
        props: {
          handleKeyDown(view, event) {
            if (isOffering || event.keyCode !== 0 || !(event.ctrlKey || event.metaKey))
              return false;
            const key = latinKeyOf(event.code);
            if (key === null || key === event.key.toLowerCase()) return false;
            const { ctrlKey, metaKey, altKey, shiftKey, code } = event;
            const name = shiftKey ? key.toUpperCase() : key;
            const latin = new KeyboardEvent('keydown', {
              key: name,
              code,
              ctrlKey,
              metaKey,
              altKey,
              shiftKey,
            });
            isOffering = true;
            const isHandled = view.someProp('handleKeyDown', (handle) => handle(view, latin));
            isOffering = false;
            return isHandled ?? false;
          },
        },
      }),
    ];
  },
});
