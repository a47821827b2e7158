import { useState } from 'react';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import type { useDeed } from '#client/thread/use-deed.ts';
import { formOf } from '#client/thread/use-remark-draft.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import styles from '#client/thread/Writing.module.css';

interface AuthorsSayProps {
  readonly paperId: string;
  readonly thread: ThreadView;
  readonly deed: ReturnType<typeof useDeed>;
}

/** What the author of a remark says to its answer: that it settles it, or once, that it does not. */
export function AuthorsSay(props: AuthorsSayProps) {
  const { thread, deed } = props;
  const say = useSay();
  const [isInsisting, setIsInsisting] = useState(false);
  if (thread.state !== 'answered') return null;
  const hasInsisted = thread.answers.some(({ insisted }) => insisted !== null);
  if (isInsisting && !hasInsisted) {
    return <Insist {...props} onLeave={() => setIsInsisting(false)} />;
  }
  return (
    <div className={styles['question']}>
      <p>{say('thread.close.question')}</p>
      <div className={styles['deeds']}>
        <Button
          tone="primary"
          isPending={deed.isPending}
          onPress={() => deed.mutate({ kind: 'close', body: { deed: 'accept' } })}
        >
          {say('thread.close.accept')}
        </Button>
        {!hasInsisted && (
          <Button onPress={() => setIsInsisting(true)}>{say('thread.close.insist')}</Button>
        )}
      </div>
      {hasInsisted && <p className={styles['hint']}>{say('thread.close.insistedOnce')}</p>}
    </div>
  );
}

interface InsistProps extends AuthorsSayProps {
  readonly onLeave: () => void;
}

function Insist({ paperId, thread, deed, onLeave }: InsistProps) {
  const say = useSay();
  const draft = useDraft(formOf(paperId, `insist ${thread.id}`), { reason: '' });
  const { reason } = draft.words;
  const [isLacking, setIsLacking] = useState(false);
  const submit = () => {
    if (reason.trim() === '') return setIsLacking(true);
    if (deed.isPending) return;
    deed.mutate({ kind: 'close', body: { deed: 'insist', reason } }, { onSuccess: draft.drop });
  };
  return (
    <section
      aria-label={say('thread.close.insistTitle', { number: thread.number })}
      className={styles['reply']}
    >
      <FormBody onSubmit={submit}>
        <p>{say('thread.close.insistMeaning')}</p>
        <TextField
          label={say('thread.close.insistReason')}
          lines={3}
          maxLength={4000}
          isRequired
          value={reason}
          error={isLacking && reason.trim() === '' ? say('thread.answer.needsReason') : null}
          onChange={(words) => draft.change({ reason: words })}
        />
        <div className={styles['deeds']}>
          <Button type="submit" tone="primary" isPending={deed.isPending}>
            {say('thread.close.insist')}
          </Button>
          <Button tone="quiet" onPress={onLeave}>
            {say('app.frame.cancel')}
          </Button>
        </div>
      </FormBody>
    </section>
  );
}
