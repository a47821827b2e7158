interface Deps {
  readonly frame: HTMLElement;
  readonly label: string;
  /** Called once, when the grip is let go, with the width in percent of the text's. */
  readonly onWidth: (percent: number) => void;
}

/** Widths that a drag comes to rest at when it is this near, in percent. */
const RESTS = [25, 50, 75, 100] as const;
const NEAR = 3;
export const NARROWEST = 10;

/** The width for a distance from the middle of the text, in percent of the text's width. */
export function widthFor(distance: number, textWidth: number): number {
  const percent = Math.round((Math.abs(distance) * 2 * 100) / Math.max(1, textWidth));
  const rest = RESTS.find((near) => Math.abs(near - percent) <= NEAR);
  return Math.min(100, Math.max(NARROWEST, rest ?? percent));
}

/** Two grips at the picture's sides. A figure stands in the middle, so both sides move together. For a keyboard there is the menu. */
export function resizeGrips({ frame, label, onWidth }: Deps): HTMLElement[] {
  return ['start', 'end'].map((side) => {
    const grip = document.createElement('span');
    grip.className = 'figure-grip';
    grip.dataset['side'] = side;
    grip.title = label;
    grip.setAttribute('aria-hidden', 'true');
    grip.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      follow(grip, frame, onWidth);
    });
    return grip;
  });
}

function follow(grip: HTMLElement, frame: HTMLElement, onWidth: (percent: number) => void): void {
  const { left, width } = (frame.parentElement ?? frame).getBoundingClientRect();
  let chosen: number | null = null;
  const move = ({ clientX }: PointerEvent) => {
    chosen = widthFor(clientX - (left + width / 2), width);
    frame.style.setProperty('--width', `${String(chosen)}%`);
  };
  const done = () => {
    grip.removeEventListener('pointermove', move);
    if (chosen !== null) onWidth(chosen);
  };
  grip.addEventListener('pointermove', move);
  grip.addEventListener('pointerup', done, { once: true });
  grip.addEventListener('pointercancel', done, { once: true });
}
