import type { LineState } from '#client/connection/link-state.ts';
import type { WordKey } from '#client/locale/word-key.ts';

/** What the truth about saving depends on. */
export interface SavingFacts {
  readonly state: LineState;
  readonly unsaved: number;
  /** Words among them, while the line is not live. */
  readonly unsentWords?: number;
  readonly isKeptHere: boolean;
  readonly isDeviceFull?: boolean;
  readonly isDiskWell: boolean;
  /** Something has been unsaved for longer than a moment. */
  readonly isSlow: boolean;
  /** What had waited for the network has just been saved. */
  readonly wasWaiting?: boolean;
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
      if (unsaved === 0 && facts.wasWaiting) {
        return { tone: 'saved', parts: [{ of: 'offline.sent' }] };
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

function waiting({ state, unsaved, unsentWords = 0 }: SavingFacts): SavingWords['parts'] {
  if (unsaved === 0) return [];
  if (state === 'live') return [{ of: 'editor.saving.unsaved', count: unsaved }];
  return unsentWords > 0
    ? [{ of: 'offline.unsentWords', count: unsentWords }]
    : [{ of: 'offline.unsentChanges', count: unsaved }];
}

function kept({ isKeptHere, isDeviceFull }: SavingFacts): SavingWords['parts'][number] {
  if (isKeptHere) return { of: 'editor.saving.kept' };
  return { of: isDeviceFull ? 'offline.deviceFull' : 'editor.saving.notKept' };
}
