import type { SuggestionView } from '#shared/suggestion/suggestion-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/suggestion/Suggestions.module.css';

interface SuggestedChangeProps {
  readonly change: Pick<SuggestionView, 'inserted' | 'deleted' | 'changes'>;
}

/** What a suggestion takes away, what it brings, and what else it changes. */
export function SuggestedChange({ change: { inserted, deleted, changes } }: SuggestedChangeProps) {
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
