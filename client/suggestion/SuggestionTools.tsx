import type { Editor } from '@tiptap/core';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { useSuggestionsNow } from '#client/suggestion/live-suggestions.ts';
import { ShownTextSwitch } from '#client/suggestion/ShownTextSwitch.tsx';
import { SuggestionsButton } from '#client/suggestion/SuggestionsButton.tsx';
import type { TextView } from '#client/suggestion/use-text-view.ts';

interface SuggestionToolsProps {
  readonly paper: PaperView;
  readonly editor: Editor;
  /** Whether this person's own typing becomes suggestions. */
  readonly suggests: boolean;
  readonly text: TextView;
}

/** In the paper's bar: how suggestions are shown, where there are any, and the list of them. */
export function SuggestionTools({ paper, editor, suggests, text }: SuggestionToolsProps) {
  const found = useSuggestionsNow(editor);
  const isLooking = found.length > 0 || text.shown !== 'marked';
  return (
    <>
      {isLooking && <ShownTextSwitch shown={text.shown} onShow={text.show} />}
      <SuggestionsButton {...{ paper, editor, suggests, text }} />
    </>
  );
}
