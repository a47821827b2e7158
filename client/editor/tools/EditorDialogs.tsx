import type { Editor } from '@tiptap/core';
import { useCallback, useState } from 'react';
import { LinkDialog } from '#client/editor/marks/LinkDialog.tsx';
import { type ToolWish, useToolWish } from '#client/editor/tools/tool-wish.ts';
import { toolsLook } from '#client/editor/tools/tools-look.ts';

/** The dialogs that tools and keys ask for. */
export function EditorDialogs({ editor }: { readonly editor: Editor }) {
  const [href, setHref] = useState<string | null | undefined>(undefined);
  const onWish = useCallback(
    (wish: ToolWish) => {
      if (wish === 'link' && editor.isEditable) setHref(toolsLook(editor.state, editor).href);
    },
    [editor],
  );
  useToolWish(editor, onWish);
  if (href === undefined) return null;
  return <LinkDialog editor={editor} href={href} onClose={() => setHref(undefined)} />;
}
