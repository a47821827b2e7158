import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type * as z from 'zod';
import type { listSuggestions, SuggestionView } from '#shared/suggestion/suggestion-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { type Decision, useDecision } from '#client/suggestion/use-decision.ts';
import { SuggestionCard } from '#client/suggestion/SuggestionCard.tsx';
import { showSuggestion } from '#client/suggestion/show-suggestion.ts';
import { Button } from '#client/ui/Button.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { Skeleton } from '#client/ui/Waiting.tsx';
import styles from '#client/suggestion/Suggestions.module.css';

interface SuggestionListProps {
  readonly paperId: string;
  readonly editor: Editor;
  readonly answer: UseQueryResult<z.output<typeof listSuggestions.answer>>;
  readonly suggests: boolean;
  readonly onClose: () => void;
}

/** All suggestions in the order of the paper, each with what this person may do about it. */
export function SuggestionList(props: SuggestionListProps) {
  const { paperId, editor, answer, suggests, onClose } = props;
  const say = useSay();
  const decision = useDecision(paperId);
  if (answer.error) {
    return <FailureNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  if (!answer.data) return <Skeleton lines={4} />;
  const { suggestions, mayDecide } = answer.data;
  if (suggestions.length === 0) {
    return (
      <p className={styles['none']}>
        {say(suggests ? 'suggestion.noneSuggest' : 'suggestion.none')}
      </p>
    );
  }
  const show = (suggestion: SuggestionView) => {
    onClose();
    showSuggestion(editor, suggestion.id);
  };
  return (
    <>
      {decision.error && <FailureNotice error={decision.error} />}
      {mayDecide && suggestions.length > 1 && (
        <DecideAll
          count={suggestions.length}
          isPending={decision.isPending}
          onDecide={(what) =>
            decision.decide(
              suggestions.map(({ id }) => id),
              what,
              null,
            )
          }
        />
      )}
      <ul className={styles['list']}>
        {suggestions.map((suggestion) => (
          <li key={suggestion.id}>
            <SuggestionCard
              suggestion={suggestion}
              mayDecide={mayDecide}
              isPending={decision.isPending}
              onShow={() => show(suggestion)}
              onDecide={(what, reason) => decision.decide([suggestion.id], what, reason)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface DecideAllProps {
  readonly count: number;
  readonly isPending: boolean;
  readonly onDecide: (decision: Decision) => void;
}

/** One decision for all of them, asked for once more. */
function DecideAll({ count, isPending, onDecide }: DecideAllProps) {
  const say = useSay();
  const [asked, setAsked] = useState<Decision | null>(null);
  return (
    <div className={styles['all']}>
      <Button onPress={() => setAsked('accept')}>{say('suggestion.acceptAll')}</Button>
      <Button onPress={() => setAsked('reject')}>{say('suggestion.rejectAll')}</Button>
      <Confirm
        title={say('suggestion.allQuestion', { count })}
        isOpen={asked !== null}
        isPending={isPending}
        action={say(asked === 'accept' ? 'suggestion.acceptAll' : 'suggestion.rejectAll')}
        onClose={() => setAsked(null)}
        onConfirm={() => {
          if (asked) onDecide(asked);
          setAsked(null);
        }}
      >
        <p>{say('suggestion.allMeaning')}</p>
      </Confirm>
    </div>
  );
}
