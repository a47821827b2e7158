import type { Editor } from '@tiptap/core';
import { FilePen } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import type { SuggestionView } from '#shared/suggestion/suggestion-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { DecidedList } from '#client/suggestion/DecidedList.tsx';
import { showSuggestion } from '#client/suggestion/show-suggestion.ts';
import { SuggestionList } from '#client/suggestion/SuggestionList.tsx';
import { useDecisions, useToldOfDecisions } from '#client/suggestion/use-decisions.ts';
import { useOpenSuggestions } from '#client/suggestion/use-open-suggestions.ts';
import type { TextView } from '#client/suggestion/use-text-view.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Tabs } from '#client/ui/Tabs.tsx';
import styles from '#client/suggestion/Suggestions.module.css';

interface SuggestionsButtonProps {
  readonly paper: PaperView;
  readonly editor: Editor;
  /** Whether this person's own typing becomes suggestions. */
  readonly suggests: boolean;
  readonly text: TextView;
}

/** How many suggestions wait in the paper, the list of them, and what was decided. */
export function SuggestionsButton({ paper, editor, suggests, text }: SuggestionsButtonProps) {
  const say = useSay();
  // An address may lead to what was decided.
  const leadsToDecided = useSearchParams()[0].has('decisions');
  const [isOpen, setIsOpen] = useState(leadsToDecided);
  const open = useOpenSuggestions(paper.id, editor);
  const decided = useDecisions(paper);
  useToldOfDecisions(decided.data?.decisions);
  const close = useCallback(() => setIsOpen(false), []);
  const show = (suggestion: SuggestionView) => {
    close();
    text.show('marked');
    // Once the list has gone and the text with its marks is there again.
    setTimeout(() => showSuggestion(editor, suggestion.id), 0);
  };
  const count = open.suggestions.length;
  const label = count > 0 ? say('suggestion.open', { count }) : say('suggestion.openNone');
  const list = <SuggestionList {...{ editor, open, suggests }} paperId={paper.id} onShow={show} />;
  return (
    <span className={styles['button']}>
      <IconButton label={label} onPress={() => setIsOpen(true)}>
        <FilePen size={20} aria-hidden="true" className="mirrored" />
      </IconButton>
      {count > 0 && (
        <span className={styles['count']} aria-hidden="true">
          {count}
        </span>
      )}
      <Dialog title={say('suggestion.title')} isOpen={isOpen} onClose={close}>
        <p className={styles['table']}>
          <Link to={`/papers/${paper.id}/amendments`}>{say('amendment.open')}</Link>
        </p>
        {decided.isSeen ? (
          <Tabs
            label={say('suggestion.title')}
            {...(leadsToDecided && { first: 'decided' })}
            tabs={[
              { id: 'open', words: say('suggestion.tab.open'), panel: list },
              {
                id: 'decided',
                words: say('suggestion.tab.decided'),
                panel: <DecidedList paperId={paper.id} answer={decided} />,
              },
            ]}
          />
        ) : (
          list
        )}
      </Dialog>
    </span>
  );
}
