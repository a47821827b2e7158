import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import type { Findings } from '#client/editor/paste/findings.ts';

/**
 * Controls that print nothing, the signs that turn the text around them (a paragraph's direction is its own attribute;
 * an unclosed one would turn what colleagues write after it), and the placeholder that only a reference may stand on.
 * Kept are the two marks that only stand between letters, U+200E and U+200F.
 */
const SIGNS =
  // oxlint-disable-next-line no-control-regex -- naming the control characters is the point
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]/g;
const SURROGATES = /[\ud800-\udfff]/;

/** Text as a paper may hold it: no controls, no bidi embeddings, no half of a pair. */
export function cleanText(text: string, findings?: Findings): string {
  const clean = text.replace(SIGNS, (sign) => {
    if (sign !== '\ufeff' && sign !== REFERENCE_CHARACTER) findings?.drop('signs');
    return '';
  });
  return SURROGATES.test(clean) ? wellFormed(clean) : clean;
}

/** Without halves of surrogate pairs, which no encoding can carry. */
function wellFormed(text: string): string {
  return text.replaceAll(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  );
}
