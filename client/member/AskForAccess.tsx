import { askForAccess } from '#shared/member/access-contract.ts';
import { MOST_PERSONAL_LETTERS } from '#shared/member/personal-words.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { fieldError } from '#client/http/field-errors.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { KeptDraft } from '#client/member/KeptDraft.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/member/People.module.css';

interface AskForAccessProps {
  readonly kind: 'forum' | 'paper';
  /** As it stands in the address; whether there is such a thing is told to nobody. */
  readonly id: string;
}

/** Instead of what somebody may not see, or what is not there: the same page, and a way to ask. */
export function AskForAccess({ kind, id }: AskForAccessProps) {
  const say = useSay();
  const draft = useDraft(`ask.${id}`, { words: '' });
  const sending = useSend(askForAccess, { onSent: draft.drop });
  usePageTitle(say('access.ask.title'));
  const isTooMany = refusalOf(sending.error) === 'too-many-requests';
  const home = <LinkButton to="/">{say('app.frame.toHome')}</LinkButton>;
  return (
    <div className={styles['ask']}>
      <PageTitle>{say('access.ask.title')}</PageTitle>
      {sending.isSuccess ? (
        <>
          <Notice tone="done" isAnnounced title={say('access.ask.sent')}>
            {say('access.ask.sentText')}
          </Notice>
          <div>{home}</div>
        </>
      ) : (
        <>
          <p>{say('access.ask.text')}</p>
          <KeptDraft draft={draft} />
          <FormBody
            onSubmit={() =>
              sending.mutate({ body: { kind, id, words: draft.words.words.trim() || null } })
            }
          >
            <TextField
              label={say('access.ask.words')}
              hint={say('access.ask.wordsHint')}
              lines={3}
              maxLength={MOST_PERSONAL_LETTERS}
              value={draft.words.words}
              onChange={(words) => draft.change({ words })}
              error={fieldError(sending.error, 'words', say)}
            />
            <FailureNotice
              error={sending.error}
              words={isTooMany ? say('access.ask.tooMany') : undefined}
            />
            <div className={styles['send']}>
              <Button type="submit" tone="primary" isPending={sending.isPending}>
                {say('access.ask.send')}
              </Button>
              {home}
            </div>
          </FormBody>
        </>
      )}
    </div>
  );
}
