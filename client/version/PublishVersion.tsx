import { useState } from 'react';
import {
  listPublications,
  listVersions,
  publishVersion,
  type VersionView,
  withdrawPublication,
} from '#shared/version/version-contract.ts';
import { listReservations } from '#shared/position/position-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { Confirm, Dialog } from '#client/ui/Dialog.tsx';
import { showToast } from '#client/ui/toast.ts';

interface PublishVersionProps {
  readonly paperId: string;
  readonly version: VersionView;
  readonly mayPublish: boolean;
}

/** The published page of a named version, and publishing it or taking it back. */
export function PublishVersion({ paperId, version, mayPublish }: PublishVersionProps) {
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const { publication } = version;
  const isPublished = publication !== null && publication.withdrawnAt === null;
  const Ask = isPublished ? AskToWithdraw : AskToPublish;
  return (
    <>
      {isPublished && <a href={`/p/${publication.slug}`}>{say('version.publication.address')}</a>}
      {mayPublish && (
        <Button tone="quiet" onPress={() => setAsking(true)}>
          {say(isPublished ? 'version.publication.withdraw' : 'version.publication.publish')}
        </Button>
      )}
      {isAsking && <Ask paperId={paperId} version={version} onClose={() => setAsking(false)} />}
    </>
  );
}

interface AskProps {
  readonly paperId: string;
  readonly version: VersionView;
  readonly onClose: () => void;
}

const CHANGES = [listVersions, listPublications];

function AskToPublish({ paperId, version: { id, number }, onClose }: AskProps) {
  const say = useSay();
  const signed = useAnswer(listReservations, { paperId }).data ?? [];
  const [withReservations, setWith] = useState(true);
  const sending = useSend(publishVersion, {
    changes: CHANGES,
    onSent: () => {
      showToast('done', say('version.publication.done'));
      onClose();
    },
  });
  return (
    <Dialog title={say('version.publication.title', { number })} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('version.publication.publish')}
        onSubmit={() =>
          sending.mutate({ params: { paperId, versionId: id }, body: { withReservations } })
        }
        onClose={onClose}
      >
        <p>{say('version.publication.what')}</p>
        {signed.length > 0 && (
          <CheckLine
            isChosen={withReservations}
            onChange={setWith}
            meaning={say('position.withReservationsMore')}
          >
            {say('position.withReservations')}
          </CheckLine>
        )}
      </SendForm>
    </Dialog>
  );
}

function AskToWithdraw({ paperId, version, onClose }: AskProps) {
  const say = useSay();
  const sending = useSend(withdrawPublication, {
    changes: CHANGES,
    onSent: () => {
      showToast('done', say('version.publication.withdrawn'));
      onClose();
    },
  });
  return (
    <Confirm
      title={say('version.publication.withdrawTitle')}
      action={say('version.publication.withdraw')}
      isOpen
      isPending={sending.isPending}
      onConfirm={() => sending.mutate({ params: { paperId, versionId: version.id } })}
      onClose={onClose}
    >
      <p>{say('version.publication.withdrawWhat')}</p>
      <FailureNotice error={sending.error} />
    </Confirm>
  );
}
