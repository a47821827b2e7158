import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { useMemo } from 'react';
import { NotesList } from '#client/editor/structure/NotesList.tsx';
import { NumbersOf, staticNumbers } from '#client/editor/structure/static-numbers.ts';
import { structureOf } from '#client/editor/structure/structure.ts';
import { structureWords } from '#client/editor/structure/structure-words.ts';
import { useEditorLook } from '#client/editor/use-editor-look.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { ContentNode } from '#shared/paper/content.ts';
import type { NumberedPart, Numbering } from '#shared/paper/numbering.ts';

interface NotesLook {
  readonly notes: readonly NumberedPart<Node>[];
  readonly numbering: Numbering<Node> | null;
}

/** The notes of the paper in the editor, under its text. A press goes to the note in the text and opens it. */
export function EditorNotes({ editor }: { readonly editor: Editor }) {
  const say = useSay();
  const { notes, numbering } = useEditorLook(editor, notesLook, isSameLook);
  const numbers = useMemo(() => {
    const none = staticNumbers([], { headings: 'none', paragraphs: false }, structureWords(say));
    return { ...none, targetOf: (id: string) => numbering?.byId.get(id) };
  }, [numbering, say]);
  const plain = useMemo(() => notes.map(asContent), [notes]);
  return (
    <NumbersOf value={numbers}>
      <NotesList notes={plain} onGo={(id) => editor.commands.goToPart(id)} />
    </NumbersOf>
  );
}

function notesLook(state: EditorState): NotesLook {
  const numbering = structureOf(state)?.numbering ?? null;
  const blocks = numbering?.blocks ?? [];
  const notes = blocks.flatMap((parts) => parts.filter(({ kind }) => kind === 'footnote'));
  return { notes, numbering };
}

function isSameLook(one: NotesLook, other: NotesLook): boolean {
  if (one.notes.length !== other.notes.length) return false;
  const isSameText = one.notes.every((note, at) => {
    const next = other.notes[at];
    return (
      next !== undefined &&
      note.number === next.number &&
      note.nodes.length === next.nodes.length &&
      note.nodes.every((node, place) => node === next.nodes[place])
    );
  });
  // References within notes are named by what they point to.
  return isSameText && (one.numbering === other.numbering || !other.notes.some(hasReference));
}

function hasReference({ nodes }: NumberedPart<Node>): boolean {
  return nodes.some((node) => node.marks.some(({ type }) => type.name === 'reference'));
}

function asContent(note: NumberedPart<Node>): NumberedPart<ContentNode> {
  return { ...note, nodes: note.nodes.map((node) => node.toJSON() as ContentNode) };
}
