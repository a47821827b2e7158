import { ChevronDown } from 'lucide-react';
import { useForumLines } from '#client/app/forum-lines.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Menu } from '#client/ui/Menu.tsx';

/** My forums behind one word of the bar, when they are too many to stand in it. */
export function ForumsMenu() {
  const say = useSay();
  return (
    <Menu parts={[{ lines: useForumLines() }]} label={say('app.frame.forums')}>
      <Button tone="quiet">
        {say('app.frame.forums')}
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
    </Menu>
  );
}
