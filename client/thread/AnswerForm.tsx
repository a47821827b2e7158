import { useState } from 'react';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { type Disposition, DISPOSITIONS } from '#shared/thread/thread.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { useAnswerThreads } from '#client/thread/use-deed.ts';
import { formOf } from '#client/thread/use-remark-draft.ts';
import { Button } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/thread/Writing.module.css';

interface AnswerFormProps {
  readonly paperId: string;
  readonly thread: ThreadView;
  readonly onLeave: () => void;
}

/** The answer to a remark: what was decided, and why. */
export function AnswerForm({ paperId, thread, onLeave }: AnswerFormProps) {
  const say = useSay();
  const draft = useDraft(formOf(paperId, `answer ${thread.id}`), { what: 'accepted', reason: '' });
  const { reason } = draft.words;
  const what = DISPOSITIONS.find((known) => known === draft.words.what) ?? 'accepted';
  const [isLacking, setIsLacking] = useState(false);
  const answering = useAnswerThreads(paperId, (answered) => {
    if (!answered.includes(thread.id)) showToast('warning', say('thread.answer.gone'));
    draft.drop();
    onLeave();
  });
  const submit = () => {
    if (answering.isPending) return;
    if (reason.trim() === '') return setIsLacking(true);
    answering.mutate({ ids: [thread.id], disposition: what, reason });
  };
  return (
    <section
      aria-label={say('thread.answer.title', { number: thread.number })}
      className={styles['reply']}
    >
      <FormBody onSubmit={submit}>
        <Choice<Disposition>
          label={say('thread.answer.what')}
          look="cards"
          value={what}
          onChange={(chosen) => draft.change({ what: chosen })}
          options={DISPOSITIONS.map((value) => ({
            value,
            label: say(`thread.disposition.${value}`),
            meaning: say(`thread.dispositionMeaning.${value}`),
          }))}
        />
        <TextField
          label={say('thread.answer.reason')}
          hint={say('thread.answer.reasonHint')}
          lines={3}
          maxLength={4000}
          isRequired
          value={reason}
          error={isLacking && reason.trim() === '' ? say('thread.answer.needsReason') : null}
          onChange={(words) => draft.change({ reason: words })}
        />
        <FailureNotice error={answering.error} />
        <div className={styles['deeds']}>
          <Button type="submit" tone="primary" isPending={answering.isPending}>
            {say('thread.answer.send')}
          </Button>
          <Button tone="quiet" onPress={onLeave}>
            {say('app.frame.cancel')}
          </Button>
        </div>
      </FormBody>
    </section>
  );
}
