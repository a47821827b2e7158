import { answerTextLoss, getTextLoss } from '#shared/version/version-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';

/** Over the sheet, to everybody in the paper: that most of its text is gone, and the one press that brings it back. */
export function TextLossBanner({ paperId }: { readonly paperId: string }) {
  const say = useSay();
  const asked = useAnswer(getTextLoss, { paperId });
  const sending = useSend(answerTextLoss, { changes: [getTextLoss] });
  const { loss = null, mayAnswer = false } = asked.data ?? {};
  if (loss === null) return null;
  const answer = (deed: 'bring-back' | 'meant') =>
    sending.mutate({ params: { paperId }, body: { versionId: loss.versionId, deed } });
  const when = <TimeAgo at={loss.at} />;
  const actions = (
    <>
      <Button tone="primary" isPending={sending.isPending} onPress={() => answer('bring-back')}>
        {say('version.loss.bringBack')}
      </Button>
      <Button tone="quiet" onPress={() => answer('meant')}>
        {say('version.loss.meant')}
      </Button>
    </>
  );
  return (
    <Notice tone="warning" isAnnounced isBanner action={mayAnswer ? actions : undefined}>
      {loss.by ? (
        <Sentence of="version.loss.toldBy" values={{ when, name: loss.by.name }} />
      ) : (
        <Sentence of="version.loss.told" values={{ when }} />
      )}
      <FailureNotice error={sending.error} />
    </Notice>
  );
}
