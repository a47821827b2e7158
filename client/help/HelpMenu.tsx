import { CircleQuestionMark } from 'lucide-react';
import { type HelpWishes, useHelpParts } from '#client/help/use-help-parts.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { Menu } from '#client/ui/Menu.tsx';

/** Help on a screen that has no foot. */
export function HelpMenu(wishes: HelpWishes) {
  const say = useSay();
  return (
    <span data-guide="ask">
      <Menu label={say('help.menu')} parts={useHelpParts(wishes)}>
        <IconButton label={say('help.menu')}>
          <CircleQuestionMark size={20} aria-hidden="true" />
        </IconButton>
      </Menu>
    </span>
  );
}
