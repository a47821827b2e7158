import { useEffect, useRef, useState } from 'react';
import type { SuggestingOptions } from '#client/editor/suggesting/suggesting.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useMe } from '#client/member/me.ts';
import { showToast } from '#client/ui/toast.ts';

/** Suggestion mode for one editor, in this person's name. It follows role and stage without the editor being made anew. */
export function useSuggesting(suggests: boolean): SuggestingOptions {
  const say = useSay();
  const me = useMe();
  const author = useRef<string | null>(null);
  useEffect(() => {
    author.current = suggests ? me.person.id : null;
  }, [suggests, me.person.id]);
  const [options] = useState<SuggestingOptions>(() => ({
    me: me.person.id,
    author: () => author.current,
    onRefused: () => void showToast('warning', say('suggestion.refused')),
  }));
  return options;
}
