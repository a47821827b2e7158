import type { MeetingView } from '#shared/meeting/meeting-contract.ts';
import { DecideDialog } from '#client/meeting/DecideDialog.tsx';
import type { KeyDeed } from '#client/meeting/meeting-keys.ts';
import { MoveDialog } from '#client/meeting/MoveDialog.tsx';
import { RecordDialog } from '#client/meeting/RecordDialog.tsx';
import { SpokenDialog } from '#client/meeting/SpokenDialog.tsx';
import type { OpenStop } from '#client/meeting/use-stops.ts';

export type OpenDeed = Exclude<KeyDeed, 'projector'> | 'spoken';

interface StopDialogsProps {
  readonly meeting: MeetingView;
  readonly open: OpenDeed | null;
  /** The paper on screen; null while the agenda is shown. */
  readonly paperId: string | null;
  readonly stop: OpenStop | null;
  readonly onClose: () => void;
}

/** The dialog in which something is decided or recorded at the passage on screen. */
export function StopDialogs({ meeting, open, paperId, stop, onClose }: StopDialogsProps) {
  const { sessionId, forumId } = meeting;
  const item = meeting.items.find(({ isRunning }) => isRunning)?.title ?? null;
  if (open === null) return null;
  if (open === 'accept' || open === 'reject') {
    if (!stop || paperId === null) return null;
    const at = { sessionId, item, paperId, stop };
    return <DecideDialog at={at} decision={open} onClose={onClose} />;
  }
  if (open === 'validate' || open === 'spoken') {
    const block = stop?.register;
    if (!block) return null;
    return open === 'validate' ? (
      <MoveDialog sessionId={sessionId} item={item} block={block} onClose={onClose} />
    ) : (
      <SpokenDialog meeting={meeting} item={item} block={block} onClose={onClose} />
    );
  }
  const place =
    paperId === null || !stop ? null : { paperId, blockId: stop.blockId, label: stop.label };
  return (
    <RecordDialog
      about={{ sessionId, kind: open, item, place, corrects: null }}
      forumId={forumId}
      onClose={onClose}
    />
  );
}
