import { ChevronDown, Eye } from 'lucide-react';
import { useState } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useSay } from '#client/locale/Locale.tsx';
import { SHOWN_TEXTS, type ShownText } from '#client/suggestion/shown-text.ts';
import { Choice } from '#client/ui/Choice.tsx';
import { classes } from '#client/ui/classes.ts';
import menu from '#client/ui/Menu.module.css';
import styles from '#client/suggestion/ShownText.module.css';

interface ShownTextSwitchProps {
  readonly shown: ShownText;
  readonly onShow: (shown: ShownText) => void;
}

/** Says by name how the paper's suggestions are shown now, and changes it. */
export function ShownTextSwitch({ shown, onShow }: ShownTextSwitchProps) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const name = say(`suggestion.view.short.${shown}`);
  const show = (next: ShownText) => {
    setIsOpen(false);
    onShow(next);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Pressable
        aria-label={`${say('suggestion.view.now')}: ${name}`}
        className={classes(styles['switch'], shown !== 'marked' && styles['projected'])}
      >
        <Eye size={18} aria-hidden="true" />
        <span className={styles['name']}>{name}</span>
        <ChevronDown size={16} aria-hidden="true" />
      </Pressable>
      <Popover className={classes(menu['popover'])} placement="bottom end" offset={6}>
        <Dialog aria-label={say('suggestion.view.title')} className={styles['choices'] ?? ''}>
          <ShownTextChoice label={say('suggestion.view.title')} shown={shown} onShow={show} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface ShownTextChoiceProps extends ShownTextSwitchProps {
  readonly label: string;
}

/** The three texts with what each of them is; also before printing. */
export function ShownTextChoice({ label, shown, onShow }: ShownTextChoiceProps) {
  const say = useSay();
  return (
    <Choice
      label={label}
      look="cards"
      value={shown}
      onChange={onShow}
      options={SHOWN_TEXTS.map((value) => ({
        value,
        label: say(`suggestion.view.${value}`),
        meaning: say(`suggestion.view.meaning.${value}`),
      }))}
    />
  );
}
