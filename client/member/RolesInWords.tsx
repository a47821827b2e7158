import { ROLES } from '#shared/member/role.ts';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/member/Members.module.css';

/** What each role allows, folded away until somebody wonders. */
export function RolesInWords() {
  const say = useSay();
  return (
    <details className={styles['roles']}>
      <summary>{say('member.list.whatRolesAllow')}</summary>
      <dl>
        {ROLES.map((role) => (
          <div key={role}>
            <dt>{say(`member.role.${role}`)}</dt>
            <dd>{say(`member.roleAllows.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
