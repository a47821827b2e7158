import { House, Keyboard, LogOut, Mail, Settings } from 'lucide-react';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { useForumLines } from '#client/app/forum-lines.tsx';
import { useLeaving } from '#client/app/leaving.tsx';
import { failureSentence } from '#client/http/failure-sentence.ts';
import { useKeyboardHelp } from '#client/keyboard/keyboard-help.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { mayReadOutbox, useMe } from '#client/member/me.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Menu, type MenuLine } from '#client/ui/Menu.tsx';
import { showToast } from '#client/ui/toast.ts';

/** Who I am, in the corner: settings, the way out, and on a narrow screen the way everywhere. */
export function AccountMenu() {
  const say = useSay();
  const me = useMe();
  const { leave, sending, question } = useLeaving();
  const places = usePlaces();
  const showKeys = useKeyboardHelp();
  const language = useLanguage();
  const { error } = sending;
  useEffect(() => {
    // The menu has closed by then: a failure is said where it stays.
    if (error) showToast('trouble', failureSentence(error, say, language));
  }, [error, say, language]);
  const own: MenuLine[] = [
    line(
      'settings',
      '/settings',
      say('app.frame.settings'),
      <Settings size={18} aria-hidden="true" />,
    ),
    ...(mayReadOutbox(me)
      ? [line('outbox', '/outbox', say('app.frame.outbox'), <Mail size={18} aria-hidden="true" />)]
      : []),
    {
      id: 'keys',
      words: say('keyboard.open'),
      icon: <Keyboard size={18} aria-hidden="true" />,
      onAction: showKeys,
    },
    {
      id: 'sign-out',
      words: say('app.frame.signOut'),
      icon: <LogOut size={18} aria-hidden="true" className="mirrored" />,
      onAction: () => leave(false),
    },
  ];
  return (
    <>
      <Menu
        label={say('app.frame.account')}
        parts={[{ title: me.person.name, lines: places }, { lines: own }]}
      >
        <IconButton label={say('app.frame.account')}>
          <Avatar id={me.person.id} name={me.person.name} />
        </IconButton>
      </Menu>
      {question}
    </>
  );
}

/** Home and my forums: also in the menu on a wide screen, because a menu that changes with the width is never learnt. */
function usePlaces(): MenuLine[] {
  const say = useSay();
  const { pathname } = useLocation();
  const home = line('home', '/', say('app.frame.home'), <House size={18} aria-hidden="true" />);
  return [{ ...home, isCurrent: pathname === '/' }, ...useForumLines()];
}

function line(id: string, href: string, words: string, icon: MenuLine['icon']): MenuLine {
  return { id, href, words, icon };
}
