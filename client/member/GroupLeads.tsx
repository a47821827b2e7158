import { useState } from 'react';
import { type ForumView, getForum, nameGroupLeads } from '#shared/forum/forum-contract.ts';
import type { MemberCard } from '#shared/member/member-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { isolated } from '#client/locale/isolated.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { ManyChoice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import people from '#client/member/People.module.css';

interface GroupLeadsProps {
  readonly forum: ForumView;
  readonly members: readonly MemberCard[];
}

/** Who leads each group, out of its own members: they hand in what the group says as one. Each choice is kept at once. */
export function GroupLeads({ forum, members }: GroupLeadsProps) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  if (forum.groups.length === 0) return null;
  return (
    <>
      <Button tone="quiet" onPress={() => setIsOpen(true)}>
        {say('member.groupLeads.open')}
      </Button>
      <Dialog
        title={say('member.groupLeads.open')}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
      >
        <p>{say('member.groupLeads.what')}</p>
        <div className={people['groupLeads']}>
          {forum.groups.map((group) => (
            <LeadsOf key={group.id} forum={forum} group={group} members={members} />
          ))}
        </div>
      </Dialog>
    </>
  );
}

interface LeadsOfProps extends GroupLeadsProps {
  readonly group: ForumView['groups'][number];
}

function LeadsOf({ forum, group, members }: LeadsOfProps) {
  const say = useSay();
  const naming = useSend(nameGroupLeads, { changes: [getForum] });
  const own = members.filter(
    ({ suspended, groupIds }) => !suspended && groupIds.includes(group.id),
  );
  const label = say('member.groupLeads.of', { group: isolated(group.name) });
  const known = own.flatMap(({ personId }) =>
    (group.leadIds ?? []).includes(personId) ? personId : [],
  );
  // What was just chosen stands until the server has answered.
  const values = naming.isPending ? (naming.variables.body?.personIds ?? known) : known;
  return (
    <div>
      {own.length === 0 ? (
        <p>
          {label}: {say('member.groupLeads.nobody')}
        </p>
      ) : (
        <ManyChoice
          label={label}
          values={values}
          onChange={(personIds) =>
            naming.mutate({
              params: { forumId: forum.id, groupId: group.id },
              body: { personIds: [...personIds] },
            })
          }
          options={own.map(({ personId, name, office }) => ({
            value: personId,
            label: <bdi>{name}</bdi>,
            meaning: office && <bdi>{office}</bdi>,
          }))}
        />
      )}
      <FailureNotice error={naming.error} />
    </div>
  );
}
