import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  changePlanItem,
  getPlan,
  movePlanItem,
  PLAN_STATUSES,
  type PlanItemView,
  removePlanItem,
} from '#shared/plan/plan-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { dayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { OwnersInLine } from '#client/owner/OwnerNames.tsx';
import { ItemDialog } from '#client/plan/ItemDialog.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Facts } from '#client/ui/List.tsx';
import { Menu } from '#client/ui/Menu.tsx';
import { Select } from '#client/ui/Select.tsx';
import styles from '#client/plan/Plan.module.css';

interface PlanItemLineProps {
  readonly forumId: string;
  readonly item: PlanItemView;
  readonly mayWrite: boolean;
}

/** One item: what is to be done, by whom and by when, and how far it is. */
export function PlanItemLine({ forumId, item, mayWrite }: PlanItemLineProps) {
  const say = useSay();
  const language = useLanguage();
  const { text, owners, dueOn, link, status, isOverdue } = item;
  const isOver = status === 'done' || status === 'dropped';
  return (
    <li className={styles['item']} {...(isOver && { 'data-over': '' })}>
      <div className={styles['words']}>
        <span dir="auto" className={styles['text']}>
          {text}
        </span>
        <span className={styles['soft']}>
          <Facts>
            {owners.length > 0 && <OwnersInLine owners={owners} />}
            {dueOn !== null && say('plan.dueOn', { day: dayInWords(dueOn, language) })}
            {isOverdue && <Badge tone="amber">{say('plan.overdue')}</Badge>}
          </Facts>
        </span>
        {link && (
          <Link to={pathOf(forumId, link)}>
            <bdi>{link.title}</bdi>
          </Link>
        )}
      </div>
      <Status forumId={forumId} item={item} />
      {mayWrite && <Deeds forumId={forumId} item={item} />}
    </li>
  );
}

function pathOf(forumId: string, { kind, id }: NonNullable<PlanItemView['link']>): string {
  if (kind === 'session') return `/sessions/${id}`;
  if (kind === 'paper') return `/papers/${id}`;
  return kind === 'topic' ? `/forums/${forumId}/topics` : `/forums/${forumId}/initiatives/${id}`;
}

type ItemProps = Omit<PlanItemLineProps, 'mayWrite'>;

function Status({ forumId, item }: ItemProps) {
  const say = useSay();
  const { id, text, status, revision, mayMark } = item;
  const changing = useSend(changePlanItem, { changes: [getPlan] });
  if (!mayMark) {
    return (
      <Badge tone={status === 'done' ? 'green' : status === 'under-way' ? 'accent' : 'plain'}>
        {say(`plan.status.${status}`)}
      </Badge>
    );
  }
  return (
    <div className={styles['status']}>
      <Select
        label={say('plan.statusOf', { text })}
        isLabelHidden
        value={status}
        onChange={(chosen) =>
          changing.mutate({
            params: { forumId, itemId: id },
            body: { revision, status: chosen },
          })
        }
        options={PLAN_STATUSES.map((value) => ({ value, label: say(`plan.status.${value}`) }))}
      />
      <FailureNotice error={changing.error} />
    </div>
  );
}

function Deeds({ forumId, item }: ItemProps) {
  const say = useSay();
  const [isEditing, setEditing] = useState(false);
  const changes = [getPlan];
  const moving = useSend(movePlanItem, { changes });
  const removing = useSend(removePlanItem, { changes });
  const params = { forumId, itemId: item.id };
  const lines = [
    { id: 'change', words: say('plan.change'), onAction: () => setEditing(true) },
    {
      id: 'up',
      words: say('plan.up'),
      onAction: () => moving.mutate({ params, body: { by: -1 } }),
    },
    {
      id: 'down',
      words: say('plan.down'),
      onAction: () => moving.mutate({ params, body: { by: 1 } }),
    },
    {
      id: 'remove',
      words: say('plan.remove'),
      isDanger: true,
      onAction: () => removing.mutate({ params }),
    },
  ];
  return (
    <>
      <Menu parts={[{ lines }]}>
        <IconButton label={say('plan.deeds', { text: item.text })}>
          <MoreHorizontal size={20} aria-hidden="true" />
        </IconButton>
      </Menu>
      <FailureNotice error={moving.error ?? removing.error} />
      {isEditing && <ItemDialog forumId={forumId} item={item} onClose={() => setEditing(false)} />}
    </>
  );
}
