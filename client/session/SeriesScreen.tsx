import { useState } from 'react';
import * as z from 'zod';
import { Link, useNavigate, useParams } from 'react-router';
import { type ForumView, getForum } from '#shared/forum/forum-contract.ts';
import { getHome } from '#shared/paper/paper-contract.ts';
import { type SeriesSession, seriesSessions } from '#shared/session/series.ts';
import type { Hours } from '#shared/session/session.ts';
import {
  listSessions,
  makeSessions,
  MOST_SESSIONS_AT_ONCE,
} from '#shared/session/session-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { KeptDraft } from '#client/member/KeptDraft.tsx';
import { useKeptForm } from '#client/member/use-kept-form.ts';
import { SeriesFields } from '#client/session/SeriesFields.tsx';
import { SeriesPreview } from '#client/session/SeriesPreview.tsx';
import { planOf, type TypedSeries } from '#client/session/series-typed.ts';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import session from '#client/session/Session.module.css';
import styles from '#client/session/Paste.module.css';

/** A series: how often, for whom, hosted by whom; then its sessions one by one before they are made. */
export function SeriesScreen() {
  const say = useSay();
  const { forumId = '' } = useParams();
  const forum = useAnswer(getForum, { forumId });
  usePageTitle(say('session.series.title'), forum.data?.name ?? '');
  return (
    <>
      <p className={session['back']}>
        <Link to={`/forums/${forumId}#sessions`}>{say('session.toForum')}</Link>
      </p>
      <PageTitle>{say('session.series.title')}</PageTitle>
      <Answered query={forum}>
        {(known) =>
          known.myRole === 'coordinator' ? (
            <Content forum={known} />
          ) : (
            <FailureNotice error={null} words={say('refusal.role-too-low')} />
          )
        }
      </Answered>
    </>
  );
}

interface Kept {
  readonly batchId: string;
  readonly typed: TypedSeries;
  readonly moved: readonly SeriesSession[] | null;
}

const KeptShape: z.ZodType<Kept> = z.object({
  batchId: z.string(),
  typed: z.object({
    topic: z.string(),
    everyWeeks: z.string(),
    count: z.string(),
    from: z.string(),
    to: z.string(),
    groups: z.array(
      z.object({ groupId: z.string().nullable(), firstDay: z.string(), hosts: z.string() }),
    ),
  }),
  moved: z
    .array(
      z.object({ groupId: z.string().nullable(), day: z.string(), host: z.string().nullable() }),
    )
    .nullable(),
});

function Content({ forum }: { readonly forum: ForumView }) {
  const say = useSay();
  const navigate = useNavigate();
  const [first] = useState<Kept>(() => ({
    batchId: crypto.randomUUID(),
    typed: {
      topic: say('session.series.topicFirst'),
      everyWeeks: '5',
      count: '4',
      from: '',
      to: '',
      groups: [],
    },
    moved: null,
  }));
  const kept = useKeptForm<Kept>(`series.${forum.id}`, first, KeptShape);
  // What was put right in single sessions lasts until the plan itself is changed.
  const { batchId, typed, moved } = kept.value;
  const plan = planOf(typed);
  const sessions = moved ?? (plan ? seriesSessions(plan) : []);
  const sending = useSend(makeSessions, {
    changes: [listSessions, getHome],
    onSent: ({ ids }) => {
      kept.drop();
      showToast('done', say('session.paste.done', { count: ids.length }));
      void navigate(`/forums/${forum.id}#sessions`);
    },
  });
  const isTooMany = sessions.length > MOST_SESSIONS_AT_ONCE;
  const isReady = sessions.length > 0 && !isTooMany && typed.topic.trim() !== '';
  const wishes = sessions.map((one) => wishOf(one, typed.topic, plan?.hours ?? null));
  const send = () =>
    sending.mutate({ params: { forumId: forum.id }, body: { batchId, sessions: wishes } });
  return (
    <div className={styles['screen']}>
      <p className={session['sub']}>{say('session.series.lead')}</p>
      <KeptDraft draft={kept} />
      <SeriesFields
        forum={forum}
        value={typed}
        onChange={(some) => kept.change({ batchId, typed: { ...typed, ...some }, moved: null })}
      />
      <Notice tone="info">{say('session.series.holidays')}</Notice>
      <SeriesPreview
        groups={forum.groups}
        sessions={sessions}
        onChange={(next) => kept.change({ batchId, typed, moved: next })}
      />
      <p aria-live="polite">
        {isTooMany && say('session.paste.tooMany', { count: MOST_SESSIONS_AT_ONCE })}
      </p>
      <FailureNotice error={sending.error} />
      <div className={styles['send']}>
        <Button tone="primary" isPending={sending.isPending} isDisabled={!isReady} onPress={send}>
          {say('session.paste.send', { count: sessions.length })}
        </Button>
      </div>
    </div>
  );
}

/** What the meeting is about is settled nearer to its day: until then its topic is open, and says so. */
function wishOf(one: SeriesSession, title: string, hours: Hours | null) {
  const topic = { title: title.trim(), titleTentative: true, lead: null };
  return { ...one, hours, topics: [{ ...topic, leadTentative: false, leadId: null }] };
}
