import type { Extensions } from '@tiptap/core';
import type * as Y from 'yjs';
import { Collaboration } from '#client/editor/binding/collaboration.ts';
import { BlockIds } from '#client/editor/block-ids.ts';
import { EnterAtStart } from '#client/editor/enter-at-start.ts';
import { PAPER_NODES } from '#client/editor/paper-nodes.ts';
import { UnmarkedBreaks } from '#client/editor/unmarked-breaks.ts';

/** Everything an editor of a shared paper is made of, but for what screens add (carets, labels). */
export function paperExtensions(doc: Y.Doc): Extensions {
  return [
    ...PAPER_NODES,
    EnterAtStart,
    BlockIds,
    UnmarkedBreaks,
    Collaboration.configure({ document: doc }),
  ];
}
