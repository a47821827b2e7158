import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';

/** Words that a practised reader of Hebrew takes in per minute. */
const WORDS_PER_MINUTE = 180;
/** Counting a hundred pages takes a few milliseconds: it waits for a pause. */
const PAUSE_MS = 800;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'"׳״.,־-]*/gu;

export interface WordCount {
  readonly words: number;
  /** Whole minutes, at least one where there is something to read. */
  readonly minutes: number;
}

/** Counts words as people do: "מנכ״ל", "42%" and "2.1" are one each; a dash between blanks is none. */
export function countWords(text: string): WordCount {
  const words = text.match(WORD)?.length ?? 0;
  return { words, minutes: words === 0 ? 0 : Math.max(1, Math.round(words / WORDS_PER_MINUTE)) };
}

/** The count of the paper in an editor, a moment behind the writing. */
export function useWordCount(editor: Editor): WordCount {
  const [count, setCount] = useState<WordCount>({ words: 0, minutes: 0 });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const measure = () => {
      timer = null;
      if (editor.isDestroyed) return;
      const { doc } = editor.state;
      setCount(countWords(doc.textBetween(0, doc.content.size, ' ', ' ')));
    };
    const soon = () => {
      timer ??= setTimeout(measure, PAUSE_MS);
    };
    timer = setTimeout(measure, 0);
    editor.on('update', soon);
    return () => {
      if (timer !== null) clearTimeout(timer);
      editor.off('update', soon);
    };
  }, [editor]);
  return count;
}
