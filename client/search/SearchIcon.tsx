import { Search } from 'lucide-react';
import { useSay } from '#client/locale/Locale.tsx';
import { useSearchDoor } from '#client/search/search-door.ts';
import { IconButton } from '#client/ui/IconButton.tsx';

/** The way to searching as an icon, for the full bar of a paper. */
export function SearchIcon() {
  const say = useSay();
  return (
    <IconButton label={say('search.open')} onPress={useSearchDoor()}>
      <Search size={20} aria-hidden="true" />
    </IconButton>
  );
}
