import { ChevronLeft, ChevronRight } from 'lucide-react';
import { directionOf, useLanguage, useSay } from '#client/locale/Locale.tsx';
import type { KeyDeed } from '#client/meeting/meeting-keys.ts';
import type { OpenStop } from '#client/meeting/use-stops.ts';
import { Button } from '#client/ui/Button.tsx';
import styles from '#client/meeting/Meeting.module.css';

/** What may be done about the passage on screen. */
export interface StopRights {
  readonly mayDecide: boolean;
  readonly mayMove: boolean;
}

interface ControlsProps {
  readonly stop: OpenStop | null;
  readonly rights: StopRights;
  readonly mayManage: boolean;
  readonly onStep: ((by: 1 | -1) => void) | null;
  readonly onDeed: (what: KeyDeed | 'spoken') => void;
}

/** The row under the passage: turning over for everybody, deciding and recording for who runs the meeting. */
export function Controls({ stop, rights, mayManage, onStep, onDeed }: ControlsProps) {
  const say = useSay();
  const { mayDecide, mayMove } = rights;
  const hasSuggestions = (stop?.suggestions.length ?? 0) > 0;
  return (
    <div className={styles['controls']} role="toolbar" aria-label={say('meeting.run.controls')}>
      {onStep && <Turning onStep={onStep} />}
      {mayManage && (
        <>
          {hasSuggestions && mayDecide && (
            <div className={styles['group']}>
              <Button tone="primary" onPress={() => onDeed('accept')}>
                {say('meeting.run.accept')}
              </Button>
              <Button tone="danger" onPress={() => onDeed('reject')}>
                {say('meeting.run.reject')}
              </Button>
            </div>
          )}
          {stop?.register && mayMove && (
            <div className={styles['group']}>
              <Button tone="primary" onPress={() => onDeed('validate')}>
                {say('meeting.run.move')}
              </Button>
              <Button onPress={() => onDeed('spoken')}>{say('meeting.run.spoken')}</Button>
            </div>
          )}
          <div className={styles['group']}>
            <Button onPress={() => onDeed('decision')}>{say('meeting.kind.decision')}</Button>
            <Button onPress={() => onDeed('action')}>{say('meeting.kind.action')}</Button>
            <Button onPress={() => onDeed('note')}>{say('meeting.kind.note')}</Button>
          </div>
        </>
      )}
    </div>
  );
}

function Turning({ onStep }: { readonly onStep: (by: 1 | -1) => void }) {
  const say = useSay();
  const isHebrew = directionOf(useLanguage()) === 'rtl';
  const [Back, Onward] = isHebrew ? [ChevronRight, ChevronLeft] : [ChevronLeft, ChevronRight];
  return (
    <div className={styles['turning']}>
      <Button icon={<Back size={20} aria-hidden="true" />} onPress={() => onStep(-1)}>
        {say('meeting.run.previous')}
      </Button>
      <Button icon={<Onward size={20} aria-hidden="true" />} onPress={() => onStep(1)}>
        {say('meeting.run.next')}
      </Button>
    </div>
  );
}
