import type { Editor } from '@tiptap/core';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import type { DeskState, RemarkDesk } from '#client/thread/remark-desk.ts';

export interface RemarksOf {
  readonly paper: PaperView;
  /** Null until the text can be written in or read. */
  readonly editor: Editor | null;
  readonly desk: RemarkDesk;
}

export const RemarksContext = createContext<RemarksOf | null>(null);

export function useRemarks(): RemarksOf {
  const remarks = useContext(RemarksContext);
  if (!remarks) throw new Error('Remarks are used outside of their paper.');
  return remarks;
}

export function useDeskState(desk: RemarkDesk): DeskState {
  return useSyncExternalStore(desk.watch, desk.state);
}
