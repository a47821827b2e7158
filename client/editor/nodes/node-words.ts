import type { Say } from '#client/locale/speech.ts';
import { CALLOUT_TONES } from '#shared/paper/schema.ts';

export type CalloutTone = (typeof CALLOUT_TONES)[number];

/** The few words that nodes draw beside the paper's own, in the reader's language. */
export interface NodeWords {
  /** Names a checkbox whose task has no words yet. */
  readonly task: string;
  readonly pageBreak: string;
  readonly tone: (tone: CalloutTone | null) => string;
}

export const NO_NODE_WORDS: NodeWords = {
  task: 'task',
  pageBreak: 'page break',
  tone: (tone) => tone ?? 'note',
};

export function nodeWords(say: Say): NodeWords {
  return {
    task: say('editor.task'),
    pageBreak: say('tools.insert.pageBreak'),
    tone: (tone) => say(`tools.tone.${tone ?? 'note'}`),
  };
}

/** A stored tone, or null for the plain note that anything else is drawn as. */
export function toneOf(value: unknown): CalloutTone | null {
  return CALLOUT_TONES.find((tone) => tone === value) ?? null;
}
