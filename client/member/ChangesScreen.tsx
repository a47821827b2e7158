import { useParams } from 'react-router';
import type { Group } from '#shared/forum/forum.ts';
import { getForum } from '#shared/forum/forum-contract.ts';
import {
  listMemberChanges,
  type MemberChangeView,
  undoMemberChange,
} from '#shared/member/administration-contract.ts';
import { listMembers } from '#shared/member/member-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { ChangeLines, useChangeTitle } from '#client/member/ChangeWords.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { Table } from '#client/ui/Table.tsx';
import { showToast } from '#client/ui/toast.ts';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/member/Members.module.css';

/** What was done with members and rights, newest first, each to be taken back with one press. */
export function ChangesScreen() {
  const say = useSay();
  const { forumId = '' } = useParams();
  const forum = useAnswer(getForum, { forumId });
  const changes = useAnswer(listMemberChanges, { forumId });
  usePageTitle(say('people.changes.title'), forum.data?.name ?? '');
  return (
    <>
      <BackLink to={`/forums/${forumId}/members`}>{say('people.invite.toMembers')}</BackLink>
      <PageTitle>{say('people.changes.title')}</PageTitle>
      <p className={styles['sub']}>{say('people.changes.lead')}</p>
      <Answered query={changes} lines={6}>
        {(answer) => (
          <Changes forumId={forumId} changes={answer.changes} groups={forum.data?.groups ?? []} />
        )}
      </Answered>
    </>
  );
}

interface ChangesProps {
  readonly forumId: string;
  readonly changes: readonly MemberChangeView[];
  readonly groups: readonly Group[];
}

function Changes({ forumId, changes, groups }: ChangesProps) {
  const say = useSay();
  if (changes.length === 0) {
    return (
      <EmptyState title={say('people.changes.empty')}>{say('people.changes.emptyMore')}</EmptyState>
    );
  }
  return (
    <div className={styles['changes']}>
      <Table
        caption={say('people.changes.caption')}
        columns={[
          { id: 'what', title: say('people.changes.what') },
          { id: 'who', title: say('people.changes.who') },
          { id: 'when', title: say('people.changes.when') },
          { id: 'actions', title: say('people.changes.actions'), isTitleHidden: true },
        ]}
        rows={changes.map((change) => ({
          id: change.id,
          cells: [
            <What key="what" change={change} groups={groups} />,
            <bdi key="who">{change.byName ?? say('people.changes.operator')}</bdi>,
            <TimeAgo key="when" at={change.at} />,
            <Undo key="undo" forumId={forumId} change={change} />,
          ],
        }))}
      />
    </div>
  );
}

interface WhatProps {
  readonly change: MemberChangeView;
  readonly groups: readonly Group[];
}

function What({ change, groups }: WhatProps) {
  const say = useSay();
  const title = useChangeTitle(change);
  return (
    <div>
      <p className={styles['name']}>{title}</p>
      {change.isUndo && <Badge>{say('people.changes.isUndo')}</Badge>}
      <ChangeLines change={change} groups={groups} />
    </div>
  );
}

function Undo({
  forumId,
  change,
}: {
  readonly forumId: string;
  readonly change: MemberChangeView;
}) {
  const say = useSay();
  const title = useChangeTitle(change);
  const sending = useSend(undoMemberChange, {
    changes: [listMemberChanges, listMembers, getForum],
    onSent: ({ left }) =>
      showToast(
        left > 0 ? 'warning' : 'done',
        left > 0 ? say('people.changes.doneLeft', { count: left }) : say('people.changes.done'),
      ),
  });
  if (change.undone) {
    const { at, byName } = change.undone;
    const when = <TimeAgo at={at} />;
    return (
      <p className={styles['soft']}>
        {byName === null ? (
          <Sentence of="people.changes.undone" values={{ when }} />
        ) : (
          <Sentence of="people.changes.undoneBy" values={{ when, name: byName }} />
        )}
      </p>
    );
  }
  return (
    <>
      <Button
        isPending={sending.isPending}
        aria-label={say('people.changes.undoFor', { what: title })}
        onPress={() => sending.mutate({ params: { forumId, changeId: change.id } })}
      >
        {say('people.changes.undo')}
      </Button>
      <FailureNotice error={sending.error} />
    </>
  );
}
