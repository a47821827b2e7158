import { type RefObject, useEffect } from 'react';

/** Tables that are wider than the page scroll in their own frame: who has no pointer reaches them with Tab and arrows. */
export function useReachableTables(text: RefObject<HTMLElement | null>, name: string): void {
  useEffect(() => {
    const reach = () => {
      for (const frame of text.current?.querySelectorAll<HTMLElement>('.table-frame') ?? []) {
        const isWide = frame.scrollWidth > frame.clientWidth;
        if (isWide) {
          frame.tabIndex = 0;
          frame.setAttribute('role', 'group');
          frame.setAttribute('aria-label', name);
        } else {
          for (const attribute of ['tabindex', 'role', 'aria-label'])
            frame.removeAttribute(attribute);
        }
      }
    };
    // Also when letters and styles that come later change how wide a table is.
    const observer = new ResizeObserver(reach);
    for (const part of text.current?.querySelectorAll('.table-frame, .table-frame > table') ?? [])
      observer.observe(part);
    return () => observer.disconnect();
  }, [text, name]);
}
