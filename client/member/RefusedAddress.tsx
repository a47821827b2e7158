import { listMembers } from '#shared/member/member-contract.ts';
import { tryAddressAgain } from '#shared/notice/mail-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import type { ChangingProps } from '#client/member/changing.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { showToast } from '#client/ui/toast.ts';

/** That a mail server refused somebody's address, in its own words, and what a coordinator may do about it. */
export function RefusedAddress({ forum, member }: Pick<ChangingProps, 'forum' | 'member'>) {
  const say = useSay();
  const trying = useSend(tryAddressAgain, {
    changes: [listMembers],
    onSent: () => showToast('done', say('notice.member.againDone')),
  });
  const { refused, name } = member;
  if (!refused) return null;
  return (
    <Notice tone="warning" title={say('notice.member.refused')}>
      <p>
        <Sentence of="notice.member.refusedSince" values={{ when: <TimeAgo at={refused.at} /> }} />
      </p>
      <p>
        <Sentence of="notice.member.words" values={{ words: refused.words }} />
      </p>
      <p>
        <Sentence of="notice.member.whatToDo" values={{ name }} />
      </p>
      <Button
        isPending={trying.isPending}
        onPress={() =>
          trying.mutate({ params: { forumId: forum.id, membershipId: member.id }, body: {} })
        }
      >
        {say('notice.member.again')}
      </Button>
      <FailureNotice error={trying.error} />
    </Notice>
  );
}
