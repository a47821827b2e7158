import { useState } from 'react';
import { type ForumView, getForum } from '#shared/forum/forum-contract.ts';
import { changeMembers, listMemberChanges } from '#shared/member/administration-contract.ts';
import { listMembers, type MemberCard } from '#shared/member/member-contract.ts';
import { mayGrant, ROLES } from '#shared/member/role.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { affectedBy, type ManyChange, NO_CHANGE } from '#client/member/many-change.ts';
import { Choice, ManyChoice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/member/People.module.css';

interface ChangeManyProps {
  readonly forum: ForumView;
  readonly members: readonly MemberCard[];
  readonly onClose: () => void;
}

/** Changes role, groups or access of those chosen, after showing whom it will change. */
export function ChangeMany({ forum, members, onClose }: ChangeManyProps) {
  const say = useSay();
  const [change, setChange] = useState<ManyChange>(NO_CHANGE);
  const affected = affectedBy(change, members);
  const sending = useSend(changeMembers, {
    changes: [listMembers, getForum, listMemberChanges],
    onSent: ({ changed }) => {
      showToast('done', say('people.many.done', { count: changed }));
      onClose();
    },
  });
  const submit = () => {
    if (affected.length === 0) return;
    const { role, addGroupIds, removeGroupIds, suspended } = change;
    sending.mutate({
      params: { forumId: forum.id },
      body: {
        membershipIds: members.map(({ id }) => id),
        addGroupIds: [...addGroupIds],
        removeGroupIds: [...removeGroupIds],
        ...(role !== null && { role }),
        ...(suspended !== null && { suspended }),
      },
    });
  };
  return (
    <Dialog title={say('people.many.title', { count: members.length })} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('people.many.save')}
        onSubmit={submit}
        onClose={onClose}
      >
        <RoleChoice forum={forum} change={change} onChange={setChange} />
        {forum.groups.length > 0 && (
          <GroupChoices forum={forum} change={change} onChange={setChange} />
        )}
        <StandingChoice change={change} onChange={setChange} />
        <Affected members={members} affected={affected} isAsked={change !== NO_CHANGE} />
      </SendForm>
    </Dialog>
  );
}

interface PartProps {
  readonly change: ManyChange;
  readonly onChange: (change: ManyChange) => void;
}

const KEEP = 'keep';

function RoleChoice({ forum, change, onChange }: PartProps & { readonly forum: ForumView }) {
  const say = useSay();
  const roles = ROLES.filter((role) => mayGrant(forum.myRole, role));
  return (
    <Choice
      look="cards"
      label={say('people.many.role')}
      value={change.role ?? KEEP}
      onChange={(value) => onChange({ ...change, role: value === KEEP ? null : value })}
      options={[
        {
          value: KEEP,
          label: say('people.many.keepRole'),
          meaning: say('people.many.keepRoleMeans'),
        },
        ...roles.map((value) => ({
          value,
          label: say(`member.role.${value}`),
          meaning: say(`people.roleMeans.${value}`),
        })),
      ]}
    />
  );
}

/** A group is either added or taken away: choosing one ends the other. */
function GroupChoices({ forum, change, onChange }: PartProps & { readonly forum: ForumView }) {
  const say = useSay();
  const options = forum.groups.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }));
  const without = (ids: readonly string[], others: readonly string[]) =>
    ids.filter((id) => !others.includes(id));
  return (
    <>
      <ManyChoice
        label={say('people.many.add')}
        values={change.addGroupIds}
        onChange={(addGroupIds) => {
          const removeGroupIds = without(change.removeGroupIds, addGroupIds);
          onChange({ ...change, addGroupIds, removeGroupIds });
        }}
        options={options}
      />
      <ManyChoice
        label={say('people.many.remove')}
        values={change.removeGroupIds}
        onChange={(removeGroupIds) => {
          const addGroupIds = without(change.addGroupIds, removeGroupIds);
          onChange({ ...change, addGroupIds, removeGroupIds });
        }}
        options={options}
      />
    </>
  );
}

function StandingChoice({ change, onChange }: PartProps) {
  const say = useSay();
  const now = { true: 'suspend', false: 'restore', null: KEEP } as const;
  const value = now[`${change.suspended}`];
  return (
    <Choice
      look="pill"
      label={say('people.many.standing')}
      value={value}
      onChange={(chosen) =>
        onChange({ ...change, suspended: chosen === KEEP ? null : chosen === 'suspend' })
      }
      options={[
        { value: KEEP, label: say('people.many.keepStanding') },
        { value: 'suspend', label: say('people.many.suspend') },
        { value: 'restore', label: say('people.many.restore') },
      ]}
    />
  );
}

const MOST_NAMED = 8;

interface AffectedProps {
  readonly members: readonly MemberCard[];
  readonly affected: readonly MemberCard[];
  readonly isAsked: boolean;
}

/** Whom the change will change, by name, before it is made. */
function Affected({ members, affected, isAsked }: AffectedProps) {
  const say = useSay();
  if (!isAsked) return null;
  const same = members.length - affected.length;
  return (
    <div className={styles['affected']} aria-live="polite">
      {affected.length === 0 ? (
        <p>{say('people.many.nobody')}</p>
      ) : (
        <>
          <p>{say('people.many.affected', { count: affected.length })}</p>
          <ul>
            {affected.slice(0, MOST_NAMED).map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>
              </li>
            ))}
            {affected.length > MOST_NAMED && (
              <li>{say('people.many.others', { count: affected.length - MOST_NAMED })}</li>
            )}
          </ul>
          {same > 0 && <p>{say('people.many.same', { count: same })}</p>}
        </>
      )}
    </div>
  );
}
