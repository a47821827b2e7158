import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import {
  getInitiative,
  type InitiativePage,
  listInitiatives,
  removeInitiative,
} from '#shared/initiative/initiative-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { EditInitiative } from '#client/initiative/EditInitiative.tsx';
import { InitiativeHistory } from '#client/initiative/InitiativeHistory.tsx';
import { NextStep, StatusBadges } from '#client/initiative/InitiativeLine.tsx';
import { TellForm } from '#client/initiative/TellForm.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { OwnerNames } from '#client/owner/OwnerNames.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { Facts } from '#client/ui/List.tsx';
import { BackLink, PageTitle, Section, usePageTitle } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/initiative/Initiative.module.css';

/** One initiative: what it is for, who brings it forward, where it is, and all that was told of it. */
export function InitiativeScreen() {
  const say = useSay();
  const { forumId = '', initiativeId = '' } = useParams();
  const initiative = useAnswer(getInitiative, { forumId, initiativeId });
  const title = initiative.data?.title ?? '';
  usePageTitle(title, initiative.data?.forumName ?? '');
  const isMissing = !initiative.data && refusalOf(initiative.error) === 'not-found';
  return (
    <>
      <BackLink to={`/forums/${forumId}/initiatives`}>{say('initiative.title')}</BackLink>
      {isMissing ? (
        <>
          <PageTitle>{say('initiative.notFound')}</PageTitle>
          <EmptyState title={say('initiative.notFound')}>
            {say('initiative.notFoundMore')}
          </EmptyState>
        </>
      ) : (
        <>
          {title && (
            <PageTitle>
              <bdi>{title}</bdi>
            </PageTitle>
          )}
          <Answered query={initiative} lines={6}>
            {(page) => <Content key={page.id} forumId={forumId} page={page} />}
          </Answered>
        </>
      )}
    </>
  );
}

interface ContentProps {
  readonly forumId: string;
  readonly page: InitiativePage;
}

function Content({ forumId, page }: ContentProps) {
  const say = useSay();
  const { aim, groups, groupIds, startedByName, movedAt } = page;
  const of = groups.filter(({ id }) => groupIds.includes(id)).map(({ name }) => name);
  return (
    <>
      <p className={styles['sub']}>
        <Facts>
          {of.length > 0
            ? of.map((name) => <bdi key={name}>{name}</bdi>)
            : [say('initiative.wholeForum')]}
          <Sentence of="initiative.moved" values={{ when: <TimeAgo at={movedAt} /> }} />
        </Facts>
      </p>
      <div className={styles['badges']}>
        <StatusBadges initiative={page} />
      </div>
      {page.mayChange && <Deeds forumId={forumId} page={page} />}
      <div className={styles['columns']}>
        <div>
          <Section title={say('initiative.aim')}>
            {aim === '' ? (
              <p className={styles['soft']}>{say('initiative.noAim')}</p>
            ) : (
              <p dir="auto" className={styles['aim']}>
                {aim}
              </p>
            )}
            <p className={styles['step']}>
              <NextStep initiative={page} />
            </p>
          </Section>
          {page.mayChange && <TellForm forumId={forumId} page={page} />}
          <InitiativeHistory deeds={page.deeds} />
        </div>
        <Section title={say('initiative.owners')}>
          <OwnerNames owners={page.owners} />
          <p className={styles['soft']}>
            <Sentence of="initiative.started" values={{ name: startedByName }} />
          </p>
        </Section>
      </div>
    </>
  );
}

function Deeds({ forumId, page }: ContentProps) {
  const say = useSay();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const removing = useSend(removeInitiative, {
    changes: [listInitiatives],
    onSent: () => {
      showToast('done', say('initiative.removed'));
      void navigate(`/forums/${forumId}/initiatives`);
    },
  });
  return (
    <div className={styles['deeds']}>
      <Button onPress={() => setOpen('edit')}>{say('initiative.edit')}</Button>
      {page.mayRemove && (
        <Button tone="quiet" onPress={() => setOpen('remove')}>
          {say('initiative.remove')}
        </Button>
      )}
      {open === 'edit' && (
        <EditInitiative forumId={forumId} page={page} onClose={() => setOpen(null)} />
      )}
      <Confirm
        title={say('initiative.removeTitle')}
        action={say('initiative.remove')}
        isOpen={open === 'remove'}
        isPending={removing.isPending}
        onClose={() => setOpen(null)}
        onConfirm={() => removing.mutate({ params: { forumId, initiativeId: page.id } })}
      >
        <p>{say('initiative.removeIs')}</p>
        <FailureNotice error={removing.error} />
      </Confirm>
    </div>
  );
}
