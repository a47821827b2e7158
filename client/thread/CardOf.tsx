import type * as z from 'zod';
import type { listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import type { WaitingRemark } from '#client/offline/remark-outbox.ts';
import { type NewPlace, nameOfPlace } from '#client/thread/anchor-here.ts';
import { DraftCard } from '#client/thread/DraftCard.tsx';
import { NewRemark } from '#client/thread/NewRemark.tsx';
import { placeOfWaiting } from '#client/thread/place-of-waiting.ts';
import type { CardKey } from '#client/thread/remark-desk.ts';
import { useDeskState, useRemarks } from '#client/thread/remarks-context.ts';
import { threadSpots } from '#client/thread/spots.ts';
import { SuggestionInMargin } from '#client/thread/SuggestionInMargin.tsx';
import { ThreadCard } from '#client/thread/ThreadCard.tsx';
import type { Outcome } from '#client/thread/use-send-remark.ts';
import type { Threads } from '#client/thread/use-threads.ts';
import { WaitingItem } from '#client/thread/WaitingRemarks.tsx';
import { backToText, closeSheet, showThread, startRemark } from '#client/thread/ways.ts';
import styles from '#client/thread/Conversation.module.css';

export interface CardSource {
  readonly all: Threads;
  readonly suggestions: z.output<typeof listSuggestions.answer> | undefined;
  readonly waiting: readonly WaitingRemark[];
  readonly drafts: readonly NewPlace[];
  /** Where the text is not beside the card, it says what words it is about. */
  readonly hasQuote: boolean;
}

/** The card of a name, whatever it is about; nothing when that is gone. */
export function CardOf({ name, ...source }: CardSource & { readonly name: CardKey }) {
  const { all, suggestions, waiting, drafts, hasQuote } = source;
  const { editor, desk } = useRemarks();
  if (name === 'new') return <Composer all={all} />;
  const [kind, ...rest] = name.split(' ');
  const id = rest.join(' ');
  switch (kind) {
    case 'thread':
      return <OneThread id={id} all={all} hasQuote={hasQuote} />;
    case 'suggestion': {
      const suggestion = suggestions?.suggestions.find((one) => one.id === id);
      return suggestion ? (
        <SuggestionInMargin
          suggestion={suggestion}
          mayDecide={suggestions?.mayDecide ?? false}
          mayComment={all.rights.mayComment}
        />
      ) : null;
    }
    case 'draft': {
      const place = drafts.find((one) => nameOfPlace(one) === id);
      return place ? (
        <DraftCard place={place} onGoOn={() => startRemark(editor, desk, place)} />
      ) : null;
    }
    default: {
      const remark = waiting.find(({ commentId }) => commentId === id);
      return remark ? (
        <div className={styles['card']}>
          <WaitingItem
            remark={remark}
            hasQuote={hasQuote}
            onTakenBack={(taken) =>
              taken.kind === 'thread' && startRemark(editor, desk, placeOfWaiting(taken))
            }
          />
        </div>
      ) : null;
    }
  }
}

/** The form of a new remark; when it is sent, its thread is the active one. */
function Composer({ all }: { readonly all: Threads }) {
  const { paper, editor, desk } = useRemarks();
  const { composing, sheet } = useDeskState(desk);
  if (!composing) return null;
  const leave = () => {
    desk.compose(null);
    if (sheet === 'one') closeSheet(desk);
    editor?.view.dom.focus({ preventScroll: true });
  };
  const done = (outcome: Outcome) => {
    leave();
    desk.change({ said: outcome.kind });
    if (outcome.kind === 'sent') desk.activate(`thread ${outcome.thread.id}`);
  };
  return (
    <div ref={intoSight} className={styles['card']} data-active="">
      <NewRemark
        key={nameOfPlace(composing)}
        paperId={paper.id}
        place={composing}
        rights={all.rights}
        onDone={done}
        onLeave={leave}
      />
    </div>
  );
}

/** The whole form comes into sight, as far as there is room; the line beside it stays there. */
function intoSight(form: HTMLElement | null): void {
  // Once the margin has put it beside its line.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => form?.scrollIntoView({ block: 'nearest', behavior: 'instant' }));
  });
}

interface OneThreadProps {
  readonly id: string;
  readonly all: Threads;
  readonly hasQuote: boolean;
}

export function OneThread({ id, all, hasQuote }: OneThreadProps) {
  const { paper, editor, desk } = useRemarks();
  const { active, focusWish } = useDeskState(desk);
  const thread = all.threads.find((one) => one.id === id);
  if (!thread) return null;
  const name = `thread ${id}` as const;
  const spotNow = () => (editor ? (threadSpots(editor.state.doc, [thread]).get(id) ?? null) : null);
  return (
    <ThreadCard
      paperId={paper.id}
      thread={thread}
      all={all}
      isActive={active === name}
      wantsFocus={focusWish === name}
      onFocused={() => desk.change({ focusWish: null })}
      hasQuote={hasQuote}
      onOpen={() => showThread(editor, desk, id, { spot: spotNow(), goes: hasQuote })}
      onFold={() => desk.activate(null)}
      onText={editor && (() => backToText(editor, desk, spotNow()))}
      isInText={active === name && spotNow() !== null}
    />
  );
}
