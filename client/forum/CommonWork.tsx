import { Gauge, Rocket, Vote } from 'lucide-react';
import { useSay } from '#client/locale/Locale.tsx';
import { LinkButton } from '#client/ui/Button.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/forum/Forum.module.css';

/** The ways to what the members of a forum plan, choose and bring forward together. */
export function CommonWork({ forumId }: { readonly forumId: string }) {
  const say = useSay();
  const base = `/forums/${forumId}`;
  return (
    <Section title={say('forum.common')}>
      <div className={styles['register']}>
        <LinkButton to={`${base}/topics`} icon={<Vote size={18} aria-hidden="true" />}>
          {say('topic.title')}
        </LinkButton>
        <LinkButton to={`${base}/ratings`} icon={<Gauge size={18} aria-hidden="true" />}>
          {say('rating.title')}
        </LinkButton>
        <LinkButton to={`${base}/initiatives`} icon={<Rocket size={18} aria-hidden="true" />}>
          {say('initiative.title')}
        </LinkButton>
      </div>
    </Section>
  );
}
