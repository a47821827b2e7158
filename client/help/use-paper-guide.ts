import { useState } from 'react';
import { useHint } from '#client/hint/use-hint.ts';

/** The tour of the paper's screen: by itself until it was put away, and again for whoever asks. */
export interface PaperGuideState {
  readonly isShown: boolean;
  /** Asked for just now: then it takes the focus, which it never does by itself. */
  readonly isAsked: boolean;
  readonly show: () => void;
  readonly end: () => void;
}

export function usePaperGuide(): PaperGuideState {
  const { isOpen, end } = useHint('paper-guide');
  const [isAsked, setIsAsked] = useState(false);
  return {
    isShown: isOpen || isAsked,
    isAsked,
    show: () => setIsAsked(true),
    end: () => {
      setIsAsked(false);
      if (isOpen) end();
    },
  };
}
