import { type CommentBody, wordsOf } from '#shared/thread/comment-body.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/matrix/Matrix.module.css';

/** The words it was made on, what it says, and what was replied, which unfolds. */
export function RemarkCell({ thread }: { readonly thread: ThreadView }) {
  const say = useSay();
  const [first, ...replies] = thread.comments;
  return (
    <>
      {thread.quote !== '' && (
        <blockquote className={styles['quote']} dir="auto">
          {thread.quote}
        </blockquote>
      )}
      {first && <Words body={first.body} />}
      {replies.length > 0 && (
        <details className={styles['replies']}>
          <summary>{say('matrix.replies', { count: replies.length })}</summary>
          <ul>
            {replies.map(({ id, authorName, body }) => (
              <li key={id}>
                <strong>
                  <bdi>{authorName}</bdi>:
                </strong>{' '}
                <Words body={body} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Words({ body }: { readonly body: CommentBody | null }) {
  const say = useSay();
  return (
    <p className={styles['words']} dir="auto">
      {body === null ? say('matrix.erased') : wordsOf(body)}
    </p>
  );
}
