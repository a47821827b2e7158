import { CalendarPlus, Pencil } from 'lucide-react';
import type { ComponentType } from 'react';
import { useParams } from 'react-router';
import { getSession, type SessionView } from '#shared/session/session-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { AgendaOfSession } from '#client/session/AgendaOfSession.tsx';
import { CallingOff } from '#client/session/CallingOff.tsx';
import { When } from '#client/session/NextSession.tsx';
import { PapersOfSession } from '#client/session/PapersOfSession.tsx';
import { WhenAndWhere } from '#client/session/WhenAndWhere.tsx';
import { LeadOf, TopicTitle } from '#client/session/TopicWords.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { LinkButton } from '#client/ui/Button.tsx';
import { Facts } from '#client/ui/List.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { BackLink, PageTitle, Section, usePageTitle } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/session/Session.module.css';

export interface SessionSlot {
  readonly session: SessionView;
}

/** What higher rooms hang into a session's page, each in its place; the page knows none of them. */
export interface SessionSlots {
  /** What was sent ahead, and the answers to it. */
  readonly preReads?: ComponentType<SessionSlot>;
  /** Who is ready. */
  readonly readiness?: ComponentType<SessionSlot>;
  /** Short reports of the members before the meeting. */
  readonly updates?: ComponentType<SessionSlot>;
  /** What was decided, and the minutes. */
  readonly decisions?: ComponentType<SessionSlot>;
  /** Everything for it as one file. */
  readonly pack?: ComponentType<SessionSlot>;
}

/** Everything about one meeting: when and where, its topics and agenda, its people and its papers. */
export function SessionScreen({ slots }: { readonly slots: SessionSlots }) {
  const say = useSay();
  const { sessionId = '' } = useParams();
  const session = useAnswer(getSession, { sessionId });
  const title = session.data ? titleOf(session.data) : '';
  usePageTitle(title, session.data?.forumName ?? '');
  if (!session.data && refusalOf(session.error) === 'not-found') {
    return (
      <>
        <PageTitle>{say('session.what')}</PageTitle>
        <EmptyState title={say('session.notFound')}>{say('session.notFoundMore')}</EmptyState>
      </>
    );
  }
  return (
    <>
      {session.data && (
        <>
          <BackLink to={`/forums/${session.data.forumId}#sessions`}>
            <bdi>{session.data.forumName}</bdi>
          </BackLink>
          <PageTitle>
            <bdi>{title}</bdi>
          </PageTitle>
        </>
      )}
      <Answered query={session} lines={6}>
        {(answer) => <Content session={answer} slots={slots} />}
      </Answered>
    </>
  );
}

function titleOf({ topics }: SessionView): string {
  return topics.map(({ title }) => title).join(' · ');
}

interface ContentProps {
  readonly session: SessionView;
  readonly slots: SessionSlots;
}

function Content({ session, slots }: ContentProps) {
  const say = useSay();
  const { preReads: PreReads, readiness: Readiness, updates: Updates } = slots;
  const { decisions: Decisions } = slots;
  return (
    <>
      <p className={styles['sub']}>
        <Facts>
          <When day={session.day} />
          {session.groupName && <bdi>{session.groupName}</bdi>}
        </Facts>
      </p>
      {session.dayDoubtful && (
        <div className={styles['marks']}>
          <Badge tone="amber">{say('forum.session.doubtfulDay')}</Badge>
        </div>
      )}
      {session.calledOff && (
        <div className={styles['marks']}>
          <Notice tone="warning" title={say('session.calledOff')}>
            {say('session.calledOffMore')}
          </Notice>
        </div>
      )}
      <Actions session={session} pack={slots.pack} />
      <div className={styles['columns']}>
        <div>
          <Topics session={session} />
          <AgendaOfSession session={session} />
          <PapersOfSession session={session} />
          {PreReads && <PreReads session={session} />}
          {Updates && <Updates session={session} />}
          {Decisions && <Decisions session={session} />}
        </div>
        <div>
          <WhenAndWhere session={session} />
          <Respondents session={session} />
          {Readiness && <Readiness session={session} />}
        </div>
      </div>
    </>
  );
}

interface ActionsProps extends SessionSlot {
  readonly pack: SessionSlots['pack'];
}

function Actions({ session, pack: Pack }: ActionsProps) {
  const say = useSay();
  return (
    <div className={styles['actions']}>
      {session.mayManage && (
        <LinkButton
          to={`/sessions/${session.id}/edit`}
          icon={<Pencil size={18} aria-hidden="true" />}
        >
          {say('session.edit')}
        </LinkButton>
      )}
      {session.day !== null && (
        <LinkButton
          to={`/api/sessions/${session.id}/calendar`}
          isWholePage
          icon={<CalendarPlus size={18} aria-hidden="true" />}
        >
          {say('calendar.toMine')}
        </LinkButton>
      )}
      {Pack && <Pack session={session} />}
      {session.mayManage && <CallingOff session={session} />}
    </div>
  );
}

function Topics({ session: { topics } }: SessionSlot) {
  const say = useSay();
  return (
    <Section title={say('session.topics')}>
      <ul className={styles['topics']}>
        {topics.map((topic) => (
          <li key={topic.title} className={styles['topic']}>
            <TopicTitle topic={topic} />
            <p className={styles['soft']}>
              {say('forum.session.lead')}: <LeadOf topic={topic} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Respondents({ session: { respondents } }: SessionSlot) {
  const say = useSay();
  return (
    <Section title={say('session.respondents')}>
      {respondents.length === 0 ? (
        <p className={styles['soft']}>{say('session.respondentsEmpty')}</p>
      ) : (
        <ul className={styles['facts']}>
          {respondents.map(({ id, name }) => (
            <li key={id}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
