import { useState } from 'react';
import { listSessionEntries, recordEntry } from '#shared/meeting/log-contract.ts';
import { useSend } from '#client/http/use-send.ts';
import { useDraft } from '#client/member/use-draft.ts';
import { newCommentId } from '#client/thread/comment-id.ts';

export const SAID_KINDS = ['decision', 'action', 'note'] as const;
export type SaidKind = (typeof SAID_KINDS)[number];

/** The passage on screen, to which a record may be tied. */
export interface ShownPlace {
  readonly paperId: string;
  readonly blockId: string | null;
  readonly label: string;
}

/** What a record is made of beside its words. */
export interface RecordAbout {
  readonly sessionId: string;
  readonly kind: SaidKind;
  readonly item: string | null;
  readonly place: ShownPlace | null;
  /** The number of the entry that is put right. */
  readonly corrects: number | null;
}

const EMPTY = { id: '', kind: '', text: '', owner: '', dueOn: '' };

/**
 * A record that is being written. Its words stay on this device until it is recorded, and the very same words are sent
 * again under the same id, so that nothing is recorded twice.
 */
export function useRecording(about: RecordAbout, onDone: () => void) {
  const { sessionId, item, place, corrects } = about;
  const [isTied, setTied] = useState(true);
  const [owners, setOwners] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const draft = useDraft(`record ${sessionId} ${String(corrects ?? '')}`, EMPTY);
  const { text, owner, dueOn } = draft.words;
  const kind = SAID_KINDS.find((known) => known === draft.words.kind) ?? about.kind;
  const sending = useSend(recordEntry, {
    changes: [listSessionEntries],
    onSent: () => {
      draft.drop();
      onDone();
    },
  });
  const change = (some: Partial<typeof EMPTY>) => draft.change({ id: '', ...some });
  return {
    kind,
    text,
    owner,
    dueOn,
    owners,
    isTied,
    sending,
    isWanting: isTried && text.trim() === '',
    change,
    setTied: (tied: boolean) => {
      setTied(tied);
      change({});
    },
    setOwners: (chosen: readonly string[]) => {
      setOwners(chosen);
      change({});
    },
    send: () => {
      setTried(true);
      if (text.trim() === '') return;
      const id = draft.words.id || newCommentId();
      draft.change({ id });
      const at = place && isTied ? { paperId: place.paperId, blockId: place.blockId } : null;
      const said = { id, item, text, corrects, place: at };
      const ofAction = { ownerIds: [...owners], owner: owner.trim() || null, dueOn: dueOn || null };
      const body = kind === 'action' ? { kind, ...said, ...ofAction } : { kind, ...said };
      sending.mutate({ params: { sessionId }, body });
    },
  };
}
export type Recording = ReturnType<typeof useRecording>;
