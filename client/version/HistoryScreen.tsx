import { useState } from 'react';
import { useParams } from 'react-router';
import { getPaper } from '#shared/paper/paper-contract.ts';
import type { SessionMark } from '#shared/session/session-mark.ts';
import { listVersions, type VersionView } from '#shared/version/version-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import { NameVersion } from '#client/version/NameVersion.tsx';
import { useOlderVersions } from '#client/version/use-older-versions.ts';
import { Timeline } from '#client/version/Timeline.tsx';
import styles from '#client/version/Version.module.css';

/** What a paper was, day by day: its versions, newest first. */
export function HistoryScreen() {
  const say = useSay();
  const { paperId = '' } = useParams();
  const paper = useAnswer(getPaper, { paperId });
  const versions = useAnswer(listVersions, { paperId });
  const title = paper.data?.title ?? '';
  usePageTitle(say('version.title'), title);
  return (
    <>
      <BackLink to={`/papers/${paperId}`}>{say('version.back')}</BackLink>
      <PageTitle>
        <Sentence of="version.titleOf" values={{ title }} />
      </PageTitle>
      <p className={styles['lead']}>{say('version.lead')}</p>
      <Answered query={versions} lines={6}>
        {(answer) => <History key={paperId} paperId={paperId} first={answer} />}
      </Answered>
    </>
  );
}

interface HistoryProps {
  readonly paperId: string;
  readonly first: {
    readonly versions: readonly VersionView[];
    readonly next: number | null;
    readonly sessions: readonly SessionMark[];
    readonly rights: { readonly mayName: boolean; readonly mayPublish: boolean };
  };
}

function History({ paperId, first }: HistoryProps) {
  const say = useSay();
  const [isNaming, setNaming] = useState(false);
  const [onlyNamed, setOnlyNamed] = useState(false);
  const { items: versions, hasOlder, isBringing, bringOlder } = useOlderVersions(paperId, first);
  const shown = onlyNamed ? versions.filter(({ name }) => name !== null) : versions;
  const { rights } = first;
  return (
    <>
      <div className={styles['tools']}>
        {rights.mayName && (
          <Button tone="primary" onPress={() => setNaming(true)}>
            {say('version.name.now')}
          </Button>
        )}
        {versions.length > 0 && (
          <CheckLine isChosen={onlyNamed} onChange={setOnlyNamed}>
            {say('version.onlyNamed')}
          </CheckLine>
        )}
      </div>
      {shown.length === 0 && !hasOlder && <Empty mayName={rights.mayName} />}
      <Timeline
        paperId={paperId}
        versions={shown}
        sessions={first.sessions}
        hasOlder={hasOlder}
        rights={rights}
      />
      {hasOlder && (
        <Button isPending={isBringing} onPress={bringOlder}>
          {say('version.older')}
        </Button>
      )}
      {isNaming && (
        <NameVersion paperId={paperId} version={null} onClose={() => setNaming(false)} />
      )}
    </>
  );
}

function Empty({ mayName }: { readonly mayName: boolean }) {
  const say = useSay();
  return (
    <EmptyState title={say('version.empty')}>
      {say(mayName ? 'version.emptyMore' : 'version.emptyReader')}
    </EmptyState>
  );
}
