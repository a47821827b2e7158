import { useParams } from 'react-router';
import type * as z from 'zod';
import { listPreReadAnswers } from '#shared/pre-read/pre-read-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { BackLink, PageTitle, Section, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/pre-read/PreRead.module.css';

type Gathered = z.infer<typeof listPreReadAnswers.answer>;
type Given = Gathered['questions'][number]['answers'][number];

/** All answers to a pre-read, question by question, for those who lead the session. */
export function AnswersScreen() {
  const say = useSay();
  const { preReadId = '' } = useParams();
  const answers = useAnswer(listPreReadAnswers, { preReadId });
  const title = answers.data?.card.title ?? '';
  usePageTitle(say('preRead.answers.title'), title);
  return (
    <>
      {answers.data && (
        <BackLink to={`/sessions/${answers.data.card.sessionId}/readiness`}>
          {say('preRead.answers.back')}
        </BackLink>
      )}
      <PageTitle>
        <Sentence of="preRead.answers.titleOf" values={{ title }} />
      </PageTitle>
      <Answered query={answers} lines={6}>
        {({ questions }) =>
          questions.map((question, place) => (
            <Section
              key={question.id}
              title={
                <>
                  {say('preRead.question', { number: place + 1 })}: <bdi>{question.text}</bdi>
                </>
              }
            >
              {question.answers.length === 0 && (
                <p className={styles['soft']}>{say('preRead.answers.none')}</p>
              )}
              {question.answers.map((given) => (
                <One key={given.personId} given={given} />
              ))}
            </Section>
          ))
        }
      </Answered>
    </>
  );
}

function One({ given }: { readonly given: Given }) {
  const say = useSay();
  const { personName, office, text, at, isLate, earlier } = given;
  return (
    <article className={styles['answer']}>
      <p className={styles['who']}>
        <bdi>{personName}</bdi>
        {office && <bdi>{office}</bdi>}
        <TimeAgo at={at} />
        {isLate && <Badge tone="amber">{say('preRead.answers.late')}</Badge>}
      </p>
      <p dir="auto">{text}</p>
      {earlier.length > 0 && (
        <details>
          <summary>{say('preRead.answers.earlier')}</summary>
          {earlier.map((one) => (
            <p key={one.until} dir="auto">
              {one.text}
            </p>
          ))}
        </details>
      )}
    </article>
  );
}
