import { Gavel, ListChecks, Network, UsersRound } from 'lucide-react';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import { CommonWork } from '#client/forum/CommonWork.tsx';
import { PlanOfForum } from '#client/forum/PlanOfForum.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { LinkButton } from '#client/ui/Button.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/forum/Forum.module.css';

/** Beside the papers and sessions: the members, the plan of action, and in words who sees what. */
export function ForumAside({ forum }: { readonly forum: ForumView }) {
  const say = useSay();
  return (
    <div className={styles['aside']}>
      <Section title={say('forum.members')}>
        <div>
          <LinkButton
            to={`/forums/${forum.id}/members`}
            icon={<UsersRound size={18} aria-hidden="true" />}
          >
            {say('forum.toMembers', { count: forum.memberCount })}
          </LinkButton>
        </div>
      </Section>
      <Section title={say('register.title')}>
        <div className={styles['register']}>
          <LinkButton
            to={`/forums/${forum.id}/map`}
            icon={<Network size={18} aria-hidden="true" />}
          >
            {say('register.map')}
          </LinkButton>
          <LinkButton
            to={`/forums/${forum.id}/recommendations`}
            icon={<ListChecks size={18} aria-hidden="true" />}
          >
            {say('register.list')}
          </LinkButton>
          <LinkButton
            to={`/forums/${forum.id}/decisions`}
            icon={<Gavel size={18} aria-hidden="true" />}
          >
            {say('meeting.log.forumTitle')}
          </LinkButton>
        </div>
      </Section>
      <CommonWork forumId={forum.id} />
      <PlanOfForum forumId={forum.id} />
      <Section title={say('forum.seen.title')}>
        <ul className={styles['seen']}>
          <li>{say('forum.seen.whole', { count: forum.memberCount })}</li>
          {forum.groups.length > 0 && <li>{say('forum.seen.group')}</li>}
          <li>{say('forum.seen.outside')}</li>
          <li>{say('forum.seen.exceptions')}</li>
        </ul>
      </Section>
    </div>
  );
}
