import { MessageSquareText } from 'lucide-react';
import { useSay } from '#client/locale/Locale.tsx';
import { useMe } from '#client/member/me.ts';
import { useDeskState, useRemarks } from '#client/thread/remarks-context.ts';
import { waitsFor } from '#client/thread/thread-filter.ts';
import { seesRemarks, useThreads } from '#client/thread/use-threads.ts';
import { closeSheet } from '#client/thread/ways.ts';
import { IconButton } from '#client/ui/IconButton.tsx';
import styles from '#client/thread/Panel.module.css';

/** Opens the list of remarks, with how many are open; its name says how many wait for this person. */
export function RemarksButton() {
  const say = useSay();
  const { paper, desk } = useRemarks();
  const { sheet } = useDeskState(desk);
  const personId = useMe().person.id;
  const { threads, rights } = useThreads(paper);
  if (!seesRemarks(paper)) return null;
  const open = threads.filter(({ state }) => state === 'open').length;
  const asker = { personId, mayDispose: rights.mayDispose };
  const mine = threads.filter((thread) => waitsFor(thread, asker)).length;
  const label = mine > 0 ? say('thread.openCount', { count: mine }) : say('thread.open');
  const isOpen = sheet === 'list';
  return (
    <span className={styles['button']} data-guide="remarks">
      <IconButton
        label={label}
        isChosen={isOpen}
        aria-expanded={isOpen}
        onPress={() => (isOpen ? closeSheet(desk) : desk.change({ sheet: 'list' }))}
      >
        <MessageSquareText size={20} aria-hidden="true" />
      </IconButton>
      {open > 0 && (
        <span className={styles['count']} aria-hidden="true">
          {open}
        </span>
      )}
    </span>
  );
}
