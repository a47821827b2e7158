import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type * as z from 'zod';
import { foreseePlace, movePaper } from '#shared/paper/life-contract.ts';
import { getHome, getPaper, listPapers } from '#shared/paper/paper-contract.ts';
import { listSessions } from '#shared/session/session-contract.ts';
import { call } from '#client/http/call.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { keyOf } from '#client/http/query.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { isolated } from '#client/locale/isolated.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { type ForumPlace, PlaceInForum } from '#client/paper/life/PlaceInForum.tsx';
import type { LifeDialogProps } from '#client/paper/life/StageDialog.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { showToast } from '#client/ui/toast.ts';
import { Skeleton } from '#client/ui/Waiting.tsx';
import styles from '#client/paper/life/Life.module.css';

type Foreseen = z.output<typeof foreseePlace.answer>;

/** Moves a paper, after saying by name who will see it and who will not any more. */
export function MoveDialog({ paper, onClose }: LifeDialogProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { forumId, groupId, sessionId } = paper;
  const [place, setPlace] = useState<ForumPlace>({ forumId, groupId, sessionId });
  const isHere =
    place.forumId === forumId && place.groupId === groupId && place.sessionId === sessionId;
  const params = { paperId: paper.id };
  const foreseen = useQuery({
    queryKey: [...keyOf(foreseePlace, params), place],
    queryFn: ({ signal }) => call(foreseePlace, { params, body: place, signal }),
    enabled: !isHere,
    staleTime: 0,
  });
  const iStay = foreseen.data?.iStay ?? true;
  const sending = useSend(movePaper, {
    changes: [...(iStay ? [getPaper] : []), listPapers, listSessions, getHome],
    onSent: () => {
      showToast('done', say('life.move.done'));
      onClose();
      if (!iStay) void navigate('/');
    },
  });
  return (
    <Dialog title={say('life.move.title')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('life.move.send')}
        onClose={onClose}
        onSubmit={() => {
          if (!isHere && foreseen.data) sending.mutate({ params, body: place });
        }}
      >
        <p className={styles['is']}>{say('life.move.is')}</p>
        <PlaceInForum value={place} onChange={setPlace} />
        <section aria-live="polite" className={styles['effects']}>
          {isHere && <p>{say('life.move.here')}</p>}
          {!isHere && foreseen.data && <Seen foreseen={foreseen.data} />}
          {!isHere && foreseen.isPending && <Skeleton lines={2} />}
          {!isHere && <FailureNotice error={foreseen.error} />}
          {place.forumId !== forumId && <p>{say('life.move.exceptions')}</p>}
        </section>
      </SendForm>
    </Dialog>
  );
}

function Seen({ foreseen }: { readonly foreseen: Foreseen }) {
  const say = useSay();
  const language = useLanguage();
  const { now, after, gaining, losing, iStay } = foreseen;
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const names = (some: readonly string[]) => list.format(some.map(isolated));
  const isSame = gaining.length === 0 && losing.length === 0;
  return (
    <>
      <p>{isSame ? say('life.move.same') : say('life.move.counts', { now, after })}</p>
      {gaining.length > 0 && <p>{say('life.move.gaining', { names: names(gaining) })}</p>}
      {losing.length > 0 && <p>{say('life.move.losing', { names: names(losing) })}</p>}
      {!iStay && <Notice tone="warning">{say('life.move.leaving')}</Notice>}
    </>
  );
}
