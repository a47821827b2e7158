import type { ShortcutPart } from '#client/keyboard/shortcut.ts';

/** The key that the page listens to, whether or not the text can be written in. */
export const STORY_SHORTCUTS: ShortcutPart = {
  title: 'story.keys.title',
  shortcuts: [{ says: 'story.keys.open', keys: 'Alt-F9' }],
};

export function isStoryKey({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return key === 'F9' && altKey && !ctrlKey && !metaKey && !shiftKey;
}
