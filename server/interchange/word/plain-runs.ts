import { runLook } from '#server/interchange/word/run-look.ts';
import { escaped, tag } from '#server/interchange/word/xml.ts';
import { PLAIN_LOOK } from '#shared/interchange/model.ts';
import { type Direction, directionsOf, scriptRuns } from '#shared/interchange/script-runs.ts';

/** Words of the house, or a title, as runs: split by script like everybody's words. */
export function plainRuns(text: string, direction: Direction, style: string | null = null): string {
  const words = text.replaceAll(/[\u2066-\u2069]/g, '');
  return scriptRuns(words, directionsOf(words, direction))
    .map((run) => {
      const look = runLook(PLAIN_LOOK, run.direction, style);
      const shown = tag('w:t', { 'xml:space': 'preserve' }, escaped(run.text));
      return tag('w:r', {}, look && tag('w:rPr', {}, look), shown);
    })
    .join('');
}
