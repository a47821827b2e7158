import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { CommentView, ThreadRights, ThreadView } from '#shared/thread/thread-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { CommentWords } from '#client/thread/CommentWords.tsx';
import { EditComment } from '#client/thread/EditComment.tsx';
import { Reactions } from '#client/thread/Reactions.tsx';
import { useDeed } from '#client/thread/use-deed.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Menu } from '#client/ui/Menu.tsx';
import styles from '#client/thread/Conversation.module.css';

interface CommentItemProps {
  readonly paperId: string;
  readonly thread: ThreadView;
  readonly comment: CommentView;
  /** The remark itself: who and when stand at the card's head. */
  readonly isFirst: boolean;
  readonly rights: ThreadRights;
}

/** One comment: its words, what others think of it, and, for its writer, changing and deleting it. */
export function CommentItem(props: CommentItemProps) {
  const { paperId, thread, comment, isFirst, rights } = props;
  const { mayComment, people } = rights;
  const say = useSay();
  const [isEdited, setIsEdited] = useState(false);
  const deed = useDeed(paperId, thread.id);
  const isOwn = comment.isMine && mayComment && comment.body !== null;
  if (isEdited && comment.body) {
    const stop = () => setIsEdited(false);
    return (
      <EditComment {...{ paperId, thread, comment, people }} body={comment.body} onLeave={stop} />
    );
  }
  return (
    <div className={styles['comment']}>
      {!isFirst && (
        <div className={styles['head']}>
          <Avatar id={comment.authorId} name={comment.authorName} size="small" />
          <bdi className={styles['name']}>{comment.authorName}</bdi>
          <span className={styles['facts']}>
            <TimeAgo at={comment.at} />
          </span>
        </div>
      )}
      {comment.body ? (
        <CommentWords lines={comment.body} />
      ) : (
        <p className={styles['gone']}>{say(isFirst ? 'thread.deletedFirst' : 'thread.deleted')}</p>
      )}
      <Earlier comment={comment} />
      <FailureNotice error={deed.error} />
      {comment.body && (
        <div className={styles['under']}>
          <Reactions comment={comment} deed={deed} mayReact={mayComment} />
          {comment.editedAt !== null && (
            <span className={styles['facts']}>{say('thread.edited')}</span>
          )}
          {isOwn && <CommentMenu comment={comment} deed={deed} onEdit={() => setIsEdited(true)} />}
        </div>
      )}
    </div>
  );
}

/** What it said before, for those who may know. */
function Earlier({ comment: { earlier } }: Pick<CommentItemProps, 'comment'>) {
  const say = useSay();
  if (earlier.length === 0) return null;
  return (
    <details className={styles['earlier']}>
      <summary>{say('thread.earlier')}</summary>
      {earlier.map(({ body, until }) => (
        <div key={until}>
          <TimeAgo at={until} />
          <CommentWords lines={body} />
        </div>
      ))}
    </details>
  );
}

interface CommentMenuProps {
  readonly comment: CommentView;
  readonly deed: ReturnType<typeof useDeed>;
  readonly onEdit: () => void;
}

function CommentMenu({ comment, deed, onEdit }: CommentMenuProps) {
  const say = useSay();
  const [isAsked, setIsAsked] = useState(false);
  const erase = () => {
    setIsAsked(false);
    deed.mutate({ kind: 'comment', commentId: comment.id, body: { body: null } });
  };
  return (
    <>
      <Menu
        parts={[
          {
            lines: [
              { id: 'edit', words: say('thread.change.edit'), onAction: onEdit },
              {
                id: 'erase',
                words: say('thread.change.erase'),
                isDanger: true,
                onAction: () => setIsAsked(true),
              },
            ],
          },
        ]}
      >
        <IconButton label={say('thread.change.of', { name: `\u2068${comment.authorName}\u2069` })}>
          <Ellipsis size={17} aria-hidden="true" />
        </IconButton>
      </Menu>
      <Confirm
        title={say('thread.change.eraseQuestion')}
        isOpen={isAsked}
        action={say('thread.change.erase')}
        onConfirm={erase}
        onClose={() => setIsAsked(false)}
      >
        <p>{say('thread.change.eraseMeaning')}</p>
      </Confirm>
    </>
  );
}
