import { rememberedChoice } from '#client/remembered/remembered-choice.ts';

/** Which corrections this person wants while typing Hebrew. All are off until they are chosen. */
export const TYPING_CHOICES = {
  quotes: rememberedChoice('typed-quotes', ['off', 'on']),
  dashes: rememberedChoice('typed-dashes', ['off', 'on']),
  maqaf: rememberedChoice('typed-maqaf', ['off', 'on']),
} as const;
export type TypingChoice = keyof typeof TYPING_CHOICES;

export function isTypingChoiceOn(choice: TypingChoice): boolean {
  return TYPING_CHOICES[choice].read() === 'on';
}

export function isAnyTypingChoiceOn(): boolean {
  return Object.values(TYPING_CHOICES).some((choice) => choice.read() === 'on');
}
