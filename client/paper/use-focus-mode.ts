import { useCallback, useEffect, useState } from 'react';

interface FocusMode {
  readonly isOn: boolean;
  readonly enter: () => void;
  readonly leave: () => void;
}

/** Only the paper on the screen. Escape brings everything back, unless something that is open takes it first. */
export function useFocusMode(): FocusMode {
  const [isOn, setIsOn] = useState(false);
  const enter = useCallback(() => setIsOn(true), []);
  const leave = useCallback(() => setIsOn(false), []);
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')) return;
      setIsOn(false);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOn]);
  return { isOn, enter, leave };
}
