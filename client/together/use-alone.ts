import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { sharedPaperKey } from '#client/editor/binding/collaboration.ts';

/** Reading undisturbed: the text on the screen stands still, while the paper itself goes on. */
export interface Alone {
  readonly isOn: boolean;
  /** In so many paragraphs something changed, came or went since. */
  readonly waiting: number;
  readonly start: () => void;
  /** Shows what has come until now, and stands still again. */
  readonly show: () => void;
  readonly stop: () => void;
}

/** The undisturbed reading of one editor. A new editor, such as after a refusal, begins live. */
export function useAlone(editor: Editor | null): Alone {
  const [frozen, setFrozen] = useState<Editor | null>(null);
  const [waiting, setWaiting] = useState(0);
  const isOn = editor !== null && frozen === editor;
  useEffect(() => {
    if (!frozen) return undefined;
    const binding = sharedPaperKey.getState(frozen.state)?.binding;
    const around = frozen.view.dom.parentElement;
    binding?.freeze(setWaiting);
    around?.toggleAttribute('data-alone', true);
    return () => {
      around?.toggleAttribute('data-alone', false);
      binding?.thaw();
      setWaiting(0);
    };
  }, [frozen]);
  return {
    isOn,
    waiting,
    start: () => setFrozen(editor),
    show: () => {
      const binding = frozen && sharedPaperKey.getState(frozen.state)?.binding;
      binding?.thaw();
      binding?.freeze(setWaiting);
      setWaiting(0);
    },
    stop: () => setFrozen(null),
  };
}
