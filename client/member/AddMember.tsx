import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { type ForumView, getForum } from '#shared/forum/forum-contract.ts';
import { addMember, listMembers } from '#shared/member/member-contract.ts';
import { Email } from '#shared/member/person.ts';
import type { Role } from '#shared/member/role.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { NewMemberFields, NOBODY, type TypedMember } from '#client/member/NewMemberFields.tsx';
import { RoleFields } from '#client/member/RoleFields.tsx';
import { KeptDraft } from '#client/member/KeptDraft.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { showToast } from '#client/ui/toast.ts';

/** The button that makes somebody a member, and its dialog. */
export function AddMember({ forum }: { readonly forum: ForumView }) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon={<UserPlus size={18} aria-hidden="true" />} onPress={() => setIsOpen(true)}>
        {say('member.add.open')}
      </Button>
      <Dialog title={say('member.add.title')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <AddForm forum={forum} onClose={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

interface AddFormProps {
  readonly forum: ForumView;
  readonly onClose: () => void;
}

function AddForm({ forum, onClose }: AddFormProps) {
  const say = useSay();
  const draft = useDraft<TypedMember>(`add.${forum.id}`, NOBODY);
  const { words: typed, change: setTyped } = draft;
  const [role, setRole] = useState<Role>('author');
  const [groupIds, setGroupIds] = useState<readonly string[]>([]);
  const [isTried, setIsTried] = useState(false);
  const sending = useSend(addMember, {
    changes: [listMembers, getForum],
    onSent: ({ name }) => {
      draft.drop();
      showToast('done', <Sentence of="member.add.done" values={{ name }} />);
      onClose();
    },
  });
  const isRight = typed.name.trim() !== '' && Email.safeParse(typed.email).success;
  const submit = () => {
    setIsTried(true);
    if (!isRight) return;
    const { name, email } = typed;
    const orNull = (text: string) => (text.trim() === '' ? null : text);
    const [title, office, region] = [typed.title, typed.office, typed.region].map(orNull);
    const body = { email, name, role, title, office, region, groupIds: [...groupIds] };
    sending.mutate({ params: { forumId: forum.id }, body });
  };
  const errorOf = (field: keyof TypedMember) => {
    if (isTried && field === 'name' && typed.name.trim() === '') {
      return say('app.failure.field.required');
    }
    if (isTried && field === 'email' && !Email.safeParse(typed.email).success) {
      return say('app.failure.field.email');
    }
    return fieldError(sending.error, field, say);
  };
  const isKnown = refusalOf(sending.error) === 'already-exists';
  return (
    <SendForm
      sending={sending}
      action={say('member.add.send')}
      words={isKnown ? say('member.add.exists') : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <KeptDraft draft={draft} />
      <NewMemberFields value={typed} onChange={setTyped} errorOf={errorOf} />
      <RoleFields
        own={forum.myRole}
        groups={forum.groups}
        role={role}
        groupIds={groupIds}
        onRole={setRole}
        onGroups={setGroupIds}
      />
    </SendForm>
  );
}
