import { PluginKey, type Transaction } from '@tiptap/pm/state';

/** How a transaction that carries shared changes into the editor is marked. */
export interface SharedChange {
  /** Made by an undo or redo of this person, rather than by somebody else. */
  readonly byUndo: boolean;
  /** The clientIDs that wrote something in it. A deletion leaves no name. */
  readonly writers: readonly number[];
}

export const sharedChangeKey = new PluginKey<SharedChange>('paper-shared-change');

/** Whether a transaction came out of the shared paper: a colleague's change, or this person's own undo. */
export function sharedChangeOf(transaction: Transaction): SharedChange | undefined {
  return transaction.getMeta(sharedChangeKey) as SharedChange | undefined;
}

/**
 * Whether a transaction is this person's own edit: it changes the text, and did not come out of the shared paper.
 * Only on such a one may a plugin add changes of its own; on any other, every open editor would add the same.
 */
export function isOwnEdit(transaction: Transaction): boolean {
  const root = transaction.getMeta('appendedTransaction') as Transaction | undefined;
  return transaction.docChanged && !sharedChangeOf(transaction) && !(root && sharedChangeOf(root));
}
