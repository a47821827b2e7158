import { createContext, useContext } from 'react';

/** Opens the story of what is selected in the paper, or of the sentence at the caret; null while there is no text. */
export const StoryDoorContext = createContext<(() => void) | null>(null);

export function useStoryDoor(): (() => void) | null {
  return useContext(StoryDoorContext);
}
