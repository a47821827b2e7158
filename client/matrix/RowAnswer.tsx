import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import { answerForm, dispositionIn, NO_ANSWER } from '#client/matrix/answer-form.ts';
import { AnswerFields } from '#client/matrix/AnswerFields.tsx';
import type { MatrixLineProps } from '#client/matrix/matrix-line-props.ts';
import { useDraft } from '#client/member/use-draft.ts';
import { Button } from '#client/ui/Button.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/matrix/Matrix.module.css';

/** Answers one remark in its row. What was written and not sent stays on the device, under the remark. */
export function RowAnswer({ paperId, thread, give, onClose, onSent }: MatrixLineProps) {
  const say = useSay();
  const box = useRef<HTMLFieldSetElement>(null);
  const draft = useDraft(answerForm(paperId, thread.id), NO_ANSWER);
  const [isMissing, setIsMissing] = useState(false);
  const [isPending, setIsPending] = useState(false);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.querySelector<HTMLElement>('input:checked, textarea')?.focus();
  }, []);
  const send = async (goesOn: boolean) => {
    const reason = draft.words.reason.trim();
    if (reason === '') {
      setIsMissing(true);
      box.current?.querySelector('textarea')?.focus();
      return;
    }
    setIsPending(true);
    try {
      const disposition = dispositionIn(draft.words);
      const taken = await give({ ids: [thread.id], disposition, reason });
      if (taken.length === 0) {
        showToast('warning', say('matrix.answer.gone'));
      } else {
        draft.drop();
        onSent(thread.id, goesOn);
      }
    } catch {
      // Told above the table; the words stay here.
    } finally {
      setIsPending(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!isPending) void send(true);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onClose(thread.id);
    }
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys for what its buttons do
    <fieldset ref={box} className={styles['form']} onKeyDown={onKeyDown}>
      <legend className={styles['legend']}>
        {say('matrix.answer.openFor', { number: thread.number })}
      </legend>
      <AnswerFields
        words={draft.words}
        isMissing={isMissing && draft.words.reason.trim() === ''}
        onChange={draft.change}
      />
      <Deeds
        isPending={isPending}
        onSend={(goesOn) => void send(goesOn)}
        onClose={() => onClose(thread.id)}
      />
    </fieldset>
  );
}

interface DeedsProps {
  readonly isPending: boolean;
  readonly onSend: (goesOn: boolean) => void;
  readonly onClose: () => void;
}

function Deeds({ isPending, onSend, onClose }: DeedsProps) {
  const say = useSay();
  return (
    <div className={styles['deeds']}>
      <Button tone="primary" isPending={isPending} onPress={() => onSend(true)}>
        {say('matrix.answer.sendNext')}
      </Button>
      <Button isPending={isPending} onPress={() => onSend(false)}>
        {say('matrix.answer.send')}
      </Button>
      <Button tone="quiet" onPress={onClose}>
        {say('matrix.answer.close')}
      </Button>
    </div>
  );
}
