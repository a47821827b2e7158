import type { ReactNode } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/search/Search.module.css';

/** One line of the quick search, and where it leads. */
export interface QuickLine {
  readonly id: string;
  readonly to: string;
  readonly words: ReactNode;
}

interface QuickListProps {
  readonly id: string;
  readonly lines: readonly QuickLine[];
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
  readonly onGo: (to: string) => void;
}

/** The list of a combobox: the focus stays in the field, which names the chosen line. */
export function QuickList({ id, lines, chosen, onChoose, onGo }: QuickListProps) {
  const say = useSay();
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a list of the platform holds no marked words
    <div id={id} role="listbox" aria-label={say('search.results')} className={styles['lines']}>
      {lines.map((line, place) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above takes the keys for all lines
        <div
          key={line.id}
          id={`${id}-${line.id}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
          role="option"
          tabIndex={-1}
          aria-selected={place === chosen}
          ref={(element) => {
            if (place === chosen) element?.scrollIntoView({ block: 'nearest' });
          }}
          className={styles['line']}
          onMouseMove={() => place !== chosen && onChoose(place)}
          onClick={() => onGo(line.to)}
        >
          {line.words}
        </div>
      ))}
    </div>
  );
}
