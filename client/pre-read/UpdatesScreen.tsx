import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { useState } from 'react';
import { useParams } from 'react-router';
import { LONGEST } from '#shared/pre-read/pre-read.ts';
import {
  callForUpdates,
  gatherUpdates,
  getUpdateRound,
  type UpdateRound,
  writeUpdate,
} from '#shared/pre-read/update-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { weekdayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { DueField, isDueRight } from '#client/pre-read/DueField.tsx';
import { newCommentId } from '#client/thread/comment-id.ts';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { BackLink, PageTitle, Section, usePageTitle } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/pre-read/PreRead.module.css';

interface RoundProps {
  readonly round: UpdateRound;
}

/** The short updates before a session: mine to write, everybody's to gather. */
export function UpdatesScreen() {
  const say = useSay();
  const { sessionId = '' } = useParams();
  const round = useAnswer(getUpdateRound, { sessionId });
  const session = round.data?.sessionTitle ?? '';
  usePageTitle(say('preRead.board.updates'), session);
  return (
    <>
      <BackLink to={`/sessions/${sessionId}/readiness`}>{say('preRead.answers.back')}</BackLink>
      <PageTitle>
        <Sentence of="preRead.update.title" values={{ session }} />
      </PageTitle>
      <Answered query={round}>{(answer) => <Round round={answer} />}</Answered>
    </>
  );
}

function Round({ round: all }: RoundProps) {
  const say = useSay();
  const language = useLanguage();
  const { round, mayManage, isForMe, updates, written, asked } = all;
  const mine = updates.find(({ isMine }) => isMine);
  const paperId = round?.paperId ?? null;
  return (
    <div className={styles['block']}>
      {round ? (
        <>
          <p className={styles['note']} dir="auto">
            {round.prompt}
          </p>
          <p className={styles['facts']}>
            {round.dueOn && (
              <span>{say('preRead.dueOn', { day: weekdayInWords(round.dueOn, language) })}</span>
            )}
            <span>{say('preRead.update.written', { written, asked })}</span>
          </p>
        </>
      ) : (
        <EmptyState title={say('preRead.update.none')} />
      )}
      {paperId && (
        <LinkButton to={`/papers/${paperId}`} tone="primary">
          {say('preRead.update.toPaper')}
        </LinkButton>
      )}
      {round && !paperId && isForMe && <Mine key={mine?.at ?? ''} round={all} />}
      {mayManage && !paperId && <Call key={round?.prompt ?? ''} round={all} />}
      {mayManage && round && !paperId && written > 0 && <Gather round={all} />}
      {mayManage &&
        updates.map(({ personId, name, office, text }) => (
          <article key={personId} className={styles['answer']}>
            <p className={styles['who']}>
              <bdi>{name}</bdi>
              {office && <bdi>{office}</bdi>}
            </p>
            <p dir="auto">{text}</p>
          </article>
        ))}
    </div>
  );
}

function Mine({ round: { sessionId, updates } }: RoundProps) {
  const say = useSay();
  const sent = updates.find(({ isMine }) => isMine)?.text ?? '';
  const draft = useDraft(`update ${sessionId}`, { text: sent, sendId: '' });
  const { words, change, drop } = draft;
  const sending = useSend(writeUpdate, {
    changes: [getUpdateRound, listWaitingThings],
    onSent: () => {
      drop();
      showToast('done', say('preRead.update.sent'));
    },
  });
  const submit = () => {
    if (words.text.trim() === '') return;
    const sendId = words.sendId || newCommentId();
    change({ sendId });
    sending.mutate({ params: { sessionId }, body: { sendId, text: words.text } });
  };
  return (
    <FormBody onSubmit={submit}>
      <TextField
        label={say('preRead.update.mine')}
        lines={5}
        isRequired
        maxLength={LONGEST.update}
        value={words.text}
        onChange={(text) => change({ text, sendId: '' })}
      />
      <FailureNotice error={sending.error} />
      <div className={styles['deeds']}>
        <Button type="submit" tone="primary" isPending={sending.isPending}>
          {say(sent === '' ? 'preRead.update.send' : 'preRead.update.resend')}
        </Button>
      </div>
    </FormBody>
  );
}

function Call({ round: { sessionId, round } }: RoundProps) {
  const say = useSay();
  const [prompt, setPrompt] = useState(round?.prompt ?? say('preRead.update.promptDefault'));
  const [dueOn, setDueOn] = useState(round?.dueOn ?? '');
  const [isTried, setTried] = useState(false);
  const sending = useSend(callForUpdates, { changes: [getUpdateRound, listWaitingThings] });
  const submit = () => {
    setTried(true);
    if (!isDueRight(dueOn)) return;
    sending.mutate({
      params: { sessionId },
      body: { prompt: prompt.trim(), dueOn: dueOn.trim() || null },
    });
  };
  return (
    <Section title={say(round ? 'preRead.update.change' : 'preRead.update.call')}>
      <FormBody onSubmit={submit}>
        <TextField
          label={say('preRead.update.prompt')}
          lines={3}
          maxLength={LONGEST.question}
          value={prompt}
          onChange={setPrompt}
        />
        <DueField value={dueOn} isTried={isTried} onChange={setDueOn} />
        <FailureNotice error={sending.error} />
        <div className={styles['deeds']}>
          <Button type="submit" isPending={sending.isPending}>
            {say('preRead.update.callSend')}
          </Button>
        </div>
      </FormBody>
    </Section>
  );
}

function Gather({ round: { sessionId, sessionTitle } }: RoundProps) {
  const say = useSay();
  const [title, setTitle] = useState(
    say('preRead.update.paperName', { session: sessionTitle }).slice(0, 200),
  );
  const sending = useSend(gatherUpdates, {
    changes: [getUpdateRound],
    onSent: () => showToast('done', say('preRead.update.gathered')),
  });
  return (
    <Section title={say('preRead.update.gather')}>
      <FormBody onSubmit={() => sending.mutate({ params: { sessionId }, body: { title } })}>
        <TextField
          label={say('preRead.update.gatherTitle')}
          isRequired
          maxLength={200}
          value={title}
          onChange={setTitle}
        />
        <FailureNotice error={sending.error} />
        <div className={styles['deeds']}>
          <Button type="submit" isPending={sending.isPending}>
            {say('preRead.update.gather')}
          </Button>
        </div>
      </FormBody>
    </Section>
  );
}
