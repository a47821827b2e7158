import { useState } from 'react';
import { Link } from 'react-router';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { headingsOf } from '#client/editor/outline.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { useMe } from '#client/member/me.ts';
import { nameOfPlace, WHOLE_PAPER } from '#client/thread/anchor-here.ts';
import { CardOf, type CardSource, OneThread } from '#client/thread/CardOf.tsx';
import { PanelFilters } from '#client/thread/PanelFilters.tsx';
import type { CardKey } from '#client/thread/remark-desk.ts';
import { useDeskState, useRemarks } from '#client/thread/remarks-context.ts';
import { filterThreads, NO_FILTER } from '#client/thread/thread-filter.ts';
import { VersionOfRemark } from '#client/thread/VersionOfRemark.tsx';
import type { Places } from '#client/thread/use-places.ts';
import { Button } from '#client/ui/Button.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import { EmptyState, Skeleton } from '#client/ui/Waiting.tsx';
import styles from '#client/thread/Panel.module.css';

interface RemarkListProps {
  readonly source: CardSource;
  readonly places: Places;
}

/** All remarks in the order of the text, with filters; the tray of those whose passage is gone comes last. */
export function RemarkList({ source, places }: RemarkListProps) {
  const say = useSay();
  const { editor, paper } = useRemarks();
  const personId = useMe().person.id;
  const [filter, setFilter] = useState(NO_FILTER);
  const { all } = source;
  const { threads, rights } = all;
  const asker = { personId, mayDispose: rights.mayDispose };
  const shown = filterThreads(threads, filter, places, asker);
  const inText = shown.filter(({ id }) => !places.unplaced.has(id));
  const inTray = shown.filter(({ id }) => places.unplaced.has(id));
  const chapters = editor ? chaptersWith(headingsOf(editor.state), places, say) : [];
  if (!all.isHere && all.error) return <FailureNotice error={all.error} onRetry={all.refetch} />;
  if (!all.isHere) return <Skeleton lines={6} />;
  return (
    <>
      {all.error !== null && <FailureNotice error={all.error} onRetry={all.refetch} />}
      <NotMade source={source} />
      {threads.length > 0 && (
        <p className={styles['toMatrix']}>
          <Link to={`/papers/${paper.id}/matrix`}>{say('matrix.open')}</Link>
        </p>
      )}
      {threads.length > 0 && (
        <PanelFilters
          threads={threads}
          chapters={chapters}
          hasUnplaced={places.unplaced.size > 0}
          filter={filter}
          onChange={setFilter}
        />
      )}
      <VisuallyHidden>
        <output>{say('thread.panel.shown', { count: shown.length })}</output>
      </VisuallyHidden>
      <Cards threads={inText} source={source} />
      {inTray.length > 0 && <Tray threads={inTray} source={source} />}
      {shown.length === 0 && <Nothing isAny={threads.length > 0} mayComment={rights.mayComment} />}
      <OnWholePaper mayComment={rights.mayComment} />
    </>
  );
}

/** What this person has not sent, or could not: over everything else. */
function NotMade({ source }: { readonly source: CardSource }) {
  const say = useSay();
  const { desk } = useRemarks();
  const { composing } = useDeskState(desk);
  const waiting = source.waiting.filter(({ kind }) => kind === 'thread');
  const keys: CardKey[] = [
    ...(composing ? (['new'] as const) : []),
    ...source.drafts.map((place) => `draft ${nameOfPlace(place)}` as const),
    ...waiting.map(({ commentId }) => `waiting ${commentId}` as const),
  ];
  return (
    <>
      {waiting.length > 0 && (
        <h3 className={styles['part']}>{say('thread.waiting.title', { count: waiting.length })}</h3>
      )}
      {keys.map((key) => (
        <CardOf key={key} name={key} {...source} />
      ))}
    </>
  );
}

interface CardsProps {
  readonly threads: readonly ThreadView[];
  readonly source: CardSource;
}

function Cards({ threads, source }: CardsProps) {
  if (threads.length === 0) return null;
  return (
    <ul className={styles['cards']}>
      {threads.map(({ id }) => (
        <li key={id}>
          <OneThread id={id} all={source.all} hasQuote />
        </li>
      ))}
    </ul>
  );
}

/** Threads whose passage is not in the text any more, each with the paragraph as it once read. */
function Tray({ threads, source }: CardsProps) {
  const say = useSay();
  const { paper } = useRemarks();
  return (
    <section aria-label={say('thread.tray.title')} className={styles['tray']}>
      <h3 className={styles['part']}>{say('thread.tray.title')}</h3>
      <p className={styles['hint']}>{say('thread.tray.meaning')}</p>
      <ul className={styles['cards']}>
        {threads.map(({ id, passage }) => (
          <li key={id}>
            <OneThread id={id} all={source.all} hasQuote />
            {passage !== '' && (
              <details className={styles['passage']}>
                <summary>{say('thread.tray.passage')}</summary>
                <p dir="auto">{passage}</p>
              </details>
            )}
            <VersionOfRemark paperId={paper.id} threadId={id} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Nothing({ isAny, mayComment }: { readonly isAny: boolean; readonly mayComment: boolean }) {
  const say = useSay();
  if (isAny) return <p className={styles['hint']}>{say('thread.panel.noneSuch')}</p>;
  return (
    <EmptyState title={say('thread.panel.none')}>
      {say(mayComment ? 'thread.panel.noneHow' : 'thread.panel.noneRead')}
    </EmptyState>
  );
}

function OnWholePaper({ mayComment }: { readonly mayComment: boolean }) {
  const say = useSay();
  const { desk } = useRemarks();
  const { composing } = useDeskState(desk);
  if (!mayComment || composing) return null;
  return (
    <div className={styles['foot']}>
      <Button onPress={() => desk.compose(WHOLE_PAPER)}>{say('thread.make.onPaper')}</Button>
    </div>
  );
}

/** The chapters in which anything was remarked upon. */
function chaptersWith(
  headings: ReturnType<typeof headingsOf>,
  { chapters }: Places,
  say: ReturnType<typeof useSay>,
) {
  const used = new Set(chapters.values());
  const before = used.has(-1) ? [{ at: -1, name: say('thread.panel.beforeChapters') }] : [];
  const named = headings.map(({ number, text }, at) => ({
    at,
    name: [number, text].filter(Boolean).join(' ') || say('editor.outline.untitled'),
  }));
  return [...before, ...named.filter(({ at }) => used.has(at))];
}
