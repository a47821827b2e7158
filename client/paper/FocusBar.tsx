import type { ReactNode } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import reading from '#client/paper/Reading.module.css';

/** As keyboards print it. */
const ESCAPE = 'Esc';

interface FocusBarProps {
  readonly saving: ReactNode;
  readonly onLeave: () => void;
}

/** All that remains of the furniture: the truth about saving, and the way back. */
export function FocusBar({ saving, onLeave }: FocusBarProps) {
  const say = useSay();
  return (
    <div className={reading['focusBar']}>
      {saving}
      <VisuallyHidden>
        <output>{say('tools.reading.focusOn')}</output>
      </VisuallyHidden>
      <Button tone="quiet" onPress={onLeave}>
        {say('tools.reading.leaveFocus')} <bdi dir="ltr">{ESCAPE}</bdi>
      </Button>
    </div>
  );
}
