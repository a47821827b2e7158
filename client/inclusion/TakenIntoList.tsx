import { Link } from 'react-router';
import type * as z from 'zod';
import type { TakenInto } from '#shared/inclusion/inclusion-contract.ts';
import { usePartName } from '#client/inclusion/part-names.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import styles from '#client/inclusion/Inclusion.module.css';

const hashTo = (blockId: string | null): string => (blockId === null ? '' : `#b-${blockId}`);

/** Where parts of this paper stand in others. */
export function TakenIntoList({ taken }: { readonly taken: readonly z.infer<typeof TakenInto>[] }) {
  const say = useSay();
  const nameOf = usePartName();
  return (
    <ul className={styles['parts']}>
      {taken.map(({ paperId, blockId, title, name, state }) => (
        <li key={`${paperId}/${blockId ?? name?.words ?? ''}`} className={styles['part']}>
          <p>
            <Sentence
              of="inclusion.intoLine"
              values={{
                part: name ? nameOf(name) : say('inclusion.add.noWords'),
                paper: <Link to={`/papers/${paperId}${hashTo(blockId)}`}>{title}</Link>,
              }}
            />
          </p>
          {state !== 'same' && (
            <Badge tone="amber">
              {say(state === 'unreadable' ? 'inclusion.intoUnread' : 'inclusion.otherwise')}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
