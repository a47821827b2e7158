import { useState } from 'react';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import { inviteAgain } from '#shared/member/administration-contract.ts';
import { listMembers, type MemberCard } from '#shared/member/member-contract.ts';
import { MOST_PERSONAL_LETTERS } from '#shared/member/personal-words.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { showToast } from '#client/ui/toast.ts';

interface InviteAgainProps {
  readonly forum: ForumView;
  readonly members: readonly MemberCard[];
  readonly onClose: () => void;
}

/** Mails an invitation to members once more, with a fresh link. */
export function InviteAgain({ forum, members, onClose }: InviteAgainProps) {
  const say = useSay();
  const [words, setWords] = useState('');
  const sending = useSend(inviteAgain, {
    changes: [listMembers],
    onSent: ({ sent, left }) => {
      const told = [
        ...(sent > 0 ? [say('people.many.sent', { count: sent })] : []),
        ...(left > 0 ? [say('people.many.left', { count: left })] : []),
      ];
      showToast(sent > 0 ? 'done' : 'warning', told.join(' '));
      onClose();
    },
  });
  const submit = () =>
    sending.mutate({
      params: { forumId: forum.id },
      body: { membershipIds: members.map(({ id }) => id), words: words.trim() || null },
    });
  return (
    <Dialog
      title={say('people.many.inviteTitle', { count: members.length })}
      isOpen
      onClose={onClose}
    >
      <SendForm
        sending={sending}
        action={say('people.many.inviteSend')}
        onSubmit={submit}
        onClose={onClose}
      >
        <p>{say('people.many.inviteText')}</p>
        <TextField
          label={say('people.invite.words')}
          hint={say('people.invite.wordsHint')}
          lines={3}
          maxLength={MOST_PERSONAL_LETTERS}
          value={words}
          onChange={setWords}
          error={fieldError(sending.error, 'words', say)}
        />
      </SendForm>
    </Dialog>
  );
}
