import type { Inline } from '#shared/interchange/model.ts';

const LABEL =
  /^\s*(?:איור|תרשים|תמונה|גרף|טבלה|לוח|figure|fig\.?|chart|table)\s+\d+\s*[:.\-–—]*\s*/i;

/** A caption without the label that a paper counts anew. */
export function withoutLabel(inline: readonly Inline[]): Inline[] {
  const [first, ...rest] = inline;
  if (first?.kind !== 'words') return [...inline];
  const text = first.text.replace(LABEL, '');
  return text === '' ? rest : [{ ...first, text }, ...rest];
}
