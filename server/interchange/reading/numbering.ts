import type { Styles } from '#server/interchange/reading/styles.ts';
import {
  child,
  childrenNamed,
  type Element,
  valueOf,
} from '#server/interchange/reading/xml-tree.ts';

/** How one level of a list counts. */
export interface ListSign {
  readonly list: string;
  /** From 0. */
  readonly level: number;
  /** Word's name of the numerals; `bullet` for none. */
  readonly format: string;
  /** As it is written: `%1.`, `(%2)`. */
  readonly pattern: string;
  readonly start: number;
  /** What goes on counting over several lists. */
  readonly counter: string;
  readonly restarts: boolean;
  /** Where its words begin, in twentieths of a point. */
  readonly indent: number;
}

interface Level {
  readonly format: string;
  readonly pattern: string;
  readonly start: number;
  readonly indent: number;
}

const MOST_LEVELS = 9;

/** The lists of a file. */
export class Numbering {
  readonly #abstract = new Map<string, ReadonlyMap<string, Level>>();
  readonly #lists = new Map<string, Element>();

  constructor(root: Element | undefined) {
    for (const one of childrenNamed(root, 'w:abstractNum'))
      this.#abstract.set(one.attrs['w:abstractNumId'] ?? '', levelsOf(one));
    for (const one of childrenNamed(root, 'w:num'))
      this.#lists.set(one.attrs['w:numId'] ?? '', one);
  }

  /** The sign of a paragraph with these properties; null where it stands in no list. */
  signOf(properties: Element | undefined, styles: Styles): ListSign | null {
    const own = styles.paragraphProperty(properties, 'w:numPr');
    const list = valueOf(child(own, 'w:numId'));
    if (list === undefined || list === '0') return null;
    const num = this.#lists.get(list);
    if (!num) return null;
    const level = String(
      Math.min(Number(valueOf(child(own, 'w:ilvl')) ?? 0) || 0, MOST_LEVELS - 1),
    );
    const counter = valueOf(child(num, 'w:abstractNumId')) ?? '';
    const override = childrenNamed(num, 'w:lvlOverride').find(
      ({ attrs }) => attrs['w:ilvl'] === level,
    );
    const replaced = child(override, 'w:lvl');
    const told = (replaced && levelOf(replaced)) ?? this.#abstract.get(counter)?.get(level);
    const restart = valueOf(child(override, 'w:startOverride'));
    if (told?.format === 'none') return null;
    return {
      list,
      level: Number(level),
      format: told?.format ?? 'bullet',
      pattern: told?.pattern ?? '',
      start: restart === undefined ? (told?.start ?? 1) : wholeOf(restart, 1),
      counter,
      restarts: restart !== undefined || replaced !== undefined,
      indent: told?.indent ?? 0,
    };
  }
}

function levelsOf(abstract: Element): ReadonlyMap<string, Level> {
  return new Map(
    childrenNamed(abstract, 'w:lvl').map((one) => [one.attrs['w:ilvl'] ?? '', levelOf(one)]),
  );
}

function levelOf(level: Element): Level {
  return {
    format: valueOf(child(level, 'w:numFmt')) ?? 'decimal',
    pattern: valueOf(child(level, 'w:lvlText')) ?? '',
    start: wholeOf(valueOf(child(level, 'w:start')), 1),
    indent: indentOf(child(level, 'w:pPr')),
  };
}

/** How far words stand in from the start of the line, in twentieths of a point. */
export function indentOf(properties: Element | undefined): number {
  const { attrs = {} } = child(properties, 'w:ind') ?? {};
  return wholeOf(attrs['w:start'] ?? attrs['w:left'], 0);
}

/** No measure of a page is larger. */
const MOST = 1e8;

export function wholeOf(text: string | undefined, otherwise: number): number {
  const value = Math.round(Number(text ?? Number.NaN));
  if (Math.abs(value) > MOST) return Math.sign(value) * MOST;
  return Number.isFinite(value) ? value : otherwise;
}
