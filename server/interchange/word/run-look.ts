import { val } from '#server/interchange/word/xml.ts';
import type { Look } from '#shared/interchange/model.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';
import { type Entry, RESTYLES } from '#shared/suggestion/entry.ts';

/** Word's nearest to each of the paper's colours. */
const HIGHLIGHTS: Readonly<Record<string, string>> = {
  yellow: 'yellow',
  green: 'green',
  blue: 'cyan',
  pink: 'magenta',
};

/**
 * The properties of a run, in the order that Word asks for. What is bold or slanted says so twice: Word takes the second,
 * complex-script one for Hebrew, and ignores the first there.
 */
export function runLook(look: Look, direction: Direction, style: string | null = null): string {
  const named = style ?? (look.link ? 'Hyperlink' : look.mention ? 'Mention' : null);
  const vertical = look.superscript ? 'superscript' : look.subscript ? 'subscript' : null;
  const colour = look.highlight === null ? undefined : HIGHLIGHTS[look.highlight];
  return [
    named === null ? '' : val('rStyle', named),
    look.bold ? '<w:b/><w:bCs/>' : '',
    look.italic ? '<w:i/><w:iCs/>' : '',
    look.strike ? '<w:strike/>' : '',
    colour === undefined ? '' : val('highlight', colour),
    look.underline ? val('u', 'single') : '',
    vertical === null ? '' : val('vertAlign', vertical),
    direction === 'rtl' ? '<w:rtl/>' : '',
  ].join('');
}

/** A look with all that is suggested about it. */
export function restyledLook(look: Look, changes: readonly Entry[]): Look {
  let next = look;
  for (const { kind, to } of changes) {
    const mark = RESTYLES.find((name) => name === to?.slice(1));
    if (kind === 'restyled' && mark) next = { ...next, [mark]: to?.startsWith('+') ?? false };
  }
  return next;
}
