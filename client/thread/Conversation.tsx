import { useState } from 'react';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useMe } from '#client/member/me.ts';
import { keptDraft } from '#client/remembered/draft.ts';
import { Answers } from '#client/thread/Answers.tsx';
import { AnswerForm } from '#client/thread/AnswerForm.tsx';
import { AuthorsSay } from '#client/thread/AuthorsSay.tsx';
import { CommentItem } from '#client/thread/CommentItem.tsx';
import { Reply } from '#client/thread/Reply.tsx';
import { useDeed } from '#client/thread/use-deed.ts';
import { formOf } from '#client/thread/use-remark-draft.ts';
import { useLook } from '#client/thread/use-look.ts';
import { type Threads, useWaiting } from '#client/thread/use-threads.ts';
import { WaitingReplies } from '#client/thread/WaitingRemarks.tsx';
import { Button } from '#client/ui/Button.tsx';
import styles from '#client/thread/Conversation.module.css';

interface ConversationProps {
  readonly paperId: string;
  readonly thread: ThreadView;
  readonly all: Threads;
  readonly onText: (() => void) | null;
}

/** Everything that was said and decided in one thread, and what this person may do about it now. */
export function Conversation({ paperId, thread, all, onText }: ConversationProps) {
  const deed = useDeed(paperId, thread.id);
  useLook(paperId, { threadId: thread.id }, thread.changedAt);
  const waiting = useWaiting(paperId).filter(
    (remark) => remark.kind === 'reply' && remark.threadId === thread.id,
  );
  const { rights } = all;
  const twin = all.threads.find(({ id }) => id === thread.sameAs);
  return (
    <>
      {thread.proposal !== null && <Proposal words={thread.proposal} />}
      <ol className={styles['comments']}>
        {thread.comments.map((comment, place) => (
          <li key={comment.id}>
            <CommentItem
              paperId={paperId}
              thread={thread}
              comment={comment}
              isFirst={place === 0}
              rights={rights}
            />
          </li>
        ))}
      </ol>
      <WaitingReplies remarks={waiting} />
      {thread.assignee && (
        <p className={styles['about']}>
          <Sentence of="thread.assignedTo" values={{ name: thread.assignee.name }} />
        </p>
      )}
      {twin && (
        <p className={styles['about']}>
          <Sentence of="thread.sameAs" values={{ number: twin.number }} />
        </p>
      )}
      <Answers answers={thread.answers} />
      <FailureNotice error={deed.error} />
      {thread.isMine && rights.mayComment && <AuthorsSay {...{ paperId, thread, deed }} />}
      <WhatNow key={waiting.length} paperId={paperId} thread={thread} all={all} onText={onText} />
    </>
  );
}

function Proposal({ words }: { readonly words: string }) {
  const say = useSay();
  return (
    <div className={styles['proposal']}>
      <h4>{say('thread.proposal')}</h4>
      <p dir="auto">{words}</p>
    </div>
  );
}

/** Replying, answering, going to the passage. One form is open at a time. */
function WhatNow({ paperId, thread, all: { rights }, onText }: ConversationProps) {
  const say = useSay();
  const personId = useMe().person.id;
  const [open, setOpen] = useState<'reply' | 'answer' | null>(() =>
    keptDraft(personId, formOf(paperId, `reply ${thread.id}`)) ? 'reply' : null,
  );
  const [isByHand, setIsByHand] = useState(false);
  const close = () => setOpen(null);
  const show = (form: 'reply' | 'answer') => {
    setIsByHand(true);
    setOpen(form);
  };
  const mayAnswer = rights.mayDispose && (thread.state === 'open' || thread.state === 'answered');
  if (open === 'reply' && rights.mayComment) {
    const { people } = rights;
    return <Reply {...{ paperId, thread, people }} takesFocus={isByHand} onLeave={close} />;
  }
  if (open === 'answer' && mayAnswer) {
    return <AnswerForm paperId={paperId} thread={thread} onLeave={close} />;
  }
  return (
    <div className={styles['deeds']}>
      {rights.mayComment && (
        <Button onPress={() => show('reply')}>{say('thread.reply.write')}</Button>
      )}
      {mayAnswer && (
        <Button
          tone={thread.state === 'open' ? 'primary' : 'outline'}
          onPress={() => show('answer')}
        >
          {say(thread.state === 'open' ? 'thread.answer.give' : 'thread.answer.change')}
        </Button>
      )}
      {onText && (
        <Button tone="quiet" onPress={onText}>
          {say('thread.goTo')}
        </Button>
      )}
    </div>
  );
}
