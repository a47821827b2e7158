import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import type { ThreadRights, ThreadView } from '#shared/thread/thread-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import type { Say } from '#client/locale/speech.ts';
import { AssignDialog, KindDialog } from '#client/thread/ThreadDialogs.tsx';
import { useDeed } from '#client/thread/use-deed.ts';
import { Confirm } from '#client/ui/Dialog.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Menu, type MenuLine } from '#client/ui/Menu.tsx';
import { showToast } from '#client/ui/toast.ts';

interface ThreadMenuProps {
  readonly paperId: string;
  readonly thread: ThreadView;
  readonly rights: ThreadRights;
}

type Asked = 'assign' | 'kind' | 'openToAll' | 'withdraw';

/** Everything about a thread that is not said in it. */
export function ThreadMenu({ paperId, thread, rights }: ThreadMenuProps) {
  const say = useSay();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const deed = useDeed(paperId, thread.id, { onDone: close });
  const { number } = thread;
  const follow = () => deed.mutate({ kind: 'thread', body: { isFollowed: !thread.isFollowed } });
  return (
    <>
      <Menu
        parts={[{ lines: linesFor({ paperId, thread, rights }, say, { follow, ask: setAsked }) }]}
      >
        <IconButton label={say('thread.more.label', { number })}>
          <EllipsisVertical size={18} aria-hidden="true" />
        </IconButton>
      </Menu>
      {asked === null && <FailureNotice error={deed.error} />}
      {asked === 'assign' && <AssignDialog {...{ thread, rights, deed }} onClose={close} />}
      {asked === 'kind' && <KindDialog {...{ thread, deed }} onClose={close} />}
      <Confirm
        title={say('thread.more.openQuestion')}
        isOpen={asked === 'openToAll'}
        isPending={deed.isPending}
        action={say('thread.more.openToAll')}
        onConfirm={() => deed.mutate({ kind: 'thread', body: { isOpened: true } })}
        onClose={close}
      >
        <p>{say('thread.more.openMeaning')}</p>
        <FailureNotice error={deed.error} />
      </Confirm>
      <Confirm
        title={say('thread.more.withdrawQuestion')}
        isOpen={asked === 'withdraw'}
        isPending={deed.isPending}
        action={say('thread.more.withdraw')}
        onConfirm={() => deed.mutate({ kind: 'close', body: { deed: 'withdraw' } })}
        onClose={close}
      >
        <p>{say('thread.more.withdrawMeaning')}</p>
        <FailureNotice error={deed.error} />
      </Confirm>
    </>
  );
}

interface Ways {
  readonly follow: () => void;
  readonly ask: (asked: Asked) => void;
}

/** What this person may do with the thread now. */
function linesFor(
  { paperId, thread, rights }: ThreadMenuProps,
  say: Say,
  { follow, ask }: Ways,
): MenuLine[] {
  const isLive = thread.state === 'open' || thread.state === 'answered';
  const isOwn = thread.isMine && rights.mayComment;
  const line = (id: Asked, isOffered: boolean): MenuLine[] =>
    isOffered
      ? [
          {
            id,
            words: say(`thread.more.${id}`),
            onAction: () => ask(id),
            isDanger: id === 'withdraw',
          },
        ]
      : [];
  return [
    {
      id: 'copy',
      words: say('thread.more.copy'),
      onAction: () => void copyAddress(addressOf(paperId, thread.id), say),
    },
    {
      id: 'follow',
      words: say(thread.isFollowed ? 'thread.more.mute' : 'thread.more.follow'),
      onAction: follow,
    },
    ...line('assign', rights.mayAssign),
    ...line('kind', isOwn || rights.mayDispose),
    ...line('openToAll', isOwn && thread.group !== null),
    ...line('withdraw', isOwn && isLive),
  ];
}

/** The address at which the paper opens at this thread. */
function addressOf(paperId: string, threadId: string): string {
  return `${location.origin}/papers/${paperId}?thread=${threadId}`;
}

async function copyAddress(address: string, say: Say): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    showToast('done', say('thread.more.copied'));
  } catch {
    showToast('warning', say('thread.more.notCopied', { address: `\u2068${address}\u2069` }));
  }
}
