import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import { getForum } from '#shared/forum/forum-contract.ts';
import { listPapers, type PaperView } from '#shared/paper/paper-contract.ts';
import { type Audience, LONGEST, MOST_QUESTIONS } from '#shared/pre-read/pre-read.ts';
import { getReadiness, makePreRead } from '#shared/pre-read/pre-read-contract.ts';
import { getSession, type SessionView } from '#shared/session/session-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { KeptDraft } from '#client/member/KeptDraft.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { DueField, isDueRight } from '#client/pre-read/DueField.tsx';
import { newCommentId } from '#client/thread/comment-id.ts';
import { Button } from '#client/ui/Button.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { Select } from '#client/ui/Select.tsx';
import { showToast } from '#client/ui/toast.ts';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/pre-read/PreRead.module.css';

/** Freezing a paper and sending it out before a session. */
export function SendPreReadScreen() {
  const say = useSay();
  const { sessionId = '' } = useParams();
  const session = useAnswer(getSession, { sessionId });
  usePageTitle(say('preRead.make.title'));
  return (
    <>
      <BackLink to={`/sessions/${sessionId}/readiness`}>{say('preRead.answers.back')}</BackLink>
      <PageTitle>{say('preRead.make.title')}</PageTitle>
      <p className={styles['soft']}>{say('preRead.make.lead')}</p>
      <Answered query={session}>{(answer) => <InForum session={answer} />}</Answered>
    </>
  );
}

function InForum({ session }: { readonly session: SessionView }) {
  const say = useSay();
  const { forumId } = session;
  const forum = useAnswer(getForum, { forumId });
  const papers = useAnswer(listPapers, { forumId });
  return (
    <Answered query={papers}>
      {(all) => {
        const mine = all.filter(({ myVerbs }) => myVerbs.includes('milestone'));
        if (mine.length === 0) {
          return (
            <EmptyState title={say('preRead.make.noPaper')}>
              {say('preRead.make.noPaperMore')}
            </EmptyState>
          );
        }
        return (
          <Answered query={forum}>
            {(found) => <SendForm session={session} forum={found} papers={mine} />}
          </Answered>
        );
      }}
    </Answered>
  );
}

interface SendFormProps {
  readonly session: SessionView;
  readonly forum: ForumView;
  readonly papers: readonly PaperView[];
}

const titleOf = ({ topics }: SessionView) => topics.map(({ title }) => title).join(' · ');

function SendForm({ session, forum, papers }: SendFormProps) {
  const say = useSay();
  const navigate = useNavigate();
  const first = session.papers.find(({ id }) => papers.some((paper) => paper.id === id));
  const draft = useDraft<Words>(`send pre-read ${session.id}`, {
    paperId: first?.id ?? papers[0]?.id ?? '',
    audience: session.respondentIds.length > 0 ? 'respondents' : 'forum',
    note: '',
    dueOn: '',
    questions: JSON.stringify(['']),
    id: '',
  });
  const { words, change } = draft;
  const [isTried, setTried] = useState(false);
  const sending = useSend(makePreRead, {
    changes: [getReadiness, listWaitingThings],
    onSent: () => {
      draft.drop();
      showToast('done', say('preRead.make.done'));
      void navigate(`/sessions/${session.id}/readiness`);
    },
  });
  const submit = () => {
    setTried(true);
    if (!isDueRight(words.dueOn) || sending.isPending) return;
    const id = words.id || newCommentId();
    change({ id });
    const name = say('preRead.make.versionName', { session: titleOf(session) });
    const body = { ...bodyOf(words), id, versionName: name.slice(0, 120) };
    sending.mutate({ params: { sessionId: session.id }, body });
  };
  return (
    <div className={styles['form']}>
      <KeptDraft draft={draft} />
      <FormBody onSubmit={submit}>
        <p>
          <Sentence of="preRead.forSession" values={{ session: titleOf(session) }} />
        </p>
        <Fields forum={forum} papers={papers} words={words} onChange={change} />
        <DueField value={words.dueOn} isTried={isTried} onChange={(dueOn) => change({ dueOn })} />
        <FailureNotice error={sending.error} />
        <div className={styles['deeds']}>
          <Button type="submit" tone="primary" isPending={sending.isPending}>
            {say('preRead.make.send')}
          </Button>
        </div>
      </FormBody>
    </div>
  );
}

interface Words {
  readonly [name: string]: string;
  readonly paperId: string;
  readonly audience: string;
  readonly note: string;
  readonly dueOn: string;
  /** As a list in JSON. */
  readonly questions: string;
  /** Given at the first sending, so that the same form sent twice sends one. */
  readonly id: string;
}

interface FieldsProps extends Pick<SendFormProps, 'forum' | 'papers'> {
  readonly words: Words;
  readonly onChange: (words: Partial<Words>) => void;
}

function Fields({ forum, papers, words, onChange }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <Select
        label={say('preRead.make.paper')}
        options={papers.map(({ id, title }) => ({ value: id, label: title }))}
        value={words.paperId}
        onChange={(paperId) => onChange({ paperId })}
      />
      <Choice
        look="cards"
        label={say('preRead.make.to')}
        value={words.audience}
        onChange={(audience) => onChange({ audience })}
        options={[
          { value: 'respondents', label: say('preRead.make.respondents') },
          { value: 'forum', label: say('preRead.make.forum') },
          ...forum.groups.map(({ id, name }) => ({
            value: id,
            label: <Sentence of="preRead.make.group" values={{ group: name }} />,
          })),
        ]}
      />
      <TextField
        label={say('preRead.make.note')}
        hint={say('preRead.make.noteHint')}
        lines={4}
        maxLength={LONGEST.note}
        value={words.note}
        onChange={(note) => onChange({ note })}
      />
      <Questions
        questions={questionsIn(words.questions)}
        onChange={(questions) => onChange({ questions: JSON.stringify(questions) })}
      />
    </>
  );
}

function questionsIn(json: string): string[] {
  const kept: unknown = JSON.parse(json);
  return Array.isArray(kept) ? kept.map(String) : [];
}

function bodyOf({ paperId, note, questions, dueOn, audience }: Words) {
  return {
    paperId,
    note: note.trim(),
    questions: questionsIn(questions)
      .map((text) => text.trim())
      .filter((text) => text !== ''),
    dueOn: dueOn.trim() || null,
    audience: audienceOf(audience),
  };
}

function audienceOf(chosen: string): Audience {
  if (chosen === 'respondents' || chosen === 'forum') return { kind: chosen };
  return { kind: 'group', groupId: chosen };
}

interface QuestionsProps {
  readonly questions: readonly string[];
  readonly onChange: (questions: readonly string[]) => void;
}

function Questions({ questions, onChange }: QuestionsProps) {
  const say = useSay();
  return (
    <>
      {questions.map((text, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- a question has no other name than its number
        <div key={place} className={styles['question']}>
          <TextField
            label={say('preRead.make.question', { number: place + 1 })}
            lines={2}
            maxLength={LONGEST.question}
            value={text}
            onChange={(next) => onChange(questions.with(place, next))}
          />
          <Button tone="quiet" onPress={() => onChange(questions.toSpliced(place, 1))}>
            {say('preRead.make.dropQuestion', { number: place + 1 })}
          </Button>
        </div>
      ))}
      {questions.length < MOST_QUESTIONS && (
        <div>
          <Button onPress={() => onChange([...questions, ''])}>
            {say('preRead.make.addQuestion')}
          </Button>
        </div>
      )}
    </>
  );
}
