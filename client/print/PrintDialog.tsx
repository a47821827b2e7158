import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import {
  PRINT_ADDRESSES,
  PRINT_LINKS,
  PRINT_SIZE,
  PRINT_TITLE,
} from '#client/print/print-choices.ts';
import {
  type RememberedChoice,
  useRememberedChoice,
} from '#client/remembered/remembered-choice.ts';
import { useSuggestionsNow } from '#client/suggestion/live-suggestions.ts';
import type { ShownText } from '#client/suggestion/shown-text.ts';
import { ShownTextChoice } from '#client/suggestion/ShownTextSwitch.tsx';
import type { TextView } from '#client/suggestion/use-text-view.ts';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine, Choice } from '#client/ui/Choice.tsx';
import { Dialog, DialogActions } from '#client/ui/Dialog.tsx';
import styles from '#client/print/Print.module.css';

interface PrintDialogProps {
  readonly editor: Editor;
  readonly text: TextView;
  readonly onClose: () => void;
}

/** Asks how the paper is to come out, and prints it. */
export function PrintDialog({ editor, text, onClose }: PrintDialogProps) {
  const say = useSay();
  // What is looked at is what is printed, unless the dialog says otherwise.
  const [wanted, setWanted] = useState<ShownText | null>(null);
  const hasSuggestions = useSuggestionsNow(editor).length > 0;
  const size = useRememberedChoice(PRINT_SIZE);
  const print = () => {
    onClose();
    text.forPrint(wanted);
    // Once the dialog has gone and given the focus back: printing holds the page still.
    setTimeout(() => window.print(), 0);
  };
  return (
    <Dialog title={say('print.title')} isOpen onClose={onClose}>
      <div className={styles['choices']}>
        <p>{say('print.lead')}</p>
        {hasSuggestions && (
          <ShownTextChoice
            label={say('suggestion.view.print')}
            shown={wanted ?? text.shown}
            onShow={setWanted}
          />
        )}
        <YesNo choice={PRINT_TITLE} words={say('print.titleBlock')} />
        <YesNo choice={PRINT_LINKS} words={say('print.blockLinks')} />
        <YesNo choice={PRINT_ADDRESSES} words={say('print.addresses')} />
        <Choice
          label={say('print.size')}
          look="pill"
          value={size}
          onChange={PRINT_SIZE.choose}
          options={(['s', 'm', 'l'] as const).map((value) => ({
            value,
            label: say(`print.${value}`),
          }))}
        />
      </div>
      <DialogActions>
        <Button tone="primary" onPress={print}>
          {say('print.print')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface YesNoProps {
  readonly choice: RememberedChoice<'yes' | 'no'>;
  readonly words: string;
}

function YesNo({ choice, words }: YesNoProps) {
  const value = useRememberedChoice(choice);
  return (
    <CheckLine
      isChosen={value === 'yes'}
      onChange={(isChosen) => choice.choose(isChosen ? 'yes' : 'no')}
    >
      {words}
    </CheckLine>
  );
}
