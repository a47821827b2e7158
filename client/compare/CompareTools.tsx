import { ArrowDown, ArrowUp, Printer, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { Comparison } from '#shared/compare/comparison.ts';
import {
  COMPARE_NIQQUD,
  COMPARE_SHOWN,
  COMPARE_SIGNS,
  COMPARE_SUGGESTIONS,
  COMPARE_VIEW,
} from '#client/compare/compare-choices.ts';
import { stopWords } from '#client/compare/change-words.ts';
import type { Stops } from '#client/compare/use-stops.ts';
import { useSay } from '#client/locale/Locale.tsx';
import {
  type RememberedChoice,
  useRememberedChoice,
} from '#client/remembered/remembered-choice.ts';
import { Button } from '#client/ui/Button.tsx';
import button from '#client/ui/Button.module.css';
import { CheckLine, Choice } from '#client/ui/Choice.tsx';
import { classes } from '#client/ui/classes.ts';
import { IconButton } from '#client/ui/IconButton.tsx';
import menu from '#client/ui/Menu.module.css';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/compare/Compare.module.css';

interface WayThroughProps {
  readonly comparison: Comparison;
  readonly stops: Stops;
}

/** Previous and next change, and which of how many this is. */
export function WayThrough({ comparison, stops }: WayThroughProps) {
  const say = useSay();
  const all = comparison.stops.length;
  const stop = stops.at === null ? undefined : comparison.stops[stops.at];
  const at = (stops.at ?? -1) + 1;
  return (
    <div className={styles['way']}>
      <IconButton
        label={say('compare.previous')}
        isDisabled={all === 0}
        onPress={() => stops.step(-1)}
      >
        <ArrowUp size={20} aria-hidden="true" />
      </IconButton>
      <span className={styles['wayAt']}>
        {stop ? say('compare.at', { at, all }) : say('compare.all', { count: all })}
      </span>
      <IconButton label={say('compare.next')} isDisabled={all === 0} onPress={() => stops.step(1)}>
        <ArrowDown size={20} aria-hidden="true" />
      </IconButton>
      <VisuallyHidden>
        <output>{stop && say('compare.announced', { at, all, what: stopWords(stop, say) })}</output>
      </VisuallyHidden>
    </div>
  );
}

/** How the comparison is shown, and what it passes over. */
export function CompareOptionsMenu() {
  const say = useSay();
  const view = useRememberedChoice(COMPARE_VIEW);
  const suggestions = useRememberedChoice(COMPARE_SUGGESTIONS);
  const label = say('compare.options');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Pressable aria-label={label} className={classes(button['button'], button['icon'])}>
        <SlidersHorizontal size={20} aria-hidden="true" />
      </Pressable>
      <Popover className={classes(menu['popover'])} placement="bottom end" offset={6}>
        <Dialog aria-label={label} className={styles['options'] ?? ''}>
          <Choice
            label={say('compare.view.label')}
            look="pill"
            value={view}
            onChange={COMPARE_VIEW.choose}
            options={COMPARE_VIEW.values.map((value) => ({
              value,
              label: say(`compare.view.${value}`),
            }))}
          />
          <Tick choice={COMPARE_SHOWN} on="changes" off="all" words={say('compare.onlyChanges')} />
          <Tick choice={COMPARE_NIQQUD} on="yes" off="no" words={say('compare.ignoreNiqqud')} />
          <Tick choice={COMPARE_SIGNS} on="yes" off="no" words={say('compare.ignorePunctuation')} />
          <Choice
            label={say('compare.suggestions.label')}
            look="pill"
            value={suggestions}
            onChange={COMPARE_SUGGESTIONS.choose}
            options={COMPARE_SUGGESTIONS.values.map((value) => ({
              value,
              label: say(`compare.suggestions.${value}`),
            }))}
          />
          <div className={styles['printHere']}>
            <Button
              icon={<Printer size={18} aria-hidden="true" />}
              onPress={() => {
                setIsOpen(false);
                print();
              }}
            >
              {say('compare.print')}
            </Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface TickProps<Value extends string> {
  readonly choice: RememberedChoice<Value>;
  readonly on: Value;
  readonly off: Value;
  readonly words: string;
}

function Tick<Value extends string>({ choice, on, off, words }: TickProps<Value>) {
  const value = useRememberedChoice(choice);
  return (
    <CheckLine isChosen={value === on} onChange={(isOn) => choice.choose(isOn ? on : off)}>
      {words}
    </CheckLine>
  );
}

/** Once a menu has gone and given the focus back: printing holds the page still. */
function print(): void {
  setTimeout(() => window.print(), 0);
}

/** Where the bar has room for it. */
export function PrintComparison() {
  const say = useSay();
  return (
    <span className={styles['print']}>
      <IconButton label={say('compare.print')} onPress={print}>
        <Printer size={20} aria-hidden="true" />
      </IconButton>
    </span>
  );
}
