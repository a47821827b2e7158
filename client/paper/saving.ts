import type { LineState } from '#client/connection/link-state.ts';
import type { WordKey } from '#client/locale/word-key.ts';

/** What the truth about saving depends on. */
export interface SavingFacts {
  readonly state: LineState;
  readonly unsaved: number;
  readonly isKeptHere: boolean;
  readonly isDiskWell: boolean;
  /** Something has been unsaved for longer than a moment. */
  readonly isSlow: boolean;
  /** Somebody who only reads has nothing to save: the text is up to date. */
  readonly mayWrite: boolean;
}

export interface SavingWords {
  readonly tone: 'saved' | 'busy' | 'warning' | 'trouble';
  /** Sentences to say one after the other; a count belongs to the first that has one. */
  readonly parts: readonly { readonly of: WordKey; readonly count?: number }[];
}

/**
 * What stands in the one place about saving. "Saved" only when the server has confirmed everything and the line is
 * live; a moment's saving is said without a number, so that the words do not flicker at every letter.
 */
export function savingWords(facts: SavingFacts): SavingWords {
  const { state, unsaved, isSlow, isDiskWell } = facts;
  switch (state) {
    case 'connecting':
      return { tone: 'busy', parts: [{ of: 'editor.saving.connecting' }, ...waiting(facts)] };
    case 'offline':
      return {
        tone: 'warning',
        parts: [{ of: 'editor.saving.offline' }, ...waiting(facts), kept(facts)],
      };
    case 'live':
      if (!isDiskWell) {
        return {
          tone: 'trouble',
          parts: [{ of: 'editor.saving.disk' }, ...waiting(facts), kept(facts)],
        };
      }
      if (unsaved === 0) {
        const of = facts.mayWrite ? 'editor.saving.saved' : 'editor.saving.current';
        return { tone: 'saved', parts: [{ of }] };
      }
      return isSlow
        ? { tone: 'warning', parts: waiting(facts) }
        : { tone: 'busy', parts: [{ of: 'editor.saving.saving' }] };
    default:
      return { tone: 'trouble', parts: [{ of: `editor.saving.${state}` }, ...waiting(facts)] };
  }
}

function waiting({ unsaved }: SavingFacts): SavingWords['parts'] {
  return unsaved === 0 ? [] : [{ of: 'editor.saving.unsaved', count: unsaved }];
}

function kept({ isKeptHere }: SavingFacts): SavingWords['parts'][number] {
  return { of: isKeptHere ? 'editor.saving.kept' : 'editor.saving.notKept' };
}
