import { FOLLOW_UP_STATUSES, type FollowUpStatus } from '#shared/follow-up/follow-up.ts';
import {
  fillFollowUp,
  type FollowUpLine,
  getFollowUp,
} from '#shared/follow-up/follow-up-contract.ts';
import { textOf } from '#shared/paper/content.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { dateInWords } from '#client/locale/dates.ts';
import { isolated } from '#client/locale/isolated.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { isNode } from '#client/paper/StaticPart.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { keyOf } from '#client/http/query.ts';
import { Badge, type Tone } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Select } from '#client/ui/Select.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/follow-up/FollowUp.module.css';

interface OutcomeCellProps {
  readonly line: FollowUpLine;
  readonly paperId: string;
  readonly mayFill: boolean;
}

/** What the authors say came of it; whoever may write in the paper fills it in. */
export function OutcomeCell({ line, paperId, mayFill }: OutcomeCellProps) {
  return (
    <>
      {mayFill && <OutcomeForm line={line} paperId={paperId} />}
      <div {...(mayFill && { className: styles['printed'] })}>
        <OutcomeWords line={line} />
      </div>
      <Filled line={line} />
    </>
  );
}

const TONES: Readonly<Record<FollowUpStatus, Tone>> = {
  done: 'green',
  partly: 'amber',
  'not-yet': 'plain',
  dropped: 'red',
  changed: 'amber',
};

function OutcomeWords({ line: { status, outcome } }: { readonly line: FollowUpLine }) {
  const say = useSay();
  return (
    <>
      {status === null && outcome === '' && (
        <p className={styles['soft']}>{say('followUp.statuses.none')}</p>
      )}
      {status !== null && (
        <p>
          <Badge tone={TONES[status]}>{say(`followUp.statuses.${status}`)}</Badge>
        </p>
      )}
      {outcome !== '' && (
        <p dir="auto" className={styles['outcome']}>
          {outcome}
        </p>
      )}
    </>
  );
}

function Filled({ line: { filled } }: { readonly line: FollowUpLine }) {
  const language = useLanguage();
  if (!filled) return null;
  const when = dateInWords(new Date(filled.at), language);
  return (
    <p className={styles['soft']}>
      <Sentence of="followUp.filledBy" values={{ name: filled.byName, when }} />
    </p>
  );
}

const NO_STATUS = 'none';
const CHOICES = [NO_STATUS, ...FOLLOW_UP_STATUSES] as const;
/** `seen` is when what the writer had before them was filled in; empty words are nobody's. */
const UNTOUCHED = { isTouched: '', status: '', outcome: '', seen: '' };

function useOutcome({ line, paperId }: Omit<OutcomeCellProps, 'mayFill'>) {
  const say = useSay();
  const queries = useQueryClient();
  const draft = useDraft(`follow-up ${paperId} ${line.blockId}`, UNTOUCHED);
  const seenNow = line.filled?.at ?? '';
  const own = { status: line.status ?? NO_STATUS, outcome: line.outcome, seen: seenNow };
  const isTouched = draft.words.isTouched !== '';
  const words = isTouched ? draft.words : own;
  const sending = useSend(fillFollowUp, {
    changes: [getFollowUp],
    onSent: () => {
      draft.drop();
      showToast('done', say('followUp.saved'));
    },
  });
  const isOverwriting = isTouched && words.seen !== seenNow;
  return {
    words,
    isTouched,
    isOverwriting,
    sending,
    change: (some: { readonly status?: string; readonly outcome?: string }) =>
      draft.change({ isTouched: 'yes', ...own, ...(isTouched && draft.words), ...some }),
    send: () =>
      sending.mutate(
        {
          params: { paperId, blockId: line.blockId },
          body: {
            status: FOLLOW_UP_STATUSES.find((known) => known === words.status) ?? null,
            outcome: words.outcome,
            // What stands there now is shown above the button: pressing it means to replace that.
            seen: seenNow === '' ? null : seenNow,
          },
        },
        {
          onError: (error) => {
            if (refusalOf(error) === 'changed-meanwhile')
              void queries.invalidateQueries({ queryKey: keyOf(getFollowUp, { paperId }) });
          },
        },
      ),
  };
}

function OutcomeForm({ line, paperId }: Omit<OutcomeCellProps, 'mayFill'>) {
  const say = useSay();
  const { words, isTouched, isOverwriting, sending, change, send } = useOutcome({ line, paperId });
  const what = isNode(line.wording) ? textOf([line.wording]).slice(0, 60) : '';
  const theirs = [
    line.status === null ? '' : say(`followUp.statuses.${line.status}`),
    line.outcome,
  ];
  const isRefused = refusalOf(sending.error) === 'changed-meanwhile';
  return (
    <div className={styles['form']}>
      <FormBody onSubmit={send}>
        <Select
          label={say('followUp.status')}
          value={CHOICES.find((known) => known === words.status) ?? NO_STATUS}
          onChange={(status) => change({ status })}
          options={CHOICES.map((value) => ({ value, label: say(`followUp.statuses.${value}`) }))}
        />
        <TextField
          label={say('followUp.outcome')}
          lines={2}
          maxLength={600}
          value={words.outcome}
          onChange={(outcome) => change({ outcome })}
          error={fieldError(sending.error, 'outcome', say)}
        />
        {isOverwriting && (
          <Notice tone="warning" isAnnounced>
            {say('followUp.meanwhile', {
              words: isolated(theirs.filter((some) => some !== '').join(' · ') || '–'),
            })}
          </Notice>
        )}
        {!isRefused && <FailureNotice error={sending.error} />}
        {isTouched && (
          <div>
            <Button
              type="submit"
              tone="primary"
              isPending={sending.isPending}
              aria-label={say('followUp.saveFor', { what })}
            >
              {say(isOverwriting ? 'followUp.saveOver' : 'followUp.save')}
            </Button>
          </div>
        )}
      </FormBody>
    </div>
  );
}
