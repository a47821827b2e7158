import { useState } from 'react';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import type { MemberCard } from '#shared/member/member-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { ChangeMember } from '#client/member/ChangeMember.tsx';
import { ManyBar } from '#client/member/ManyBar.tsx';
import { filtered, type MemberFilter } from '#client/member/member-filter.ts';
import { MemberTable } from '#client/member/MemberTable.tsx';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/member/Members.module.css';
import people from '#client/member/People.module.css';

/** So many rows are drawn at first: a thousand would be felt on a phone. */
const SHOWN_AT_FIRST = 100;

/** Who is chosen, by membership: also rows that a narrower search has hidden since. */
function useChosen() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (some: readonly MemberCard[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const { id } of some) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };
  return { chosen, choose, chooseNone: () => setChosen(new Set()) };
}

interface FoundProps {
  readonly members: readonly MemberCard[];
  readonly mayManage: boolean;
  readonly forum: ForumView;
  readonly filter: MemberFilter;
}

/** The members that fit a filter, with what one who manages them can do with one or with many. */
export function FoundMembers({ forum, members, mayManage, filter }: FoundProps) {
  const say = useSay();
  const [changing, setChanging] = useState<MemberCard | null>(null);
  const { chosen, choose, chooseNone } = useChosen();
  const [most, setMost] = useState(SHOWN_AT_FIRST);
  const found = filtered(members, filter);
  const shown = found.slice(0, most);
  const isNarrowed = found.length < members.length;
  const managing = {
    chosen,
    onChoose: (member: MemberCard, isChosen: boolean) => choose([member], isChosen),
    onChange: setChanging,
  };
  return (
    <>
      <p className={styles['found']} aria-live="polite">
        {isNarrowed && say('member.list.found', { count: found.length })}
      </p>
      {found.length === 0 ? (
        <EmptyState title={say(members.length === 0 ? 'member.list.empty' : 'member.list.none')}>
          {say(members.length === 0 ? 'member.list.emptyMore' : 'member.list.noneMore')}
        </EmptyState>
      ) : (
        <>
          {mayManage && (
            <CheckLine
              isChosen={found.every(({ id }) => chosen.has(id))}
              onChange={(isChosen) => choose(found, isChosen)}
            >
              {say('people.many.chooseAll', { count: found.length })}
            </CheckLine>
          )}
          <MemberTable
            members={shown}
            groups={forum.groups}
            managing={mayManage ? managing : null}
          />
        </>
      )}
      <More shown={shown.length} all={found.length} onMore={() => setMost(most + SHOWN_AT_FIRST)} />
      <ManyBar
        forum={forum}
        members={members.filter(({ id }) => chosen.has(id))}
        onNone={chooseNone}
      />
      {changing && (
        <ChangeMember
          forum={forum}
          member={members.find(({ id }) => id === changing.id) ?? changing}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  );
}

interface MoreProps {
  readonly shown: number;
  readonly all: number;
  readonly onMore: () => void;
}

/** The way to the next rows, where not all are drawn. */
function More({ shown, all, onMore }: MoreProps) {
  const say = useSay();
  if (shown >= all) return null;
  return (
    <div className={people['more']}>
      <Button onPress={onMore}>
        {say('people.filter.showMore', { count: Math.min(SHOWN_AT_FIRST, all - shown) })}
      </Button>
      <span>{say('people.filter.shown', { shown, count: all })}</span>
    </div>
  );
}
