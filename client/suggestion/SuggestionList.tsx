import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import type { SuggestionView } from '#shared/suggestion/suggestion-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { DecideMany } from '#client/suggestion/DecideMany.tsx';
import { suggestionsChosen } from '#client/suggestion/live-suggestions.ts';
import { SuggestionCard } from '#client/suggestion/SuggestionCard.tsx';
import { useDecision } from '#client/suggestion/use-decision.ts';
import type { useOpenSuggestions } from '#client/suggestion/use-open-suggestions.ts';
import { CheckLine } from '#client/ui/Choice.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/suggestion/Suggestions.module.css';

interface SuggestionListProps {
  readonly paperId: string;
  readonly editor: Editor;
  readonly open: ReturnType<typeof useOpenSuggestions>;
  readonly suggests: boolean;
  readonly onShow: (suggestion: SuggestionView) => void;
}

/** All suggestions in the order of the paper: one, several, those of one person, those in the chosen words, or all decided on. */
export function SuggestionList(props: SuggestionListProps) {
  const { paperId, editor, open, suggests, onShow } = props;
  const say = useSay();
  const decision = useDecision(paperId);
  const filter = useFilter(editor, open.suggestions);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const { mayDecide } = open;
  if (open.suggestions.length === 0) {
    return (
      <p className={styles['none']}>
        {say(suggests ? 'suggestion.noneSuggest' : 'suggestion.none')}
      </p>
    );
  }
  const chosen = filter.shown.filter((suggestion) => marked.has(keyOf(suggestion)));
  const mark = (suggestion: SuggestionView, isMarked: boolean) => {
    const next = new Set(marked);
    if (isMarked) next.add(keyOf(suggestion));
    else next.delete(keyOf(suggestion));
    setMarked(next);
  };
  return (
    <>
      <FailureNotice error={decision.error ?? open.error} />
      <Filters filter={filter} suggestions={open.suggestions} />
      {mayDecide && filter.shown.length > 1 && (
        <DecideMany
          suggestions={chosen.length > 0 ? chosen : filter.shown}
          isChosen={chosen.length > 0}
          isPending={decision.isPending}
          onDecide={(what, reason, ids) => decision.decide([...ids], what, reason)}
        />
      )}
      {filter.shown.length === 0 && <p className={styles['none']}>{say('suggestion.noneSuch')}</p>}
      <ul className={styles['list']}>
        {filter.shown.map((suggestion) => (
          <li key={keyOf(suggestion)}>
            <SuggestionCard
              suggestion={suggestion}
              mayDecide={mayDecide}
              isPending={decision.isPending}
              {...(filter.shown.length > 1 && {
                marking: {
                  isMarked: marked.has(keyOf(suggestion)),
                  onMark: (isMarked: boolean) => mark(suggestion, isMarked),
                },
              })}
              onShow={() => onShow(suggestion)}
              onDecide={(what, reason) => decision.decide([suggestion.id], what, reason)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** By id and author: an id alone is nobody's. */
function keyOf({ id, authorId }: SuggestionView): string {
  return `${id} ${authorId}`;
}

/** Those of one person, and those in the words that were chosen when the list was opened. */
function useFilter(editor: Editor, suggestions: readonly SuggestionView[]) {
  const [author, setAuthor] = useState('');
  const [inWords] = useState(
    () => new Set(suggestionsChosen(editor.state).map(({ id, author: by }) => `${id} ${by}`)),
  );
  const [isInWords, setIsInWords] = useState(inWords.size > 0);
  const shown = suggestions.filter(
    (suggestion) =>
      (author === '' || suggestion.authorId === author) &&
      (!isInWords || inWords.has(keyOf(suggestion))),
  );
  return { author, setAuthor, hasWords: inWords.size > 0, isInWords, setIsInWords, shown };
}

interface FiltersProps {
  readonly filter: ReturnType<typeof useFilter>;
  readonly suggestions: readonly SuggestionView[];
}

function Filters({ filter, suggestions }: FiltersProps) {
  const say = useSay();
  const authors = [...new Map(suggestions.map((one) => [one.authorId, one.authorName]))];
  if (authors.length < 2 && !filter.hasWords) return null;
  return (
    <div className={styles['filters']}>
      {authors.length > 1 && (
        <Select
          label={say('suggestion.filter.author')}
          value={filter.author}
          onChange={filter.setAuthor}
          options={[
            { value: '', label: say('suggestion.filter.everybody') },
            ...authors.map(([value, label]) => ({ value, label })),
          ]}
        />
      )}
      {filter.hasWords && (
        <CheckLine isChosen={filter.isInWords} onChange={filter.setIsInWords}>
          {say('suggestion.filter.inWords')}
        </CheckLine>
      )}
    </div>
  );
}
