import type { Editor } from '@tiptap/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { listSuggestions, type SuggestionView } from '#shared/suggestion/suggestion-contract.ts';
import { keyOf, useAnswer } from '#client/http/query.ts';
import { useMe } from '#client/member/me.ts';
import { useSuggestionsNow } from '#client/suggestion/live-suggestions.ts';

/** Quiet moments of the text after which the server is asked again, in milliseconds. */
const SETTLED_MS = 1500;

/**
 * The suggestions as they stand in the editor's own text at this moment. The server gives the names of their authors and
 * says whether one may decide; somebody new is named once the text has come to rest.
 */
export function useOpenSuggestions(paperId: string, editor: Editor) {
  const me = useMe().person;
  const found = useSuggestionsNow(editor);
  const answer = useAnswer(listSuggestions, { paperId });
  useFreshAfterEdits(paperId, editor);
  const listed = answer.data?.suggestions;
  const suggestions = useMemo(() => {
    const names = new Map(listed?.map(({ authorId, authorName }) => [authorId, authorName]));
    names.set(me.id, me.name);
    return found.map(
      ({ author, at, ...rest }): SuggestionView => ({
        ...rest,
        changes: [...rest.changes],
        authorId: author,
        authorName: names.get(author) ?? '',
        at: new Date(at).toISOString(),
        isMine: author === me.id,
      }),
    );
  }, [found, listed, me.id, me.name]);
  return { suggestions, mayDecide: answer.data?.mayDecide ?? false, error: answer.error };
}

/** The server reads from its disk: it is asked again when the text has come to rest. */
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
