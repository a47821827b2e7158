import { Mail, Pencil, X } from 'lucide-react';
import { useState } from 'react';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import type { MemberCard } from '#shared/member/member-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { ChangeMany } from '#client/member/ChangeMany.tsx';
import { InviteAgain } from '#client/member/InviteAgain.tsx';
import { Button } from '#client/ui/Button.tsx';
import styles from '#client/member/People.module.css';

interface ManyBarProps {
  readonly forum: ForumView;
  /** Those chosen. */
  readonly members: readonly MemberCard[];
  readonly onNone: () => void;
}

/** What can be done with those chosen, at the foot of the window for as long as somebody is. */
export function ManyBar({ forum, members, onNone }: ManyBarProps) {
  const say = useSay();
  const [doing, setDoing] = useState<'change' | 'invite' | null>(null);
  const count = members.length;
  const close = () => setDoing(null);
  return (
    <>
      <p className={styles['spoken']} aria-live="polite">
        {count > 0 && say('people.many.chosen', { count })}
      </p>
      {count > 0 && (
        <section className={styles['bar']} aria-label={say('people.many.actions')}>
          <strong>{say('people.many.chosen', { count })}</strong>
          <Button
            tone="primary"
            icon={<Pencil size={18} aria-hidden="true" />}
            onPress={() => setDoing('change')}
          >
            {say('people.many.change')}
          </Button>
          <Button icon={<Mail size={18} aria-hidden="true" />} onPress={() => setDoing('invite')}>
            {say('people.many.invite')}
          </Button>
          <Button tone="quiet" icon={<X size={18} aria-hidden="true" />} onPress={onNone}>
            {say('people.many.none')}
          </Button>
        </section>
      )}
      {doing === 'change' && <ChangeMany forum={forum} members={members} onClose={close} />}
      {doing === 'invite' && <InviteAgain forum={forum} members={members} onClose={close} />}
    </>
  );
}
