import { Combine, MessageSquareReply, X } from 'lucide-react';
import { useState } from 'react';
import { wordsOf } from '#shared/thread/comment-body.ts';
import type { MatrixRow } from '#shared/matrix/matrix-row.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { answerForm, dispositionIn, NO_ANSWER } from '#client/matrix/answer-form.ts';
import { AnswerFields } from '#client/matrix/AnswerFields.tsx';
import type { useAnswering } from '#client/matrix/use-answering.ts';
import { useDraft } from '#client/member/use-draft.ts';
import { Button } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { Dialog, DialogActions } from '#client/ui/Dialog.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/matrix/Matrix.module.css';

interface ManyAnswersProps {
  readonly paperId: string;
  /** Those chosen. */
  readonly rows: readonly MatrixRow[];
  readonly answering: ReturnType<typeof useAnswering>;
  readonly onNone: () => void;
}

type Doing = 'answer' | 'merge';

/** What can be done with the chosen remarks, at the foot of the window for as long as some are. */
export function ManyAnswers(props: ManyAnswersProps) {
  const { rows, onNone } = props;
  const say = useSay();
  const [doing, setDoing] = useState<Doing | null>(null);
  const count = rows.length;
  return (
    <>
      <p className={styles['spoken']} aria-live="polite">
        {count > 0 && say('matrix.many.chosen', { count })}
      </p>
      {count > 0 && (
        <section className={styles['bar']} aria-label={say('matrix.many.actions')}>
          <strong>{say('matrix.many.chosen', { count })}</strong>
          <Button
            tone="primary"
            icon={<MessageSquareReply size={18} aria-hidden="true" />}
            onPress={() => setDoing('answer')}
          >
            {say('matrix.many.answer')}
          </Button>
          {count > 1 && (
            <Button
              icon={<Combine size={18} aria-hidden="true" />}
              onPress={() => setDoing('merge')}
            >
              {say('matrix.many.merge')}
            </Button>
          )}
          <Button tone="quiet" icon={<X size={18} aria-hidden="true" />} onPress={onNone}>
            {say('matrix.many.none')}
          </Button>
        </section>
      )}
      {doing !== null && count > 0 && (
        <ManyDialog {...props} doing={doing} onClose={() => setDoing(null)} />
      )}
    </>
  );
}

interface ManyDialogProps extends ManyAnswersProps {
  readonly doing: Doing;
  readonly onClose: () => void;
}

function ManyDialog({ paperId, rows, answering, onNone, doing, onClose }: ManyDialogProps) {
  const say = useSay();
  const draft = useDraft(answerForm(paperId, doing), NO_ANSWER);
  const [isMissing, setIsMissing] = useState(false);
  const [wanted, setWanted] = useState(rows[0]?.thread.id ?? '');
  const main = rows.some(({ thread }) => thread.id === wanted)
    ? wanted
    : (rows[0]?.thread.id ?? '');
  const ids = rows.map(({ thread }) => thread.id);
  const send = async () => {
    const reason = draft.words.reason.trim();
    if (reason === '') return setIsMissing(true);
    const sameAs = doing === 'merge' ? main : null;
    try {
      const given = { ids, disposition: dispositionIn(draft.words), reason, sameAs };
      const count = new Set(await answering.give(given)).size;
      tellOf(count, ids.length);
    } catch {
      // Told in the dialog; the words stay in it.
    }
  };
  const tellOf = (count: number, asked: number) => {
    showToast('done', say('matrix.many.sent', { count }));
    if (count < asked) showToast('warning', say('matrix.many.left', { count: asked - count }));
    draft.drop();
    onNone();
    onClose();
  };
  return (
    <Dialog
      title={say(`matrix.many.${doing}Title`, { count: ids.length })}
      isOpen
      onClose={onClose}
    >
      <FormBody onSubmit={() => void send()}>
        {doing === 'merge' && <MainRemark rows={rows} value={main} onChange={setWanted} />}
        <AnswerFields
          words={draft.words}
          isMissing={isMissing && draft.words.reason.trim() === ''}
          onChange={draft.change}
        />
        <FailureNotice error={answering.error} />
        <DialogActions>
          <Button tone="primary" type="submit" isPending={answering.isPending}>
            {say('matrix.many.send')}
          </Button>
        </DialogActions>
      </FormBody>
    </Dialog>
  );
}

interface MainRemarkProps {
  readonly rows: readonly MatrixRow[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Letters of a remark that tell it from the others in a list. */
const TELLING = 120;

function MainRemark({ rows, value, onChange }: MainRemarkProps) {
  const say = useSay();
  return (
    <>
      <p>{say('matrix.many.mergeMeaning')}</p>
      <div className={styles['mains']}>
        <Choice
          label={say('matrix.many.main')}
          look="cards"
          value={value}
          onChange={onChange}
          options={rows.map(({ thread: { id, number, authorName, comments } }) => ({
            value: id,
            label: (
              <>
                {number} · <bdi>{authorName}</bdi>
              </>
            ),
            meaning: <bdi>{wordsOf(comments[0]?.body ?? []).slice(0, TELLING)}</bdi>,
          }))}
        />
      </div>
    </>
  );
}
