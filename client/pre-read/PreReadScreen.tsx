import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { getPreRead, markPreRead, type PreReadView } from '#shared/pre-read/pre-read-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { call } from '#client/http/call.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { keyOf, useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { StaticPaper } from '#client/paper/StaticPaper.tsx';
import { AnswerForm } from '#client/pre-read/AnswerForm.tsx';
import { OnPassage } from '#client/pre-read/OnPassage.tsx';
import { PreReadHead } from '#client/pre-read/PreReadHead.tsx';
import { PositionsOnPreRead } from '#client/pre-read/PositionsOnPreRead.tsx';
import { useReachableTables } from '#client/pre-read/use-reachable-tables.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Section, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/pre-read/PreRead.module.css';

/** A pre-read as a respondent reads it, on a phone and without a network too: the text, the questions, one thing to press. */
export function PreReadScreen() {
  const say = useSay();
  const { preReadId = '' } = useParams();
  const query = useAnswer(getPreRead, { preReadId });
  usePageTitle(say('preRead.title'), query.data?.title ?? '');
  return (
    <Answered query={query} lines={8}>
      {(preRead) => <PreRead key={preRead.id} preRead={preRead} />}
    </Answered>
  );
}

function PreRead({ preRead }: { readonly preRead: PreReadView }) {
  const say = useSay();
  useNoteOpened(preRead);
  const text = useRef<HTMLDivElement>(null);
  useReachableTables(text, say('preRead.wideTable'));
  const { withdrawnAt, isForMe, paperId, content, direction, layout, questions } = preRead;
  if (withdrawnAt !== null) {
    return (
      <>
        <PreReadHead preRead={preRead} />
        <Notice tone="warning" title={say('preRead.withdrawn')}>
          {say('preRead.withdrawnMore')}
        </Notice>
      </>
    );
  }
  return (
    <div className={styles['page']}>
      <PreReadHead preRead={preRead} />
      {!isForMe && <Notice tone="info">{say('preRead.notForMe')}</Notice>}
      {isForMe && questions.length > 0 && (
        <p className={styles['jump']}>
          <a href="#questions">{say('preRead.toQuestions')}</a>
        </p>
      )}
      <p className={styles['soft']}>
        {say('preRead.frozen')}{' '}
        <Link to={`/papers/${paperId}`} className={styles['inline']}>
          {say('preRead.toLive')}
        </Link>
        {isForMe && (
          <>
            {' · '}
            <Link to={`/papers/${paperId}/returned`} className={styles['inline']}>
              {say('returned.open')}
            </Link>
          </>
        )}
      </p>
      <div ref={text} className={styles['sheet']} data-pre-read-text="">
        <StaticPaper paperId={paperId} content={content} direction={direction} layout={layout} />
      </div>
      <OnPassage preRead={preRead} />
      {isForMe && <ReadMark preRead={preRead} />}
      <PositionsOnPreRead preRead={preRead} />
      {isForMe && questions.length > 0 && (
        <Section title={say('preRead.questions')} id="questions">
          <AnswerForm key={JSON.stringify(preRead.mine.answers)} preRead={preRead} />
        </Section>
      )}
      <p className={styles['soft']}>{say('preRead.known')}</p>
    </div>
  );
}

/** Once, when it is there to be read; nobody is told when this fails, and the next visit notes it. */
function useNoteOpened({ id, isForMe, withdrawnAt, mine }: PreReadView): void {
  const queries = useQueryClient();
  const isNew = isForMe && withdrawnAt === null && mine.openedAt === null;
  useEffect(() => {
    if (!isNew) return;
    call(markPreRead, { params: { preReadId: id }, body: { deed: 'opened' } })
      .then(() => queries.invalidateQueries({ queryKey: keyOf(getPreRead, { preReadId: id }) }))
      .catch(() => undefined);
  }, [id, isNew, queries]);
}

function ReadMark({ preRead: { id, mine } }: { readonly preRead: PreReadView }) {
  const say = useSay();
  const marking = useSend(markPreRead, { changes: [getPreRead, listWaitingThings] });
  const isRead = mine.readAt !== null;
  const press = () =>
    marking.mutate({ params: { preReadId: id }, body: { deed: isRead ? 'unread' : 'read' } });
  return (
    <div className={styles['mark']}>
      {isRead && <output className={styles['done']}>{say('preRead.readDone')}</output>}
      <Button tone={isRead ? 'quiet' : 'primary'} isPending={marking.isPending} onPress={press}>
        {say(isRead ? 'preRead.unread' : 'preRead.read')}
      </Button>
      <FailureNotice error={marking.error} />
    </div>
  );
}
