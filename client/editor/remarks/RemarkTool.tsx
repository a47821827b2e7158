import type { Editor } from '@tiptap/core';
import { MessageSquarePlus } from 'lucide-react';
import { mayRemark } from '#client/editor/remarks/passages.ts';
import { shortcut } from '#client/editor/shortcut.ts';
import { ToolButton } from '#client/editor/tools/ToolButton.tsx';
import { useSay } from '#client/locale/Locale.tsx';

/** Offers a remark on the words that are selected, to those who may make one. */
export function RemarkTool({ editor }: { readonly editor: Editor }) {
  const say = useSay();
  if (!mayRemark(editor.state)) return null;
  return (
    <ToolButton
      editor={editor}
      label={say('thread.make.onSelection')}
      keys={shortcut('Alt', 'M')}
      run={(chain) => chain.remark('selection')}
    >
      <MessageSquarePlus size={19} aria-hidden="true" />
    </ToolButton>
  );
}
