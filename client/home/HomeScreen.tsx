import { type ReactNode, Suspense } from 'react';
import type * as z from 'zod';
import { getHome } from '#shared/paper/paper-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { lazyPart } from '#client/http/lazy-part.ts';
import { useAnswer } from '#client/http/query.ts';
import { LaterSessions } from '#client/home/LaterSessions.tsx';
import { PaperShelf } from '#client/home/PaperShelf.tsx';
import { RecentPapers } from '#client/home/RecentPapers.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useMe } from '#client/member/me.ts';
import { useIsOnline } from '#client/offline/reach.ts';
import { NextSession } from '#client/session/NextSession.tsx';
import { PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/home/Home.module.css';

// Few may found a forum, and its dialog is large.
const FoundForum = lazyPart(async () => (await import('#client/forum/FoundForum.tsx')).FoundForum);
// What lies on this device is looked at after the first words of the page.
const HomeDevice = lazyPart(
  async () => (await import('#client/offline/HomeDevice.tsx')).HomeDevice,
);
// Asked for beside the first words of the page.
const WaitingShelf = lazyPart(
  async () => (await import('#client/notice/WaitingShelf.tsx')).WaitingShelf,
);
// What changed since a reading is looked up after the first words of the page.
const SinceReadShelf = lazyPart(
  async () => (await import('#client/home/SinceReadShelf.tsx')).SinceReadShelf,
);
// Only coordinators are asked, and seldom.
const WaitingRequests = lazyPart(
  async () => (await import('#client/member/WaitingRequests.tsx')).WaitingRequests,
);

type Home = z.infer<typeof getHome.answer>;

/** Home: what comes next and what has changed, each with one thing to do about it; and an honest nothing. */
export function HomeScreen({ offer }: { readonly offer?: ReactNode }) {
  const say = useSay();
  const { person } = useMe();
  const home = useAnswer(getHome, {});
  usePageTitle(say('app.home.title'));
  return (
    <>
      <PageTitle>
        <Sentence of="app.home.greeting" values={{ name: person.name }} />
      </PageTitle>
      <Suspense fallback={null}>
        <HomeDevice />
      </Suspense>
      <Answered query={home} lines={5}>
        {(answer) => <Waiting home={answer} offer={offer} />}
      </Answered>
      {person.stewardsWorkspace && (
        <Suspense fallback={null}>
          <FoundForum />
        </Suspense>
      )}
    </>
  );
}

interface WaitingProps {
  readonly home: Home;
  /** What may be offered once, after what comes next. */
  readonly offer: ReactNode;
}

function Waiting({ home: { papers, nextSessions }, offer }: WaitingProps) {
  const say = useSay();
  const { memberships } = useMe();
  const coordinates = memberships.some(({ role }) => role === 'coordinator');
  const isOnline = useIsOnline();
  const [next, ...later] = nextSessions;
  const changed = papers.filter((paper) => paper.newToMe).length;
  if (memberships.length === 0) {
    return (
      <div className={styles['gap']}>
        <EmptyState title={say('app.home.noForums')}>{say('app.home.noForumsMore')}</EmptyState>
      </div>
    );
  }
  return (
    <>
      {isOnline && (
        <p className={styles['sub']}>
          {changed > 0 ? say('app.home.new', { count: changed }) : say('app.home.nothingNew')}
        </p>
      )}
      {coordinates && (
        <Suspense fallback={null}>
          <WaitingRequests />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <WaitingShelf />
      </Suspense>
      {next && <NextSession session={next} />}
      {offer}
      {isOnline && (
        <Suspense fallback={null}>
          <SinceReadShelf papers={papers} />
        </Suspense>
      )}
      {/* Without the server only what lies on this device opens, and that stands above. */}
      {isOnline && <RecentPapers papers={papers} />}
      {isOnline && <PaperShelf papers={papers} hasManyForums={memberships.length > 1} />}
      {later.length > 0 && <LaterSessions sessions={later} />}
    </>
  );
}
