import { useState } from 'react';
import { type CommentBody, MOST_LETTERS, wordsOf } from '#shared/thread/comment-body.ts';
import type { CommentView, ThreadRights, ThreadView } from '#shared/thread/thread-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { TooLong } from '#client/thread/TooLong.tsx';
import { useDeed } from '#client/thread/use-deed.ts';
import { useRemarkDraft } from '#client/thread/use-remark-draft.ts';
import { WordsField } from '#client/thread/WordsField.tsx';
import { Button } from '#client/ui/Button.tsx';
import styles from '#client/thread/Writing.module.css';

interface EditCommentProps {
  readonly paperId: string;
  readonly thread: ThreadView;
  readonly comment: CommentView;
  readonly body: CommentBody;
  readonly people: ThreadRights['people'];
  readonly onLeave: () => void;
}

/** A comment of one's own in other words; what it said before is kept by the server. */
export function EditComment(props: EditCommentProps) {
  const { paperId, thread, comment, body, people, onLeave } = props;
  const say = useSay();
  const draft = useRemarkDraft(paperId, `edit ${comment.id}`);
  const [initial] = useState(() => (draft.lines.length > 0 ? draft.lines : body));
  const lines = draft.words.body === '' ? initial : draft.lines;
  const leave = () => {
    draft.drop();
    onLeave();
  };
  const deed = useDeed(paperId, thread.id, { onDone: leave });
  const { length } = wordsOf(lines);
  const maySave = lines.length > 0 && length <= MOST_LETTERS && !deed.isPending;
  const save = () => {
    if (maySave) deed.mutate({ kind: 'comment', commentId: comment.id, body: { body: lines } });
  };
  return (
    <div className={styles['reply']}>
      <WordsField
        paperId={paperId}
        people={people}
        label={say('thread.change.words')}
        initial={initial}
        takesFocus
        onChange={draft.setLines}
        onSend={save}
        onLeave={onLeave}
      />
      {length > MOST_LETTERS && <TooLong length={length} />}
      <FailureNotice error={deed.error} />
      <div className={styles['deeds']}>
        <Button tone="primary" isPending={deed.isPending} isDisabled={!maySave} onPress={save}>
          {say('thread.compose.save')}
        </Button>
        <Button tone="quiet" onPress={leave}>
          {say('app.frame.cancel')}
        </Button>
      </div>
    </div>
  );
}
