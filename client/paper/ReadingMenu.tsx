import { BookOpenText } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useSay } from '#client/locale/Locale.tsx';
import { ReadingChoices } from '#client/paper/ReadingChoices.tsx';
import button from '#client/ui/Button.module.css';
import { classes } from '#client/ui/classes.ts';
import menu from '#client/ui/Menu.module.css';
import styles from '#client/paper/Reading.module.css';

/** How the paper looks and corrects, behind a button of the bar. */
export function ReadingMenu({ mayWrite, onFocusMode }: ComponentProps<typeof ReadingChoices>) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const label = say('tools.reading.label');
  const focus = () => {
    setIsOpen(false);
    onFocusMode();
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Pressable aria-label={label} className={classes(button['button'], button['icon'])}>
        <BookOpenText size={20} aria-hidden="true" />
      </Pressable>
      <Popover className={classes(menu['popover'])} placement="bottom end" offset={6}>
        <Dialog aria-label={label} className={styles['menu'] ?? ''}>
          <ReadingChoices mayWrite={mayWrite} onFocusMode={focus} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
