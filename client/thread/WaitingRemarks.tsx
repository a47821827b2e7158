import { Clock } from 'lucide-react';
import { isRefusalCode } from '#shared/refusal/refusal.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { useMe } from '#client/member/me.ts';
import { deliverRemarks } from '#client/offline/deliver-remarks.ts';
import { dropRemark, markRefused, type WaitingRemark } from '#client/offline/remark-outbox.ts';
import { keepDraft } from '#client/remembered/draft.ts';
import { nameOfPlace } from '#client/thread/anchor-here.ts';
import { CommentWords } from '#client/thread/CommentWords.tsx';
import { placeOfWaiting } from '#client/thread/place-of-waiting.ts';
import { Quote } from '#client/thread/Quote.tsx';
import { formOf } from '#client/thread/use-remark-draft.ts';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import styles from '#client/thread/Conversation.module.css';

interface WaitingItemProps {
  readonly remark: WaitingRemark;
  readonly hasQuote?: boolean;
  /** Told when its words are a draft again. */
  readonly onTakenBack: (remark: WaitingRemark) => void;
}

/** Something that was written and is on this device alone, said as it is; and what can be done when it was not taken. */
export function WaitingItem({ remark, hasQuote = false, onTakenBack }: WaitingItemProps) {
  const say = useSay();
  const personId = useMe().person.id;
  const { why, at, body, commentId } = remark;
  const quote = remark.kind === 'thread' ? placeOfWaiting(remark).quote : '';
  const again = async () => {
    await markRefused(personId, remark, null);
    await deliverRemarks(personId);
  };
  const takeBack = async () => {
    keepAsDraft(personId, remark);
    await dropRemark(personId, commentId);
    onTakenBack(remark);
  };
  return (
    <div className={styles['waiting']}>
      <p className={styles['facts']}>
        <Clock size={14} aria-hidden="true" />
        <Badge tone={why === null ? 'amber' : 'red'}>
          {say(why === null ? 'thread.waiting.label' : 'thread.waiting.refused')}
        </Badge>
        <TimeAgo at={at} />
      </p>
      {hasQuote && quote !== '' && <Quote words={quote} />}
      <CommentWords lines={body.body} />
      {why === null ? (
        <p className={styles['hint']}>{say('thread.waiting.meaning')}</p>
      ) : (
        <>
          <p role="alert">{say(`refusal.${isRefusalCode(why) ? why : 'unexpected'}`)}</p>
          <div className={styles['deeds']}>
            <Button onPress={() => void again()}>{say('thread.waiting.again')}</Button>
            <Button onPress={() => void takeBack()}>{say('thread.waiting.takeBack')}</Button>
            <Button tone="quiet" onPress={() => void dropRemark(personId, commentId)}>
              {say('thread.waiting.drop')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** What waits is a draft again, under a new id: the server has refused the old one. */
function keepAsDraft(personId: string, remark: WaitingRemark): void {
  const { paperId } = remark;
  const body = JSON.stringify(remark.body.body);
  if (remark.kind === 'reply') {
    keepDraft(personId, formOf(paperId, `reply ${remark.threadId}`), { body });
    return;
  }
  const place = placeOfWaiting(remark);
  const { kind = 'general', proposal, groupId } = remark.body;
  keepDraft(personId, formOf(paperId, nameOfPlace(place)), {
    body,
    kind,
    proposal: proposal ?? '',
    groupId: groupId ?? '',
    place: JSON.stringify(place),
  });
}

/** Replies to one thread that wait to be sent. */
export function WaitingReplies({ remarks }: { readonly remarks: readonly WaitingRemark[] }) {
  return remarks.map((remark) => (
    <WaitingItem key={remark.commentId} remark={remark} onTakenBack={() => undefined} />
  ));
}
