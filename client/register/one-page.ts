import { type RefObject, useEffect, useRef } from 'react';

/** An A4 page within its margins, in CSS pixels. */
const SHORT = 690;
const LONG = 1020;
/** How wide the whole is laid out before it is made smaller; what is more than as high stands better upright. */
const LAID_OUT = 1200;

/** Makes what stands in the element fit on one page of paper for as long as it is printed. */
export function useOnePage(): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const before = () => {
      const element = page.current;
      if (!element) return;
      // Laid out as it will be printed, so that its height is known.
      element.dataset['printing'] = '';
      element.style.inlineSize = `${String(LAID_OUT)}px`;
      const high = element.scrollHeight;
      const isUpright = high > LAID_OUT;
      const [across, down] = isUpright ? [SHORT, LONG] : [LONG, SHORT];
      const zoom = Math.min(1, across / LAID_OUT, down / high);
      element.style.inlineSize = `${String(Math.floor(across / zoom))}px`;
      element.style.setProperty('--page-zoom', String(zoom));
      const way = isUpright ? 'portrait' : 'landscape';
      sheet.replaceSync(`@page { size: A4 ${way}; margin: 12mm; }`);
    };
    const after = () => {
      const element = page.current;
      if (!element) return;
      delete element.dataset['printing'];
      element.style.removeProperty('inline-size');
      element.style.removeProperty('--page-zoom');
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, []);
  return page;
}
