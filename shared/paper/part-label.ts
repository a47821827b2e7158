import { withGershayim } from '#shared/paper/hebrew-numeral.ts';
import type { NumberedPart } from '#shared/paper/numbering.ts';

type LabelKey =
  | 'editor.block.challenge'
  | 'editor.block.interventionPoint'
  | 'editor.block.recommendation'
  | `structure.label.${
      | 'chapter'
      | 'section'
      | 'title'
      | 'untitled'
      | 'table'
      | 'figure'
      | 'figurePlain'
      | 'footnote'
      | 'paragraph'
      | 'paragraphPlain'}`;

/** Says a sentence of the catalogue: the client's sayer and the server's both fit. */
export type SayLabel = (
  key: LabelKey,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** How a part is called in a sentence: "פרק 2", "סעיף 2.1", "המלצה 3.2", "טבלה 1"; a heading without a number by its words. */
export function partLabel(part: NumberedPart<unknown>, say: SayLabel): string {
  const { kind, words } = part;
  const number = part.number === null ? null : inSentence(part.number);
  if (kind === 'heading') {
    if (number !== null) {
      return say(`structure.label.${part.number?.includes('.') ? 'section' : 'chapter'}`, {
        number,
      });
    }
    return words === ''
      ? say('structure.label.untitled')
      : say('structure.label.title', { title: isolated(words) });
  }
  if (kind === 'figure' || kind === 'paragraph') {
    if (number === null) return say(`structure.label.${kind}Plain`);
    return say(`structure.label.${kind}`, { number });
  }
  if (kind === 'table' || kind === 'footnote')
    return say(`structure.label.${kind}`, { number: number ?? '' });
  return `${say(`editor.block.${kind}`)} ${number ?? ''}`.trim();
}

/** A heading's number as it stands before its words: "2." alone, "2.1" without a last dot. */
export function headingMark(number: string): string {
  return number.includes('.') ? number : `${number}.`;
}

/** Letters and digits of one number stay in their order in a sentence of either direction. */
function inSentence(number: string): string {
  if (!/[א-ת]/.test(number)) return number;
  return number.includes('.') ? isolated(number) : withGershayim(number);
}

function isolated(words: string): string {
  return `\u2068${words}\u2069`;
}
