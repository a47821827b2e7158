import type { Editor } from '@tiptap/core';
import { FilePen } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { keyOf, useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { SuggestionList } from '#client/suggestion/SuggestionList.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import styles from '#client/suggestion/Suggestions.module.css';

interface SuggestionsButtonProps {
  readonly paperId: string;
  readonly editor: Editor;
  /** Whether this person's own typing becomes suggestions. */
  readonly suggests: boolean;
}

/** Quiet moments of the text after which the list is asked for again, in milliseconds. */
const SETTLED_MS = 1500;

/** How many suggestions wait in the paper, and the list of them. */
export function SuggestionsButton({ paperId, editor, suggests }: SuggestionsButtonProps) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const answer = useAnswer(listSuggestions, { paperId });
  useFreshAfterEdits(paperId, editor);
  const close = useCallback(() => setIsOpen(false), []);
  const count = answer.data?.suggestions.length ?? 0;
  const label = count > 0 ? say('suggestion.open', { count }) : say('suggestion.openNone');
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
        <SuggestionList
          paperId={paperId}
          editor={editor}
          answer={answer}
          suggests={suggests}
          onClose={close}
        />
      </Dialog>
    </span>
  );
}

/** The list is read from the disk: it is asked for again when the text has come to rest. */
function useFreshAfterEdits(paperId: string, editor: Editor): void {
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(
        () => void queries.invalidateQueries({ queryKey: keyOf(listSuggestions, { paperId }) }),
        SETTLED_MS,
      );
    };
    editor.on('update', changed);
    return () => {
      clearTimeout(timer);
      editor.off('update', changed);
    };
  }, [editor, paperId, queries]);
}
