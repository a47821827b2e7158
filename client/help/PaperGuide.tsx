import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PaperGuideState } from '#client/help/use-paper-guide.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Button } from '#client/ui/Button.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import styles from '#client/help/PaperGuide.module.css';

/** Each step points to the elements that carry its name as `data-guide`. */
const STEPS = ['mode', 'saving', 'outline', 'remarks', 'ask'] as const;
type GuideStep = (typeof STEPS)[number];

/**
 * A few calm steps between the bar and the sheet, one at a time: in the flow of the page, so that no text is ever under
 * it. It points to what it speaks of, and takes the focus only when somebody asked for it or goes on in it.
 */
export function PaperGuide(props: PaperGuideProps) {
  return props.guide.isShown ? <Steps {...props} /> : null;
}

interface PaperGuideProps {
  readonly guide: PaperGuideState;
  /** Whether this person sees remarks on the paper. */
  readonly hasRemarks: boolean;
}

function Steps({ guide: { isAsked, end }, hasRemarks }: PaperGuideProps) {
  const say = useSay();
  const [place, setPlace] = useState(0);
  const steps = STEPS.filter((one) => one !== 'remarks' || hasRemarks);
  const step = steps[place] ?? STEPS[0];
  const isLast = place === steps.length - 1;
  usePointer(step);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from any of its buttons
    <section
      aria-label={say('help.guide.label')}
      className={styles['guide']}
      onKeyDown={(event) => {
        if (event.key === 'Escape') end();
      }}
    >
      <div className={styles['words']}>
        <p className={styles['place']}>
          <Sentence
            of="help.guide.step"
            values={{ step: String(place + 1), all: String(steps.length) }}
          />
        </p>
        <StepTitle key={step} takesFocus={isAsked || place > 0}>
          {say(`help.guide.${step}.title`)}
        </StepTitle>
        <p>{say(`help.guide.${step}.text`)}</p>
      </div>
      <div className={styles['actions']}>
        {place > 0 && (
          <Button tone="quiet" onPress={() => setPlace(place - 1)}>
            {say('help.guide.back')}
          </Button>
        )}
        <Button onPress={() => (isLast ? end() : setPlace(place + 1))}>
          {say(isLast ? 'help.guide.done' : 'help.guide.next')}
        </Button>
        <IconButton label={say('help.guide.close')} onPress={end}>
          <X size={20} aria-hidden="true" />
        </IconButton>
      </div>
    </section>
  );
}

interface StepTitleProps {
  readonly takesFocus: boolean;
  readonly children: string;
}

/** Another step is another heading to those who hear it. */
function StepTitle({ takesFocus, children }: StepTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'center' });
  }, [takesFocus]);
  return (
    <h2 ref={heading} tabIndex={-1} className={styles['title']}>
      {children}
    </h2>
  );
}

/** Frames what a step speaks of, wherever on the screen it stands. */
function usePointer(step: GuideStep): void {
  useEffect(() => {
    const pointed = document.querySelectorAll<HTMLElement>(`[data-guide="${step}"]`);
    for (const element of pointed) element.dataset['pointed'] = '';
    return () => {
      for (const element of pointed) delete element.dataset['pointed'];
    };
  }, [step]);
}
