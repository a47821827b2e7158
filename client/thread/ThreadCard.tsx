import { Lock } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { wordsOf } from '#shared/thread/comment-body.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { useMe } from '#client/member/me.ts';
import { keptDraft } from '#client/remembered/draft.ts';
import { Conversation } from '#client/thread/Conversation.tsx';
import { Quote } from '#client/thread/Quote.tsx';
import { StateBadge } from '#client/thread/StateBadge.tsx';
import { ThreadMenu } from '#client/thread/ThreadMenu.tsx';
import { formOf } from '#client/thread/use-remark-draft.ts';
import type { Threads } from '#client/thread/use-threads.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/thread/Conversation.module.css';

export interface ThreadCardProps {
  readonly paperId: string;
  readonly thread: ThreadView;
  readonly all: Threads;
  readonly isActive: boolean;
  /** The card is to take the focus; told when it has. */
  readonly wantsFocus: boolean;
  readonly onFocused: () => void;
  /** Says what words it is about: where the text is not beside it. */
  readonly hasQuote: boolean;
  readonly onOpen: () => void;
  readonly onFold: () => void;
  /** Back to the passage in the text, with the focus. */
  readonly onText: (() => void) | null;
  /** Its passage is in the text, and one may be brought there. */
  readonly isInText: boolean;
}

/** One thread: a few lines while another is worked on, the whole conversation when it is the active one. */
export function ThreadCard(props: ThreadCardProps) {
  const { paperId, thread, all, isActive, hasQuote, onOpen, onText } = props;
  const say = useSay();
  const card = useFocusWhenWanted(props.wantsFocus, props.onFocused);
  const { number, authorName, quote } = thread;
  return (
    // The words of a folded card may be pressed anywhere; by keys, its button opens it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- see above
    <article
      ref={card}
      tabIndex={-1}
      aria-label={say('thread.label', { number, name: `\u2068${authorName}\u2069` })}
      className={classes(
        styles['card'],
        isActive && styles['active'],
        thread.group !== null && styles['secret'],
      )}
      onClick={isActive ? undefined : onOpen}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !isActive) return;
        event.preventDefault();
        event.stopPropagation();
        if (onText) onText();
        else props.onFold();
      }}
    >
      <Head {...props} />
      {(hasQuote || thread.anchor.kind === 'paper') && <About thread={thread} quote={quote} />}
      {isActive ? (
        <Conversation
          paperId={paperId}
          thread={thread}
          all={all}
          onText={props.isInText ? onText : null}
        />
      ) : (
        <Summary paperId={paperId} thread={thread} />
      )}
    </article>
  );
}

function useFocusWhenWanted(wantsFocus: boolean, onFocused: () => void) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!wantsFocus) return;
    card.current?.focus({ preventScroll: true });
    onFocused();
  }, [wantsFocus, onFocused]);
  return card;
}

/** Who, when, which number, and in what state. */
function Head({ paperId, thread, all, isActive, onOpen, onFold }: ThreadCardProps) {
  const say = useSay();
  const { number, authorId, authorName, at, group, kind } = thread;
  return (
    <header className={styles['head']}>
      <Avatar id={authorId} name={authorName} size="small" />
      <div className={styles['who']}>
        <button
          type="button"
          className={styles['opener']}
          aria-expanded={isActive}
          onClick={(event) => {
            event.stopPropagation();
            if (isActive) onFold();
            else onOpen();
          }}
        >
          <bdi className={styles['name']}>{authorName}</bdi>
          <bdi className={styles['number']} dir="ltr">
            #{number}
          </bdi>
          <VisuallyHidden>
            {say(isActive ? 'thread.fold' : 'thread.show', { number })}
          </VisuallyHidden>
        </button>
        <span className={styles['facts']}>
          <TimeAgo at={at} />
          {kind !== 'general' && <Badge>{say(`thread.kind.${kind}`)}</Badge>}
          {group && (
            <span
              className={styles['lock']}
              title={say('thread.privateMeaning', { group: group.name })}
            >
              <Lock size={13} aria-hidden="true" />
              <Sentence of="thread.private" values={{ group: group.name }} />
            </span>
          )}
          <StateBadge thread={thread} />
        </span>
      </div>
      {isActive && <ThreadMenu paperId={paperId} thread={thread} rights={all.rights} />}
    </header>
  );
}

function About({
  thread: { anchor },
  quote,
}: {
  readonly thread: ThreadView;
  readonly quote: string;
}) {
  const say = useSay();
  if (anchor.kind === 'paper') return <p className={styles['about']}>{say('thread.onPaper')}</p>;
  return (
    <>
      {anchor.kind === 'suggestion' && (
        <p className={styles['about']}>{say('thread.onSuggestion')}</p>
      )}
      {quote !== '' && <Quote words={quote} />}
    </>
  );
}

/** What a folded card shows of what was said. */
function Summary({ paperId, thread }: Pick<ThreadCardProps, 'paperId' | 'thread'>) {
  const say = useSay();
  const personId = useMe().person.id;
  const [first, ...replies] = thread.comments;
  const said = replies.filter(({ deletedAt }) => deletedAt === null).length;
  const hasDraft = keptDraft(personId, formOf(paperId, `reply ${thread.id}`)) !== null;
  return (
    <>
      <p className={styles['summary']} dir="auto">
        {first?.body ? wordsOf(first.body) : say('thread.deletedFirst')}
      </p>
      {(said > 0 || hasDraft || thread.assignee) && (
        <p className={styles['facts']}>
          {said > 0 && <span>{say('thread.replies', { count: said })}</span>}
          {thread.assignee && (
            <span>
              <Sentence of="thread.assignedTo" values={{ name: thread.assignee.name }} />
            </span>
          )}
          {hasDraft && <Badge tone="amber">{say('thread.draft')}</Badge>}
        </p>
      )}
    </>
  );
}
