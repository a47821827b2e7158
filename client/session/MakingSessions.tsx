import { ChevronDown, ClipboardPaste, Plus, Repeat } from 'lucide-react';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Menu } from '#client/ui/Menu.tsx';

/** The ways to make sessions: one, those of a pasted table, and a series. */
export function MakingSessions({ forumId }: { readonly forumId: string }) {
  const say = useSay();
  const base = `/forums/${forumId}/sessions`;
  return (
    <Menu
      parts={[
        {
          lines: [
            {
              id: 'new',
              words: say('session.making.one'),
              icon: <Plus size={18} aria-hidden="true" />,
              href: `${base}/new`,
            },
            {
              id: 'import',
              words: say('session.making.paste'),
              icon: <ClipboardPaste size={18} aria-hidden="true" />,
              href: `${base}/import`,
            },
            {
              id: 'series',
              words: say('session.making.series'),
              icon: <Repeat size={18} aria-hidden="true" />,
              href: `${base}/series`,
            },
          ],
        },
      ]}
    >
      <Button icon={<ChevronDown size={18} aria-hidden="true" />}>
        {say('session.making.open')}
      </Button>
    </Menu>
  );
}
