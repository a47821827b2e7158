import { Search } from 'lucide-react';
import { useSay } from '#client/locale/Locale.tsx';
import { useSearchDoor } from '#client/search/search-door.ts';
import styles from '#client/search/SearchButton.module.css';

/** The way to searching in a bar: with its words where there is room for them. */
export function SearchButton() {
  const say = useSay();
  const open = useSearchDoor();
  return (
    <button type="button" className={styles['button']} onClick={open}>
      <Search size={18} aria-hidden="true" />
      <span className={styles['words']}>{say('search.open')}</span>
    </button>
  );
}
