import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Room, in CSS pixels, that the button for the rest takes. */
const MORE = 52;

/**
 * How many of a bar's groups (`data-group`) fit beside each other. Each is measured when it is drawn, and remembered
 * for when it is not.
 */
export function useFitting(bar: RefObject<HTMLElement | null>, count: number): number {
  const [fitting, setFitting] = useState(count);
  const widths = useRef<number[]>([]);
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return undefined;
    const measure = () => {
      const { columnGap, paddingInlineStart, paddingInlineEnd } = getComputedStyle(element);
      const gap = Number.parseFloat(columnGap) || 0;
      const edges = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd);
      for (const [index, group] of [...element.querySelectorAll('[data-group]')].entries()) {
        widths.current[index] = group.getBoundingClientRect().width;
        // Groups come and go; observing one again changes nothing.
        observer.observe(group);
      }
      setFitting(groupsWithin(widths.current.slice(0, count), gap, element.clientWidth - edges));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [bar, count]);
  return fitting;
}

/** How many of these widths go into a room, with place for "more" where not all do. */
export function groupsWithin(widths: readonly number[], gap: number, room: number): number {
  let used = 0;
  for (const [index, width] of widths.entries()) {
    used += width + (index > 0 ? gap : 0);
    const isLast = index === widths.length - 1;
    if (used + (isLast ? 0 : MORE) > room) return Math.max(1, index);
  }
  return widths.length;
}
