import { Link } from 'react-router';
import { type ForumView, getForum } from '#shared/forum/forum-contract.ts';
import { listMemberChanges } from '#shared/member/administration-contract.ts';
import { listMembers, type MemberCard, removeMember } from '#shared/member/member-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { showToast } from '#client/ui/toast.ts';

interface RemoveMemberProps {
  readonly forum: ForumView;
  readonly member: MemberCard;
  readonly onClose: () => void;
}

/** Asks before somebody's membership ends, and says what that does. */
export function RemoveMember({ forum, member, onClose }: RemoveMemberProps) {
  const say = useSay();
  const { name } = member;
  const sending = useSend(removeMember, {
    changes: [listMembers, getForum, listMemberChanges],
    onSent: () => {
      showToast('done', <Removed forumId={forum.id} name={name} />);
      onClose();
    },
  });
  return (
    <Confirm
      isOpen
      title={<Sentence of="member.change.removeTitle" values={{ name }} />}
      action={say('member.change.remove')}
      isPending={sending.isPending}
      onConfirm={() => sending.mutate({ params: { forumId: forum.id, membershipId: member.id } })}
      onClose={onClose}
    >
      <p>{say('member.change.removeText')}</p>
      <FailureNotice error={sending.error} />
    </Confirm>
  );
}

/** Says that it is done, with the way to where it can be taken back. */
function Removed({ forumId, name }: { readonly forumId: string; readonly name: string }) {
  const say = useSay();
  return (
    <>
      <Sentence of="member.change.removed" values={{ name }} />{' '}
      <Link to={`/forums/${forumId}/members/changes`}>{say('people.one.undo')}</Link>
    </>
  );
}
