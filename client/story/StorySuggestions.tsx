import type { StoryView } from '#shared/story/story-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { DecidedCard } from '#client/suggestion/DecidedList.tsx';
import { SuggestedChange } from '#client/suggestion/SuggestedChange.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { StoryPart } from '#client/story/StoryPart.tsx';
import styles from '#client/story/Story.module.css';

/** What was suggested about the block: what waits, and what was decided by whom and why. */
export function StorySuggestions({ story }: { readonly story: StoryView }) {
  const say = useSay();
  const { waiting, decided } = story.suggestions;
  const isNone = waiting.length + decided.length === 0;
  return (
    <StoryPart title={say('story.suggestions.title')}>
      {isNone && <p className={styles['soft']}>{say('story.suggestions.none')}</p>}
      <ul className={styles['cards']}>
        {waiting.map((suggestion) => (
          <li key={suggestion.id} className={styles['card']}>
            <p className={styles['head']}>
              <Badge tone="amber">{say('story.suggestions.waiting')}</Badge>
              <bdi>{suggestion.authorName}</bdi>
              <span className={styles['soft']}>
                <TimeAgo at={suggestion.at} />
              </span>
            </p>
            <SuggestedChange change={suggestion} />
          </li>
        ))}
        {decided.map((decision) => (
          <li key={decision.id}>
            <DecidedCard decision={decision} />
          </li>
        ))}
      </ul>
    </StoryPart>
  );
}
