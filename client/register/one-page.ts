import { type RefObject, useEffect, useRef } from 'react';

/** An A4 page on its side within its margins, in CSS pixels. */
const PAGE = { width: 1030, height: 690 };

/** Makes what stands in the element fit on one page of paper, on its side, for as long as it is printed. */
export function useOnePage(): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@page { size: A4 landscape; margin: 12mm; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const before = () => {
      const element = page.current;
      if (!element) return;
      // Drawn as on the page: as wide as it is, and without what is not printed.
      element.dataset['printing'] = '';
      const { scrollHeight } = element;
      element.style.setProperty('--page-zoom', String(Math.min(1, PAGE.height / scrollHeight)));
    };
    const after = () => {
      const element = page.current;
      if (!element) return;
      delete element.dataset['printing'];
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
