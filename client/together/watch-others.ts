import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import type { Awareness } from 'y-protocols/awareness';
import { sharedChangeOf } from '#client/editor/binding/own-edit.ts';
import { presentIn } from '#client/editor/presence.ts';
import type { Announcer } from '#client/together/announcer.ts';
import { othersIn } from '#client/together/people.ts';

/** Tells an announcer who comes and goes from now on. */
export function watchPeople(awareness: Awareness, me: string, announcer: Announcer): () => void {
  const here = () => new Map(othersIn(awareness, me).map(({ personId, name }) => [personId, name]));
  let known = here();
  const look = () => {
    const now = here();
    for (const [id, name] of now) if (!known.has(id)) announcer.joined(name);
    for (const [id, name] of known) if (!now.has(id)) announcer.left(name);
    known = now;
  };
  awareness.on('change', look);
  return () => awareness.off('change', look);
}

/** Tells an announcer when a colleague changes the paragraph with the caret, and no other. Costs the same in any paper. */
export function watchParagraph(editor: Editor, awareness: Awareness, announcer: Announcer) {
  let mine = editor.state.selection.$head.parent;
  const look = ({ transaction }: { readonly transaction: Transaction }) => {
    const before = mine;
    mine = editor.state.selection.$head.parent;
    const change = sharedChangeOf(transaction);
    if (!change || change.byUndo || mine === before || !editor.isFocused) return;
    announcer.edited(namesOf(change.writers, awareness));
  };
  editor.on('transaction', look);
  return () => editor.off('transaction', look);
}

/** Words of several people may come in one go; who changed which paragraph is then not known, and nobody is named. */
function namesOf(writers: readonly number[], awareness: Awareness): string[] {
  if (writers.length !== 1) return [];
  const writer = presentIn(awareness).find(({ client }) => client === writers[0]);
  return writer ? [writer.name] : [];
}
