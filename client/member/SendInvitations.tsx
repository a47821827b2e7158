import { useState } from 'react';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import { getForum } from '#shared/forum/forum-contract.ts';
import { inviteMembers, listMemberChanges } from '#shared/member/administration-contract.ts';
import type { JudgedLine } from '#shared/member/invitation-lines.ts';
import { MOST_INVITED, MOST_PERSONAL_LETTERS } from '#shared/member/personal-words.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { fieldError } from '#client/http/field-errors.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import styles from '#client/member/People.module.css';

interface SendInvitationsProps {
  readonly forum: ForumView;
  readonly lines: readonly JudgedLine[];
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onSent: () => void;
}

/** The one press that makes the good lines members, with the coordinator's own words; and what came of it. */
export function SendInvitations({ forum, lines, words, onWords, onSent }: SendInvitationsProps) {
  const say = useSay();
  const [sendsMail, setSendsMail] = useState(true);
  const good = lines.filter(({ troubles }) => troubles.length === 0);
  const skipped = lines.length - good.length;
  const sending = useSend(inviteMembers, {
    changes: [getForum, listMemberChanges],
    onSent,
  });
  const submit = () =>
    sending.mutate({
      params: { forumId: forum.id },
      body: {
        people: good.map(({ person }) => ({ ...person, groupIds: [...person.groupIds] })),
        sendsMail,
        words: words.trim() || null,
      },
    });
  const isTooMany = good.length > MOST_INVITED;
  return (
    <>
      {sending.data && (
        <Done forumId={forum.id} answer={sending.data} isMailed={sendsMail} left={lines.length} />
      )}
      {good.length > 0 && (
        <FormBody onSubmit={submit}>
          <CheckLine
            isChosen={sendsMail}
            onChange={setSendsMail}
            meaning={say('people.invite.sendsMailHint')}
          >
            {say('people.invite.sendsMail')}
          </CheckLine>
          {sendsMail && <Words value={words} onChange={onWords} error={sending.error} />}
          <FailureNotice error={sending.error} />
          {isTooMany ? (
            <Notice tone="warning" isAnnounced>
              {say('people.invite.tooMany', { count: good.length, most: MOST_INVITED })}
            </Notice>
          ) : (
            <div className={styles['send']}>
              <Button type="submit" tone="primary" isPending={sending.isPending}>
                {say('people.invite.send', { count: good.length })}
              </Button>
              {skipped > 0 && <span>{say('people.invite.skipped', { count: skipped })}</span>}
            </div>
          )}
        </FormBody>
      )}
    </>
  );
}

interface WordsProps {
  readonly value: string;
  readonly onChange: (words: string) => void;
  /** Why sending failed. */
  readonly error: unknown;
}

function Words({ value, onChange, error }: WordsProps) {
  const say = useSay();
  return (
    <TextField
      label={say('people.invite.words')}
      hint={say('people.invite.wordsHint')}
      lines={3}
      maxLength={MOST_PERSONAL_LETTERS}
      value={value}
      onChange={onChange}
      error={fieldError(error, 'words', say)}
    />
  );
}

interface DoneProps {
  readonly forumId: string;
  readonly answer: { readonly added: readonly unknown[]; readonly already: readonly string[] };
  readonly isMailed: boolean;
  readonly left: number;
}

function Done({ forumId, answer, isMailed, left }: DoneProps) {
  const say = useSay();
  const { added, already } = answer;
  return (
    <Notice
      tone="done"
      isAnnounced
      title={say('people.invite.done', { count: added.length })}
      action={
        <LinkButton to={`/forums/${forumId}/members`}>{say('people.invite.toMembers')}</LinkButton>
      }
    >
      {already.length > 0 && <p>{say('people.invite.doneAlready', { count: already.length })}</p>}
      {isMailed && added.length > 0 && <p>{say('people.invite.doneMailed')}</p>}
      {left > 0 && <p>{say('people.invite.leftText')}</p>}
    </Notice>
  );
}
