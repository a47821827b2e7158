import { restoreVersion } from '#shared/version/version-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';

interface UndoRestoreProps {
  readonly paperId: string;
  readonly beforeId: string;
  readonly changed: readonly string[];
  /** How many suggestions stayed as they were decided since. */
  readonly stayed: number;
}

/** That something was brought back, with the one press that takes it back: only what was changed becomes what it was. */
export function UndoRestore({ paperId, beforeId, changed, stayed }: UndoRestoreProps) {
  const say = useSay();
  const sending = useSend(restoreVersion);
  if (sending.isSuccess) return <>{say('version.restore.undone')}</>;
  const part = { kind: 'blocks' as const, blockIds: [...changed] };
  return (
    <>
      {say('version.restore.done')}{' '}
      {stayed > 0 && say('version.restore.decided.stayed', { count: stayed })}{' '}
      <Button
        tone="quiet"
        isPending={sending.isPending}
        onPress={() => sending.mutate({ params: { paperId, versionId: beforeId }, body: { part } })}
      >
        {say('version.restore.undo')}
      </Button>
      <FailureNotice error={sending.error} />
    </>
  );
}
