import type { ThreadRights, ThreadView } from '#shared/thread/thread-contract.ts';
import { MOST_LETTERS, wordsOf } from '#shared/thread/comment-body.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Deeds } from '#client/thread/Deeds.tsx';
import { TooLong } from '#client/thread/TooLong.tsx';
import { useRemarkDraft } from '#client/thread/use-remark-draft.ts';
import { useSendRemark } from '#client/thread/use-send-remark.ts';
import { WordsField } from '#client/thread/WordsField.tsx';
import styles from '#client/thread/Writing.module.css';

interface ReplyProps {
  readonly paperId: string;
  readonly thread: ThreadView;
  readonly people: ThreadRights['people'];
  readonly takesFocus: boolean;
  readonly onLeave: () => void;
}

/** A reply that is being written; what is not sent stays on this device. */
export function Reply({ paperId, thread, people, takesFocus, onLeave }: ReplyProps) {
  const say = useSay();
  const draft = useRemarkDraft(paperId, `reply ${thread.id}`);
  const { lines } = draft;
  const sending = useSendRemark(paperId, () => {
    draft.drop();
    onLeave();
  });
  const { length } = wordsOf(lines);
  const maySend = lines.length > 0 && length <= MOST_LETTERS && !sending.isPending;
  const send = () => {
    if (!maySend) return;
    const body = { commentId: draft.commentId(), body: lines };
    sending.mutate({ kind: 'reply', threadId: thread.id, body });
  };
  const drop = () => {
    draft.drop();
    onLeave();
  };
  return (
    <div className={styles['reply']}>
      <WordsField
        paperId={paperId}
        people={people}
        label={say('thread.reply.words', { number: thread.number })}
        initial={lines}
        takesFocus={takesFocus}
        onChange={draft.setLines}
        onSend={send}
        onLeave={onLeave}
      />
      {length > MOST_LETTERS && <TooLong length={length} />}
      <FailureNotice error={sending.error} />
      <Deeds
        isPending={sending.isPending}
        maySend={maySend}
        onSend={send}
        onLeave={onLeave}
        onDrop={lines.length > 0 ? drop : null}
      />
    </div>
  );
}
