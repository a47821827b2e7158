import { useNavigate } from 'react-router';
import { versionOfThread } from '#shared/story/story-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { showToast } from '#client/ui/toast.ts';

interface Props {
  readonly paperId: string;
  readonly threadId: string;
}

/** Leads to the version on which a remark was made; which one that is, is asked for when somebody wants it. */
export function VersionOfRemark({ paperId, threadId }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const find = useSend(versionOfThread, {
    onSent({ versionId }) {
      if (versionId) void navigate(`/papers/${paperId}/versions/${versionId}`);
      else showToast('info', say('thread.tray.noVersion'));
    },
  });
  return (
    <>
      <Button
        tone="quiet"
        isPending={find.isPending}
        onPress={() => find.mutate({ params: { paperId, threadId } })}
      >
        {say('thread.tray.version')}
      </Button>
      <FailureNotice error={find.error} />
    </>
  );
}
