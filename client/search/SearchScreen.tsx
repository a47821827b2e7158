import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { KINDS } from '#shared/paper/kind.ts';
import { STAGES } from '#shared/paper/stage.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { FoundBeside, FoundPapers } from '#client/search/FoundPapers.tsx';
import { SearchFilters } from '#client/search/SearchFilters.tsx';
import { type SearchAnswer, usePaused, useSearch } from '#client/search/use-search.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/search/Search.module.css';

const MOST = 50;
const FILTERS = ['forum', 'kind', 'stage', 'archived'];

/** All results of a search, with filters. The address holds what was asked, so that going back finds it again. */
export function SearchScreen() {
  const say = useSay();
  const [asked, setAsked] = useSearchParams();
  const query = asked.get('q') ?? '';
  const [text, setText] = useState(query);
  const paused = usePaused(text).trim();
  // Another search from the quick one, or a step back: the field follows the address.
  const [shown, setShown] = useState(query);
  if (shown !== query) {
    setShown(query);
    if (query !== text.trim()) setText(query);
  }
  useEffect(() => {
    if (paused !== query && paused === text.trim()) {
      setShown(paused);
      setAsked((old) => changed(old, { q: paused }), { replace: true });
    }
    // oxlint-disable-next-line react/exhaustive-deps -- a pause in typing is the one thing that changes the address
  }, [paused]);
  const wish = wishIn(asked);
  const found = useSearch({ text: query, most: MOST, ...wish });
  const isFiltered = FILTERS.some((name) => asked.has(name));
  usePageTitle(query, say('search.title'));
  return (
    <>
      <PageTitle>{say('search.title')}</PageTitle>
      <div className={styles['page']}>
        <SearchField
          label={say('search.field')}
          clearLabel={say('search.clear')}
          value={text}
          onChange={setText}
        />
        <SearchFilters
          wish={wish}
          onChange={(change) => setAsked((old) => changed(old, change), { replace: true })}
        />
        {query === '' ? (
          <p className={styles['said']}>{say('search.hint')}</p>
        ) : (
          <Answered query={found} lines={6}>
            {(answer) => (
              <Found
                answer={answer}
                {...(isFiltered && {
                  onUnfilter: () => setAsked({ q: query }, { replace: true }),
                })}
              />
            )}
          </Answered>
        )}
      </div>
    </>
  );
}

interface FoundProps {
  readonly answer: SearchAnswer;
  /** Takes the filters away, where there are any. */
  readonly onUnfilter?: () => void;
}

function Found({ answer, onUnfilter }: FoundProps) {
  const say = useSay();
  const unfilter = onUnfilter && <Button onPress={onUnfilter}>{say('search.unfilter')}</Button>;
  return (
    <>
      {!answer.isWhole && <Notice tone="info">{say('search.partial')}</Notice>}
      {answer.isLoose && <Notice tone="info">{say('search.loose')}</Notice>}
      <FoundPapers answer={answer} />
      {answer.papers.length === 0 && (
        <EmptyState title={say('search.none')} action={unfilter}>
          {say(onUnfilter ? 'search.noneFiltered' : 'search.noneMore')}
        </EmptyState>
      )}
      <FoundBeside answer={answer} />
    </>
  );
}

function wishIn(asked: URLSearchParams) {
  const kind = KINDS.find((known) => known === asked.get('kind')) ?? null;
  const stage = STAGES.find((known) => known === asked.get('stage')) ?? null;
  return { forumId: asked.get('forum'), kind, stage, withArchived: asked.has('archived') };
}

function changed(old: URLSearchParams, change: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(old);
  for (const [name, value] of Object.entries(change)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}
