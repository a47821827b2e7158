import { BookOpenText } from 'lucide-react';
import { useState } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import {
  isTypingChoiceOn,
  TYPING_CHOICES,
  type TypingChoice,
} from '#client/editor/typography/typing-choices.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { PAPER_FONT, PAPER_SIZE } from '#client/paper/reading-look.ts';
import { useRememberedChoice } from '#client/remembered/remembered-choice.ts';
import { Button } from '#client/ui/Button.tsx';
import button from '#client/ui/Button.module.css';
import { CheckLine, Choice } from '#client/ui/Choice.tsx';
import { classes } from '#client/ui/classes.ts';
import menu from '#client/ui/Menu.module.css';
import styles from '#client/paper/Reading.module.css';

interface ReadingMenuProps {
  readonly mayWrite: boolean;
  readonly onFocusMode: () => void;
}

/** Typeface and size of the text, a view without furniture, and what is corrected while one types. */
export function ReadingMenu({ mayWrite, onFocusMode }: ReadingMenuProps) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const label = say('tools.reading.label');
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Pressable aria-label={label} className={classes(button['button'], button['icon'])}>
        <BookOpenText size={20} aria-hidden="true" />
      </Pressable>
      <Popover className={classes(menu['popover'])} placement="bottom end" offset={6}>
        <Dialog aria-label={label} className={styles['menu'] ?? ''}>
          <TextLook />
          <Button
            onPress={() => {
              setIsOpen(false);
              onFocusMode();
            }}
          >
            {say('tools.reading.focus')}
          </Button>
          {mayWrite && <TypingCorrections />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function TextLook() {
  const say = useSay();
  const font = useRememberedChoice(PAPER_FONT);
  const size = useRememberedChoice(PAPER_SIZE);
  return (
    <>
      <Choice
        label={say('tools.reading.font')}
        look="pill"
        value={font}
        onChange={PAPER_FONT.choose}
        options={[
          { value: 'serif', label: say('tools.reading.serif') },
          { value: 'sans', label: say('tools.reading.sans') },
        ]}
      />
      <Choice
        label={say('tools.reading.size')}
        look="pill"
        value={size}
        onChange={PAPER_SIZE.choose}
        options={(['s', 'm', 'l', 'xl'] as const).map((value) => ({
          value,
          label: say(`tools.reading.${value}`),
        }))}
      />
    </>
  );
}

function TypingCorrections() {
  const say = useSay();
  return (
    <fieldset className={styles['corrections']}>
      <legend>{say('tools.typography.label')}</legend>
      {(['quotes', 'dashes', 'maqaf'] as const).map((choice) => (
        <Correction key={choice} choice={choice} />
      ))}
    </fieldset>
  );
}

function Correction({ choice }: { readonly choice: TypingChoice }) {
  const say = useSay();
  useRememberedChoice(TYPING_CHOICES[choice]);
  return (
    <CheckLine
      isChosen={isTypingChoiceOn(choice)}
      onChange={(isOn) => TYPING_CHOICES[choice].choose(isOn ? 'on' : 'off')}
      meaning={say(`tools.typography.${choice}Meaning`)}
    >
      {say(`tools.typography.${choice}`)}
    </CheckLine>
  );
}
