import { useState } from 'react';
import type { SuggestionView } from '#shared/suggestion/suggestion-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import styles from '#client/suggestion/Suggestions.module.css';

interface SuggestionCardProps {
  readonly suggestion: SuggestionView;
  readonly mayDecide: boolean;
  readonly isPending: boolean;
  readonly onShow: () => void;
  readonly onDecide: (decision: 'accept' | 'reject', reason: string | null) => void;
}

/** One suggestion: who, when, what would change, and the decision. */
export function SuggestionCard(props: SuggestionCardProps) {
  const { suggestion, mayDecide, isPending, onShow, onDecide } = props;
  const say = useSay();
  const [reason, setReason] = useState('');
  const why = reason.trim() === '' ? null : reason.trim();
  return (
    <article className={styles['card']}>
      <p className={styles['who']}>
        <strong>
          <bdi>{suggestion.authorName}</bdi>
        </strong>{' '}
        <TimeAgo at={suggestion.at} />
      </p>
      <What suggestion={suggestion} />
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

function What({
  suggestion: { inserted, deleted, changes },
}: Pick<SuggestionCardProps, 'suggestion'>) {
  const say = useSay();
  return (
    <dl className={styles['what']}>
      {deleted !== '' && (
        <div>
          <dt>{say('suggestion.deleted')}</dt>
          <dd>
            <del dir="auto">{deleted}</del>
          </dd>
        </div>
      )}
      {inserted !== '' && (
        <div>
          <dt>{say('suggestion.inserted')}</dt>
          <dd>
            <ins dir="auto">{inserted}</ins>
          </dd>
        </div>
      )}
      {changes.map((change) => (
        <div key={change}>
          <dt>{say(`suggestion.changes.${change}`)}</dt>
        </div>
      ))}
    </dl>
  );
}
