import { useEffect } from 'react';
import { rememberedChoice, useRememberedChoice } from '#client/remembered/remembered-choice.ts';

/** How papers look on this device: nothing of it is the paper's own, and print is not touched by it. */
export const PAPER_FONT = rememberedChoice('paper-font', ['serif', 'sans']);
export const PAPER_SIZE = rememberedChoice('paper-size', ['m', 's', 'l', 'xl']);

/** Draws papers as this device likes them, as long as a paper stands on the screen. */
export function useReadingLook(): void {
  const font = useRememberedChoice(PAPER_FONT);
  const size = useRememberedChoice(PAPER_SIZE);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['paperFont'] = font;
    dataset['paperSize'] = size;
    return () => {
      delete dataset['paperFont'];
      delete dataset['paperSize'];
    };
  }, [font, size]);
}
