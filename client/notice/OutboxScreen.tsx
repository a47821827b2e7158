import { useSearchParams } from 'react-router';
import { listOutbox, type OutboxMail, readOutboxMail } from '#shared/notice/notice-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { momentInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { MailText } from '#client/notice/MailText.tsx';
import { Facts, List, Row } from '#client/ui/List.tsx';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/notice/Outbox.module.css';

/** Mails that could not be sent because no mail server is set, for those who can pass them on another way. */
export function OutboxScreen() {
  const say = useSay();
  const [search] = useSearchParams();
  const mailId = search.get('mail');
  usePageTitle(say('app.outbox.title'));
  return (
    <>
      <PageTitle>{say('app.outbox.title')}</PageTitle>
      <p className={styles['lead']}>{say('app.outbox.lead')}</p>
      {mailId === null ? <Mails /> : <OneMail key={mailId} mailId={mailId} />}
    </>
  );
}

function Mails() {
  const say = useSay();
  const mails = useAnswer(listOutbox, {});
  return (
    <Answered query={mails}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState title={say('app.outbox.empty')}>{say('app.outbox.emptyMore')}</EmptyState>
        ) : (
          <List label={say('app.outbox.list')}>
            {all.map((mail) => (
              <Row
                key={mail.id}
                to={`/outbox?mail=${encodeURIComponent(mail.id)}`}
                title={mail.subject}
                below={<Envelope mail={mail} />}
              />
            ))}
          </List>
        )
      }
    </Answered>
  );
}

function OneMail({ mailId }: { readonly mailId: string }) {
  const say = useSay();
  const mail = useAnswer(readOutboxMail, { mailId });
  return (
    <>
      <BackLink to="/outbox">{say('app.outbox.back')}</BackLink>
      <Answered query={mail}>
        {(read) => (
          <article className={styles['mail']}>
            <h2>
              <bdi>{read.subject}</bdi>
            </h2>
            <p className={styles['soft']}>
              <Envelope mail={read} />
            </p>
            <MailText text={read.text} />
          </article>
        )}
      </Answered>
    </>
  );
}

function Envelope({ mail: { to, at } }: { readonly mail: OutboxMail }) {
  const language = useLanguage();
  return (
    <Facts>
      <Sentence of="app.outbox.to" values={{ to }} />
      <time dateTime={at}>{momentInWords(new Date(at), language)}</time>
    </Facts>
  );
}
