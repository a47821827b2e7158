/** What Word calls its styles, in Hebrew and in English: data of the rules that read them. */
export const CONTENTS_STYLE = /^(?:toc|תוכן עניינים)\s*\d/i;
export const HEADING_STYLE = /^(?:heading|כותרת)\s*(\d)$/i;
export const CAPTION_STYLE = /^(?:caption|כיתוב)$/i;
export const QUOTE_STYLE = /^(?:intense )?quote$|^ציטוט/i;

/** Word's own number at the start of a caption; ours are counted. */
export const CAPTION_NUMBER =
  /^(?:טבלה|לוח|איור|תרשים|תמונה|גרף|table|figure|chart|image)\s+[\d.]+\s*[.:–—-]?\s*/i;
