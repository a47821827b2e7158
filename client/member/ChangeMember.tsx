import { useState } from 'react';
import { Link } from 'react-router';
import { getForum } from '#shared/forum/forum-contract.ts';
import { listMemberChanges } from '#shared/member/administration-contract.ts';
import { changeMember, listMembers } from '#shared/member/member-contract.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { AddressForm } from '#client/member/AddressForm.tsx';
import type { ChangingProps } from '#client/member/changing.ts';
import { InviteAgain } from '#client/member/InviteAgain.tsx';
import { useMe } from '#client/member/me.ts';
import { PersonForm } from '#client/member/PersonForm.tsx';
import { RemoveMember } from '#client/member/RemoveMember.tsx';
import { RoleFields } from '#client/member/RoleFields.tsx';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Tabs } from '#client/ui/Tabs.tsx';
import { showToast } from '#client/ui/toast.ts';

/** Changes what somebody may do, what is said of them or their address; suspends, invites again, or ends it. */
export function ChangeMember(props: ChangingProps) {
  const say = useSay();
  const [doing, setDoing] = useState<'change' | 'remove' | 'invite'>('change');
  const { forum, member, onClose } = props;
  if (doing === 'remove') return <RemoveMember {...props} />;
  if (doing === 'invite') {
    return <InviteAgain forum={forum} members={[member]} onClose={onClose} />;
  }
  const notMine = <Notice tone="info">{say('people.one.notMine')}</Notice>;
  return (
    <Dialog
      title={<Sentence of="member.change.title" values={{ name: member.name }} />}
      isOpen
      onClose={onClose}
    >
      <Tabs
        label={say('people.one.tabs')}
        {...(member.refused && { first: 'address' })}
        tabs={[
          {
            id: 'role',
            words: say('people.one.roleTab'),
            panel: (
              <ChangeForm
                {...props}
                onRemove={() => setDoing('remove')}
                onInvite={() => setDoing('invite')}
              />
            ),
          },
          {
            id: 'details',
            words: say('people.one.detailsTab'),
            panel: member.mayEdit ? <PersonForm {...props} /> : notMine,
          },
          {
            id: 'address',
            words: say('people.one.addressTab'),
            panel: member.mayEdit ? <AddressForm {...props} /> : notMine,
          },
        ]}
      />
    </Dialog>
  );
}

interface ChangeFormProps extends ChangingProps {
  readonly onRemove: () => void;
  readonly onInvite: () => void;
}

function ChangeForm(props: ChangeFormProps) {
  const { forum, member, onClose, onRemove, onInvite } = props;
  const say = useSay();
  const isMe = useMe().person.id === member.personId;
  const [role, setRole] = useState(member.role);
  const [groupIds, setGroupIds] = useState<readonly string[]>(member.groupIds);
  const [suspended, setSuspended] = useState(member.suspended);
  const sending = useSend(changeMember, {
    changes: [listMembers, getForum, listMemberChanges],
    onSent: () => {
      showToast('done', <ChangeDone forumId={forum.id} name={member.name} />);
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
      {!member.suspended && (
        <div>
          <Button tone="quiet" onPress={onInvite}>
            {say(member.invitedAt === null ? 'people.one.invite' : 'people.one.inviteAgain')}
          </Button>
        </div>
      )}
    </SendForm>
  );
}

/** Says that it is done, with the way to where it can be taken back. */
function ChangeDone({ forumId, name }: { readonly forumId: string; readonly name: string }) {
  const say = useSay();
  return (
    <>
      <Sentence of="member.change.done" values={{ name }} />{' '}
      <Link to={`/forums/${forumId}/members/changes`}>{say('people.changes.open')}</Link>
    </>
  );
}
