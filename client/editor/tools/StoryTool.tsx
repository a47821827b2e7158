import type { Editor } from '@tiptap/core';
import { ScrollText } from 'lucide-react';
import { ToolButton } from '#client/editor/tools/ToolButton.tsx';
import { useSay } from '#client/locale/Locale.tsx';

/** Tells who wrote the words that are selected and what became of them. */
export function StoryTool({ editor }: { readonly editor: Editor }) {
  const say = useSay();
  return (
    <ToolButton
      editor={editor}
      label={say('story.openWords')}
      keys="Alt+F9"
      run={(chain) => {
        queueMicrotask(() => editor.emit('toolWish', 'story'));
        return chain;
      }}
    >
      <ScrollText size={19} aria-hidden="true" />
    </ToolButton>
  );
}
