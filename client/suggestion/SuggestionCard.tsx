import { useState } from 'react';
import type { SuggestionView } from '#shared/suggestion/suggestion-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { SuggestedChange } from '#client/suggestion/SuggestedChange.tsx';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/suggestion/Suggestions.module.css';

interface SuggestionCardProps {
  readonly suggestion: SuggestionView;
  readonly mayDecide: boolean;
  readonly isPending: boolean;
  /** Where several can be chosen. */
  readonly marking?: { readonly isMarked: boolean; readonly onMark: (isMarked: boolean) => void };
  readonly onShow: () => void;
  readonly onDecide: (decision: 'accept' | 'reject', reason: string | null) => void;
}

/** One suggestion: who, when, what would change, and the decision. */
export function SuggestionCard(props: SuggestionCardProps) {
  const { suggestion, mayDecide, isPending, marking, onShow, onDecide } = props;
  const say = useSay();
  const [reason, setReason] = useState('');
  const why = reason.trim() === '' ? null : reason.trim();
  return (
    <article className={styles['card']}>
      <div className={styles['who']}>
        {mayDecide && marking && (
          <CheckLine isChosen={marking.isMarked} onChange={marking.onMark}>
            <VisuallyHidden>
              <Sentence of="suggestion.many.choose" values={{ name: suggestion.authorName }} />
            </VisuallyHidden>
          </CheckLine>
        )}
        <span>
          <strong>
            <bdi>{suggestion.authorName}</bdi>
          </strong>{' '}
          <TimeAgo at={suggestion.at} />
        </span>
      </div>
      <SuggestedChange change={suggestion} />
      {mayDecide && (
        <TextField
          label={say('suggestion.reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
      )}
      <div className={styles['deeds']}>
        {mayDecide && (
          <Button tone="primary" isPending={isPending} onPress={() => onDecide('accept', why)}>
            {say('suggestion.accept')}
          </Button>
        )}
        {(mayDecide || suggestion.isMine) && (
          <Button isPending={isPending} onPress={() => onDecide('reject', why)}>
            {say(mayDecide ? 'suggestion.reject' : 'suggestion.withdraw')}
          </Button>
        )}
        <Button tone="quiet" onPress={onShow}>
          {say('suggestion.show')}
        </Button>
      </div>
    </article>
  );
}
