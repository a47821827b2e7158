import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '#client/member/me.ts';
import { type Draft, keepDraft, keptDraft } from '#client/remembered/draft.ts';

interface FormDraft<Words extends Draft> {
  readonly words: Words;
  readonly change: (words: Partial<Words>) => void;
  /** True while the words are those of an earlier visit. */
  readonly isKept: boolean;
  /** Empties the form, and lets go of what was kept: when it was sent, or by wish. */
  readonly drop: () => void;
}

const KEPT_AFTER_MS = 300;

/** The words of a form, which stay on this device until they are sent. `form` names the form and what it is about. */
export function useDraft<Words extends Draft>(form: string, empty: Words): FormDraft<Words> {
  const personId = useMe().person.id;
  const [kept] = useState(() => keptDraft(personId, form));
  const [words, setWords] = useState<Words>(() => ({ ...empty, ...kept }));
  const [isKept, setIsKept] = useState(kept !== null);
  const latest = useRef<{ readonly words: Words; readonly isEmpty: boolean } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const keep = useCallback(() => {
    clearTimeout(timer.current);
    if (latest.current) {
      keepDraft(personId, form, latest.current.isEmpty ? null : latest.current.words);
    }
    latest.current = null;
  }, [personId, form]);
  useEffect(() => {
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);
  const set = (next: Words) => {
    const isEmpty = Object.entries(empty).every(([name, value]) => next[name] === value);
    latest.current = { words: next, isEmpty };
    clearTimeout(timer.current);
    timer.current = setTimeout(keep, KEPT_AFTER_MS);
    setWords(next);
  };
  return {
    words,
    isKept,
    change: (some) => set({ ...words, ...some }),
    drop: () => {
      set(empty);
      keep();
      setIsKept(false);
    },
  };
}
