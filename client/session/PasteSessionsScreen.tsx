import { useDeferredValue, useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { type ForumView, getForum } from '#shared/forum/forum-contract.ts';
import { listMembers, type MemberCard } from '#shared/member/member-contract.ts';
import { getHome } from '#shared/paper/paper-contract.ts';
import { areReady, wishesOf } from '#shared/session/pasted-fixes.ts';
import { marksOf } from '#shared/session/pasted-marks.ts';
import type { PasteSetting } from '#shared/session/pasted-sessions.ts';
import {
  listSessions,
  makeSessions,
  MOST_SESSIONS_AT_ONCE,
  type SessionView,
} from '#shared/session/session-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { KeptDraft } from '#client/member/KeptDraft.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { DraftRow } from '#client/session/DraftRow.tsx';
import { PastedColumns } from '#client/pasted/PastedColumns.tsx';
import { SESSION_FIELDS } from '#shared/session/pasted-table.ts';
import { type PasteDrafts, usePasteDrafts } from '#client/session/use-paste-drafts.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { PageTitle, Section, usePageTitle } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import { EmptyState } from '#client/ui/Waiting.tsx';
import session from '#client/session/Session.module.css';
import styles from '#client/session/Paste.module.css';

/** A table from Word or a sheet becomes sessions: pasted, shown as understood, put right, and made in one press. */
export function PasteSessionsScreen() {
  const say = useSay();
  const { forumId = '' } = useParams();
  const forum = useAnswer(getForum, { forumId });
  const members = useAnswer(listMembers, { forumId });
  const sessions = useAnswer(listSessions, { forumId });
  usePageTitle(say('session.paste.title'), forum.data?.name ?? '');
  return (
    <>
      <p className={session['back']}>
        <Link to={`/forums/${forumId}#sessions`}>{say('session.toForum')}</Link>
      </p>
      <PageTitle>{say('session.paste.title')}</PageTitle>
      <Answered query={forum}>
        {(known) =>
          known.myRole === 'coordinator' ? (
            <Answered query={members}>
              {(people) => (
                <Answered query={sessions}>
                  {(all) => <Content forum={known} members={people.members} sessions={all} />}
                </Answered>
              )}
            </Answered>
          ) : (
            <FailureNotice error={null} words={say('refusal.role-too-low')} />
          )
        }
      </Answered>
    </>
  );
}

interface ContentProps {
  readonly forum: ForumView;
  readonly members: readonly MemberCard[];
  readonly sessions: readonly SessionView[];
}

function useSetting({ forum, members, sessions }: ContentProps): PasteSetting {
  return useMemo<PasteSetting>(
    () => ({
      groups: forum.groups,
      members: members.filter(({ suspended }) => !suspended),
      sessions: sessions.map(({ day, topics }) => ({
        day,
        titles: topics.map(({ title }) => title),
      })),
    }),
    [forum.groups, members, sessions],
  );
}

function Content({ forum, members, sessions }: ContentProps) {
  const say = useSay();
  const draft = useDraft(`sessions.${forum.id}`, { table: '', corrected: '', batchId: '' });
  // Typing stays quick in a long table: the reading follows a moment later.
  const text = useDeferredValue(draft.words.table);
  const setting = useSetting({ forum, members, sessions });
  const paste = usePasteDrafts(text, setting, {
    corrected: draft.words.corrected,
    change: (corrected) => draft.change({ corrected }),
  });
  const { drafts } = paste;
  return (
    <div className={styles['screen']}>
      <p className={session['sub']}>{say('session.paste.lead')}</p>
      <KeptDraft draft={draft} />
      <div className={styles['paste']}>
        <TextField
          label={say('session.paste.table')}
          hint={say('session.paste.tableHint')}
          isRequired
          lines={7}
          spellCheck="false"
          value={draft.words.table}
          onChange={(table) => draft.change({ table, corrected: '' })}
        />
      </div>
      {drafts.length === 0 ? (
        <EmptyState title={say('session.paste.empty')} />
      ) : (
        <>
          <Columns paste={paste} />
          <Section title={say('session.paste.check')}>
            <ul className={styles['drafts']}>
              {drafts.map((row) => (
                <DraftRow
                  key={row.key}
                  forum={forum}
                  members={members}
                  draft={row}
                  drafts={drafts}
                  setting={setting}
                  onChange={paste.setDrafts}
                />
              ))}
            </ul>
          </Section>
          <Sending forum={forum} paste={paste} setting={setting} draft={draft} />
        </>
      )}
    </div>
  );
}

interface SendingProps {
  readonly forum: ForumView;
  readonly paste: PasteDrafts;
  readonly setting: PasteSetting;
  readonly draft: {
    readonly words: { readonly batchId: string };
    readonly change: (words: { readonly batchId: string }) => void;
    readonly drop: () => void;
  };
}

function Sending({ forum, paste, setting, draft }: SendingProps) {
  const say = useSay();
  const navigate = useNavigate();
  const sending = useSend(makeSessions, {
    changes: [listSessions, getHome],
    onSent: ({ ids }) => {
      draft.drop();
      showToast('done', say('session.paste.done', { count: ids.length }));
      void navigate(`/forums/${forum.id}#sessions`);
    },
  });
  const { drafts } = paste;
  const marks = drafts.flatMap((draft) => marksOf(draft, drafts, setting));
  const waiting = marks.filter(({ mustBeAnswered }) => mustBeAnswered).length;
  const wishes = wishesOf(drafts, setting);
  const isTooMany = wishes.length > MOST_SESSIONS_AT_ONCE;
  const send = () => {
    // The same for every try, so that a table whose answer was lost is not made twice.
    const batchId = draft.words.batchId || crypto.randomUUID();
    draft.change({ batchId });
    sending.mutate({ params: { forumId: forum.id }, body: { batchId, sessions: [...wishes] } });
  };
  return (
    <>
      <p aria-live="polite">
        {waiting > 0 && say('session.paste.waiting', { count: waiting })}
        {waiting === 0 && marks.length > 0 && say('session.paste.doubts', { count: marks.length })}
        {isTooMany && say('session.paste.tooMany', { count: MOST_SESSIONS_AT_ONCE })}
      </p>
      <FailureNotice error={sending.error} />
      <div className={styles['send']}>
        <Button
          tone="primary"
          isPending={sending.isPending}
          isDisabled={!areReady(drafts, setting) || isTooMany}
          onPress={send}
        >
          {say('session.paste.send', { count: wishes.length })}
        </Button>
      </div>
    </>
  );
}

function Columns({ paste }: { readonly paste: PasteDrafts }) {
  const say = useSay();
  return (
    <PastedColumns
      table={paste.table}
      fields={SESSION_FIELDS}
      nameOf={(field) => say(`session.paste.field.${field}`)}
      onColumn={paste.setColumn}
      onHeadings={paste.setHeadings}
    />
  );
}
