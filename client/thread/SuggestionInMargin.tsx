import type { SuggestionView } from '#shared/suggestion/suggestion-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { SuggestionCard } from '#client/suggestion/SuggestionCard.tsx';
import { showSuggestion } from '#client/suggestion/show-suggestion.ts';
import { useDecision } from '#client/suggestion/use-decision.ts';
import { useDeskState, useRemarks } from '#client/thread/remarks-context.ts';
import { startRemark } from '#client/thread/ways.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/thread/Conversation.module.css';

interface SuggestionInMarginProps {
  readonly suggestion: SuggestionView;
  readonly mayDecide: boolean;
  readonly mayComment: boolean;
}

/** A suggestion beside its line: what would change, and when it is pressed, the decision and the way to discuss it. */
export function SuggestionInMargin(props: SuggestionInMarginProps) {
  const { suggestion, mayDecide, mayComment } = props;
  const say = useSay();
  const { paper, editor, desk } = useRemarks();
  const { active } = useDeskState(desk);
  const decision = useDecision(paper.id);
  const { id, authorId, authorName, at, inserted, deleted } = suggestion;
  const discuss = () =>
    startRemark(editor, desk, {
      anchor: { kind: 'suggestion', suggestionId: id, authorId },
      quote: [deleted, inserted].filter(Boolean).join(' ← '),
    });
  if (active === `suggestion ${id}`) {
    return (
      <div className={classes(styles['card'], styles['active'], styles['suggested'])}>
        <FailureNotice error={decision.error} />
        <SuggestionCard
          suggestion={suggestion}
          mayDecide={mayDecide}
          isPending={decision.isPending}
          onShow={() => editor && showSuggestion(editor, id)}
          onDecide={(what, reason) => decision.decide([id], what, reason)}
        />
        {mayComment && (
          <div className={styles['deeds']}>
            <Button tone="quiet" onPress={discuss}>
              {say('thread.make.onSuggestion')}
            </Button>
          </div>
        )}
      </div>
    );
  }
  return (
    <button
      type="button"
      className={classes(styles['card'], styles['suggested'])}
      onClick={() => desk.activate(`suggestion ${id}`)}
    >
      <span className={styles['head']}>
        <Avatar id={authorId} name={authorName} size="small" />
        <bdi className={styles['name']}>{authorName}</bdi>
        <span className={styles['facts']}>
          <TimeAgo at={at} />
        </span>
      </span>
      <span className={styles['change']}>
        {deleted !== '' && <del dir="auto">{deleted}</del>}{' '}
        {inserted !== '' && <ins dir="auto">{inserted}</ins>}
        {suggestion.changes.map((change) => (
          <span key={change}>{say(`suggestion.changes.${change}`)}</span>
        ))}
      </span>
    </button>
  );
}
