import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { mendReference, pointerNear, removeReference } from '#client/editor/structure/mending.ts';
import { ReferenceDialog } from '#client/editor/structure/ReferenceDialog.tsx';

/** What was asked for: a new reference, or the place and lost target of one to mend. */
type Asked =
  | { readonly kind: 'new' }
  | { readonly kind: 'mend'; readonly at: number; readonly to: string };

/** The dialog in which the target of a reference is chosen, when somebody asks for it. */
export function References({ editor }: { readonly editor: Editor }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const ask = ({ at }: { readonly at: number | null }) => {
      if (!editor.isEditable) return;
      const to = at === null ? null : pointerNear(editor.state, at)?.to;
      setAsked(at !== null && to ? { kind: 'mend', at, to } : { kind: 'new' });
    };
    editor.on('referenceWish', ask);
    return () => {
      editor.off('referenceWish', ask);
    };
  }, [editor]);
  if (!asked) return null;
  const close = () => {
    setAsked(null);
    editor.commands.focus();
  };
  const choose = (to: string) => {
    if (asked.kind === 'mend') mendReference(editor, asked, to);
    else editor.commands.insertReference(to);
    close();
  };
  const remove = () => {
    if (asked.kind === 'mend') removeReference(editor, asked);
    close();
  };
  return (
    <ReferenceDialog
      editor={editor}
      onChoose={choose}
      onRemove={asked.kind === 'mend' ? remove : null}
      onClose={close}
    />
  );
}
