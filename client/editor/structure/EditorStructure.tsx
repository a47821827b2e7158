import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { EditorNotes } from '#client/editor/structure/EditorNotes.tsx';
import type { PaperLayout } from '#shared/paper/layout.ts';

interface EditorStructureProps {
  readonly editor: Editor;
  readonly layout: PaperLayout;
}

/** What the page shows beside the text of notes, references and numbers. */
export function EditorStructure({ editor, layout }: EditorStructureProps) {
  useEffect(() => {
    editor.commands.setLayout(layout);
  }, [editor, layout]);
  return <EditorNotes editor={editor} />;
}
