import { useState } from 'react';
import { type ForumView, getForum } from '#shared/forum/forum-contract.ts';
import { changeMember, listMembers, type MemberCard } from '#shared/member/member-contract.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useMe } from '#client/member/me.ts';
import { RemoveMember } from '#client/member/RemoveMember.tsx';
import { RoleFields } from '#client/member/RoleFields.tsx';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { showToast } from '#client/ui/toast.ts';

interface ChangeMemberProps {
  readonly forum: ForumView;
  readonly member: MemberCard;
  readonly onClose: () => void;
}

/** Changes somebody's role or groups, suspends them, or ends their membership. */
export function ChangeMember(props: ChangeMemberProps) {
  const [isRemoving, setIsRemoving] = useState(false);
  if (isRemoving) return <RemoveMember {...props} />;
  return (
    <Dialog
      title={<Sentence of="member.change.title" values={{ name: props.member.name }} />}
      isOpen
      onClose={props.onClose}
    >
      <ChangeForm {...props} onRemove={() => setIsRemoving(true)} />
    </Dialog>
  );
}

function ChangeForm(props: ChangeMemberProps & { readonly onRemove: () => void }) {
  const { forum, member, onClose, onRemove } = props;
  const say = useSay();
  const isMe = useMe().person.id === member.personId;
  const [role, setRole] = useState(member.role);
  const [groupIds, setGroupIds] = useState<readonly string[]>(member.groupIds);
  const [suspended, setSuspended] = useState(member.suspended);
  const sending = useSend(changeMember, {
    changes: [listMembers, getForum],
    onSent: () => {
      showToast('done', <Sentence of="member.change.done" values={{ name: member.name }} />);
      onClose();
    },
  });
  const submit = () =>
    sending.mutate({
      params: { forumId: forum.id, membershipId: member.id },
      body: { role, groupIds: [...groupIds], suspended },
    });
  return (
    <SendForm
      sending={sending}
      action={say('member.change.save')}
      onSubmit={submit}
      onClose={onClose}
      further={
        <Button tone="danger" onPress={onRemove}>
          {say('member.change.remove')}
        </Button>
      }
    >
      {isMe && <Notice tone="warning">{say('member.change.removeMe')}</Notice>}
      <RoleFields
        own={forum.myRole}
        groups={forum.groups}
        role={role}
        groupIds={groupIds}
        onRole={setRole}
        onGroups={setGroupIds}
      />
      <CheckLine
        isChosen={suspended}
        onChange={setSuspended}
        meaning={say('member.change.suspendedHint')}
      >
        {say('member.change.suspended')}
      </CheckLine>
    </SendForm>
  );
}
