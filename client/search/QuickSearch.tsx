import { Search } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { LONGEST_QUERY } from '#shared/search/search-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { type QuickLine, QuickList } from '#client/search/QuickList.tsx';
import { addressOf, type SearchAnswer, usePaused, useSearch } from '#client/search/use-search.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Facts } from '#client/ui/List.tsx';
import { Marked } from '#client/search/Marked.tsx';
import styles from '#client/search/Search.module.css';

interface QuickSearchProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const MOST = 6;

/** Searching from anywhere: a field, and under it the best papers, moved through by arrows. */
export function QuickSearch({ isOpen, onClose }: QuickSearchProps) {
  const say = useSay();
  return (
    <Dialog title={say('search.title')} isOpen={isOpen} onClose={onClose}>
      <Field onClose={onClose} />
    </Dialog>
  );
}

function Field({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const listId = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const paused = usePaused(text);
  const found = useSearch({ text: paused, most: MOST });
  const isAsked = text.trim() !== '';
  const answer = isAsked ? found.data : undefined;
  const lines = useLines(answer, paused);
  const at = Math.min(chosen, lines.length - 1);
  const go = useGoing(onClose);
  // Typed and pressed before the answer came: the page of results waits for it.
  const isBehind = paused !== text || found.isPlaceholderData || lines.length === 0;
  const enter = isBehind ? isAsked && pageFor(text) : lines[at]?.to;
  return (
    <div className={styles['quick']}>
      <div className={styles['field']}>
        <Search size={20} aria-hidden="true" className={styles['glass']} />
        <input
          type="search"
          role="combobox"
          aria-label={say('search.field')}
          aria-expanded={lines.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(lines[at] && { 'aria-activedescendant': `${listId}-${lines[at].id}` })}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is this field
          autoFocus
          autoComplete="off"
          dir="auto"
          maxLength={LONGEST_QUERY}
          placeholder={say('search.open')}
          className={styles['input']}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setChosen(0);
          }}
          onKeyDown={(event) =>
            handleKey(event, {
              step: (by) => setChosen((at + by + lines.length) % Math.max(1, lines.length)),
              enter: () => enter && go(enter),
            })
          }
        />
      </div>
      {isAsked && <FailureNotice error={found.error} />}
      <output className={styles['said']}>
        {isAsked ? <Said answer={answer} /> : say('search.hint')}
      </output>
      <QuickList id={listId} lines={lines} chosen={at} onChoose={setChosen} onGo={go} />
    </div>
  );
}

function useGoing(onClose: () => void): (to: string) => void {
  const navigate = useNavigate();
  return (to) => {
    onClose();
    void navigate(to);
  };
}

interface KeyMeans {
  readonly step: (by: number) => void;
  readonly enter: () => void;
}

function handleKey(event: KeyboardEvent, { step, enter }: KeyMeans): void {
  // What an input method is still composing is its own.
  if (event.nativeEvent.isComposing) return;
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined && event.key !== 'Enter') return;
  event.preventDefault();
  if (by === undefined) enter();
  else step(by);
}

function Said({ answer }: { readonly answer: SearchAnswer | undefined }) {
  const say = useSay();
  if (!answer) return null;
  if (!answer.isWhole) return say('search.partial');
  if (answer.isLoose) return say('search.loose');
  if (answer.papers.length === 0) return say('search.none');
  return answer.isMore ? null : say('search.found', { count: answer.papers.length });
}

const pageFor = (text: string) => `/search?q=${encodeURIComponent(text.trim())}`;

function useLines(answer: SearchAnswer | undefined, text: string): readonly QuickLine[] {
  const say = useSay();
  if (!answer) return [];
  const papers = answer.papers.map((paper) => ({
    id: paper.id,
    to: addressOf(paper),
    words: (
      <>
        <span className={styles['title']}>
          <bdi>
            <Marked text={paper.title} />
          </bdi>
        </span>
        <span className={styles['snippet']} dir={paper.direction}>
          <Marked text={paper.snippet} />
        </span>
        <span className={styles['facts']}>
          <Facts>
            <bdi>{paper.forumName}</bdi>
            {say(`paper.kind.${paper.kind}`)}
            {say(`paper.stage.${paper.stage}`)}
          </Facts>
        </span>
      </>
    ),
  }));
  const all = { id: 'all', to: pageFor(text), words: say('search.all') };
  return [...papers, all];
}
