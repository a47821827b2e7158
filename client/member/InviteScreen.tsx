import { useDeferredValue, useMemo, useRef } from 'react';
import { useParams } from 'react-router';
import { type ForumView, getForum } from '#shared/forum/forum-contract.ts';
import { judgeLines, withoutHidden } from '#shared/member/invitation-lines.ts';
import { listMembers, type MemberCard } from '#shared/member/member-contract.ts';
import { ROLES } from '#shared/member/role.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { PastedColumns } from '#client/pasted/PastedColumns.tsx';
import { INVITATION_FIELDS } from '#shared/member/invitation-words.ts';
import { KeptDraft } from '#client/member/KeptDraft.tsx';
import { LinesPreview } from '#client/member/LinesPreview.tsx';
import { linesLeft, type Paste, usePaste } from '#client/member/paste.ts';
import { PasteField } from '#client/member/PasteField.tsx';
import { RoleFields } from '#client/member/RoleFields.tsx';
import { SendInvitations } from '#client/member/SendInvitations.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { BackLink, PageTitle, Section, usePageTitle } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/member/Members.module.css';
import people from '#client/member/People.module.css';

/** Inviting by a pasted list: the list, how it was understood, what is wrong with it, and one press. */
export function InviteScreen() {
  const say = useSay();
  const { forumId = '' } = useParams();
  const forum = useAnswer(getForum, { forumId });
  const members = useAnswer(listMembers, { forumId });
  usePageTitle(say('people.invite.title'), forum.data?.name ?? '');
  return (
    <>
      <BackLink to={`/forums/${forumId}/members`}>{say('people.invite.toMembers')}</BackLink>
      <PageTitle>{say('people.invite.title')}</PageTitle>
      <Answered query={forum}>
        {(known) => (
          <Answered query={members}>
            {(answer) =>
              answer.mayManage ? (
                <Content forum={known} members={answer.members} />
              ) : (
                <FailureNotice error={null} words={say('refusal.role-too-low')} />
              )
            }
          </Answered>
        )}
      </Answered>
    </>
  );
}

interface ContentProps {
  readonly forum: ForumView;
  readonly members: readonly MemberCard[];
}

/** The list and all that was chosen for it, on the device until it is sent. */
function useInvitation({ forum, members }: ContentProps) {
  const draft = useDraft(`invite.${forum.id}`, {
    list: '',
    words: '',
    corrected: '',
    role: 'author',
    groups: '',
  });
  const { role, groupIds } = useMemo(
    () => restOf(draft.words.role, draft.words.groups, forum.groups),
    [draft.words.role, draft.words.groups, forum.groups],
  );
  // Typing stays quick in a long list: the check follows a moment later.
  const list = useDeferredValue(draft.words.list);
  const paste = usePaste(list, forum.groups, {
    corrected: draft.words.corrected,
    change: (corrected) => draft.change({ corrected }),
  });
  const lines = useMemo(() => {
    const addresses = members.flatMap(({ email }) => email ?? []);
    const setting = { groups: forum.groups, members: new Set(addresses), role, groupIds };
    return judgeLines(paste.pasted, setting);
  }, [paste.pasted, members, forum.groups, role, groupIds]);
  return { draft, role, groupIds, paste, lines };
}

function Content({ forum, members }: ContentProps) {
  const say = useSay();
  const field = useRef<HTMLDivElement>(null);
  const { draft, role, groupIds, paste, lines } = useInvitation({ forum, members });
  return (
    <div className={people['invite']}>
      <p className={styles['sub']}>{say('people.invite.lead')}</p>
      <KeptDraft draft={draft} />
      <PasteField
        field={field}
        value={draft.words.list}
        onChange={(text) => draft.change({ list: text })}
      />
      {lines.length === 0 ? (
        <EmptyState title={say('people.invite.empty')} />
      ) : (
        <>
          <Columns paste={paste} />
          <Section title={say('people.invite.rest')}>
            <RoleFields
              own={forum.myRole}
              groups={forum.groups}
              role={role}
              groupIds={groupIds}
              onRole={(next) => draft.change({ role: next })}
              onGroups={(ids) => draft.change({ groups: ids.join(' ') })}
            />
          </Section>
          <LinesPreview
            lines={lines}
            groups={forum.groups}
            field={field}
            onClean={() => draft.change({ list: withoutHidden(draft.words.list) })}
          />
        </>
      )}
      <SendInvitations
        forum={forum}
        lines={lines}
        words={draft.words.words}
        onWords={(words) => draft.change({ words })}
        onSent={() => {
          const left = linesLeft(draft.words.list, paste.pasted, lines);
          if (left === '') draft.drop();
          else draft.change({ list: left });
        }}
      />
    </div>
  );
}

/** What everybody on the list gets, out of what was kept: of groups only those that are still there. */
function restOf(role: string, kept: string, groups: ForumView['groups']) {
  const chosen = kept.split(' ');
  return {
    role: ROLES.find((known) => known === role) ?? 'author',
    groupIds: groups.flatMap(({ id }) => (chosen.includes(id) ? id : [])),
  };
}

/** A mail's list has no columns to put right. */
function Columns({ paste }: { readonly paste: Paste }) {
  const say = useSay();
  if (!paste.hasColumns) return null;
  return (
    <PastedColumns
      table={paste.pasted}
      fields={INVITATION_FIELDS}
      nameOf={(field) => say(`people.invite.field.${field}`)}
      onColumn={paste.setColumn}
      onHeadings={paste.setHeadings}
    />
  );
}
