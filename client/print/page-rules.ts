/** What stands around the text of every page. */
export interface PageMarks {
  readonly title: string;
  /** Such as "draft"; null for a paper that is none. */
  readonly mark: string | null;
  /** The sentence of the page's number, with PAGE and PAGES in it. */
  readonly page: string;
  readonly direction: 'rtl' | 'ltr';
}

// Private-use letters: they mark where the two numbers stand in the sentence, and are never shown.
export const PAGE = '\uE000';
export const PAGES = '\uE001';

/**
 * The style sheet of the pages: running title, draft mark and page number. Margin boxes cannot read the page's words, so
 * they are written into the rules; a new sheet for each printing, taken away after it.
 */
export function pageSheet({ title, mark, page, direction }: PageMarks): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const [start, end] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const words = `direction: ${direction}; font: 9pt "Heebo", "Noto Sans Hebrew", Arial, sans-serif; color: #333;`;
  const draft =
    mark === null ? '' : `@top-${end} { content: ${text(mark)}; ${words} font-weight: 600; }`;
  sheet.replaceSync(`
    @page {
      size: A4;
      margin: 24mm 20mm 22mm;
      @top-${start} { content: ${text(title)}; ${words} inline-size: 75%; }
      ${draft}
      @bottom-center { content: ${numbered(page)}; ${words} }
    }
    @page :first { @top-${start} { content: none; } }
  `);
  return sheet;
}

/** A CSS string: nothing of somebody's title can end it. */
function text(words: string): string {
  const safe = words.replaceAll(/[^\p{L}\p{M}\p{N} .,:;()!?״׳–־-]/gu, (letter) => {
    const code = (letter.codePointAt(0) ?? 0x20).toString(16);
    return `\\${code} `;
  });
  return `"${safe}"`;
}

function numbered(sentence: string): string {
  return sentence
    .split(new RegExp(`(${PAGE}|${PAGES})`))
    .map((part) => {
      if (part === PAGE) return 'counter(page)';
      return part === PAGES ? 'counter(pages)' : text(part);
    })
    .join(' ');
}
