import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { MentionPicker } from '#client/editor/mention/MentionPicker.tsx';
import { EditorNotes } from '#client/editor/structure/EditorNotes.tsx';
import { References } from '#client/editor/structure/References.tsx';
import type { PaperLayout } from '#shared/paper/layout.ts';

interface EditorStructureProps {
  readonly editor: Editor;
  readonly paperId: string;
  readonly layout: PaperLayout;
}

/** What the page shows beside the text of notes, references and numbers. */
export function EditorStructure({ editor, paperId, layout }: EditorStructureProps) {
  useEffect(() => {
    editor.commands.setLayout(layout);
  }, [editor, layout]);
  return (
    <>
      <EditorNotes editor={editor} />
      <References editor={editor} />
      <MentionPicker editor={editor} paperId={paperId} />
    </>
  );
}
