import { COMPARE_SHORTCUTS } from '#client/compare/compare-shortcuts.ts';
import { EDITOR_SHORTCUTS } from '#client/editor/editor-shortcuts.ts';
import { TOOL_SHORTCUTS } from '#client/editor/tools/tool-shortcuts.ts';
import { KEYBOARD_SHORTCUTS } from '#client/keyboard/keyboard-shortcuts.ts';
import type { ShortcutPart } from '#client/keyboard/shortcut.ts';
import { MEETING_SHORTCUTS } from '#client/meeting/meeting-keys.ts';
import { PAPER_SHORTCUTS } from '#client/paper/paper-shortcuts.ts';
import { THREAD_SHORTCUTS } from '#client/thread/thread-shortcuts.ts';
import { STORY_SHORTCUTS } from '#client/story/story-shortcuts.ts';
import { SEARCH_SHORTCUTS } from '#client/search/search-key.ts';

/** Every concept's keys, in the order in which the list shows them. */
export const SHORTCUT_PARTS: readonly ShortcutPart[] = [
  EDITOR_SHORTCUTS,
  TOOL_SHORTCUTS,
  PAPER_SHORTCUTS,
  THREAD_SHORTCUTS,
  STORY_SHORTCUTS,
  COMPARE_SHORTCUTS,
  MEETING_SHORTCUTS,
  SEARCH_SHORTCUTS,
  KEYBOARD_SHORTCUTS,
];
