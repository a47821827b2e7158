import {
  isTypingChoiceOn,
  TYPING_CHOICES,
  type TypingChoice,
} from '#client/editor/typography/typing-choices.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { PAPER_FONT, PAPER_SIZE } from '#client/paper/reading-look.ts';
import { useRememberedChoice } from '#client/remembered/remembered-choice.ts';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine, Choice } from '#client/ui/Choice.tsx';
import styles from '#client/paper/Reading.module.css';

interface ReadingChoicesProps {
  readonly mayWrite: boolean;
  readonly onFocusMode: () => void;
}

/** Typeface and size of the text, a view without furniture, and what is corrected while one types. */
export function ReadingChoices({ mayWrite, onFocusMode }: ReadingChoicesProps) {
  const say = useSay();
  return (
    <>
      <TextLook />
      <Button onPress={onFocusMode}>{say('tools.reading.focus')}</Button>
      {mayWrite && <TypingCorrections />}
    </>
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
