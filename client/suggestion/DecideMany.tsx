import { useState } from 'react';
import type { SuggestionView } from '#shared/suggestion/suggestion-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { Decision } from '#client/suggestion/use-decision.ts';
import { Button } from '#client/ui/Button.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import styles from '#client/suggestion/Suggestions.module.css';

interface DecideManyProps {
  readonly suggestions: readonly SuggestionView[];
  /** They were chosen one by one; otherwise they are all that are shown. */
  readonly isChosen: boolean;
  readonly isPending: boolean;
  readonly onDecide: (decision: Decision, reason: string | null, ids: readonly string[]) => void;
}

/** One decision for several, with one reason, asked for once more. */
export function DecideMany({ suggestions, isChosen, isPending, onDecide }: DecideManyProps) {
  const say = useSay();
  const [asked, setAsked] = useState<Decision | null>(null);
  const [reason, setReason] = useState('');
  const count = suggestions.length;
  const words = (decision: Decision) =>
    isChosen
      ? say(`suggestion.many.${decision}`, { count })
      : say(decision === 'accept' ? 'suggestion.acceptAll' : 'suggestion.rejectAll');
  const decide = () => {
    const ids = [...new Set(suggestions.map(({ id }) => id))];
    if (asked) onDecide(asked, reason.trim() === '' ? null : reason.trim(), ids);
    setAsked(null);
    setReason('');
  };
  return (
    <div className={styles['all']}>
      <Button onPress={() => setAsked('accept')}>{words('accept')}</Button>
      <Button onPress={() => setAsked('reject')}>{words('reject')}</Button>
      <Confirm
        title={say('suggestion.allQuestion', { count })}
        isOpen={asked !== null}
        isPending={isPending}
        action={words(asked ?? 'accept')}
        onClose={() => setAsked(null)}
        onConfirm={decide}
      >
        <p>{say('suggestion.allMeaning')}</p>
        <TextField
          label={say('suggestion.reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
      </Confirm>
    </div>
  );
}
