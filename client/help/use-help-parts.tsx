import { Accessibility, Keyboard, Mail, Route } from 'lucide-react';
import { listCoordinators } from '#shared/member/access-contract.ts';
import { getSignInState } from '#shared/member/sign-in-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { useKeyboardHelp } from '#client/keyboard/keyboard-help.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { MenuLine, MenuPart } from '#client/ui/Menu.tsx';

export interface HelpWishes {
  /** The forum whose coordinators are turned to from here. */
  readonly forumId: string;
  /** Shows the tour of this screen again. */
  readonly onGuide: () => void;
}

const ICON = { size: 18, 'aria-hidden': true } as const;

/** What help offers on a screen: whom to turn to, the tour, the keys, the accessibility statement. */
export function useHelpParts({ forumId, onGuide }: HelpWishes): MenuPart[] {
  const say = useSay();
  const showKeys = useKeyboardHelp();
  const contact = useAnswer(getSignInState, {}).data?.contact;
  const forums = useAnswer(listCoordinators, {}).data?.forums ?? [];
  const people: MenuLine[] = forums
    .filter((forum) => forum.forumId === forumId)
    .flatMap((forum) => forum.people)
    .map(({ name, email }) => ({
      id: email,
      words: say('help.writeTo', { name }),
      icon: <Mail {...ICON} />,
      onAction: () => location.assign(`mailto:${email}`),
    }));
  const lines: MenuLine[] = [
    { id: 'guide', words: say('help.guide.again'), icon: <Route {...ICON} />, onAction: onGuide },
    { id: 'keys', words: say('keyboard.open'), icon: <Keyboard {...ICON} />, onAction: showKeys },
    {
      id: 'statement',
      words: say('help.statement'),
      icon: <Accessibility {...ICON} />,
      href: '/accessibility',
    },
  ];
  const isNamed = people.length > 0 || Boolean(contact);
  return [
    ...(isNamed ? [{ title: contact ?? say('help.contacts'), lines: people }] : []),
    { lines },
  ];
}
