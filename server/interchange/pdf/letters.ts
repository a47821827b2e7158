import { BUILT_IN_LETTERS } from '#server/interchange/pdf/built-in-letters.ts';
import { bundledFaces, FACES } from '#server/interchange/pdf/faces.ts';

/** Stands for what no face here has a shape for. */
export const NO_SHAPE = '\u25A1';

type Letters = ReadonlySet<number>;

/** A letter with the marks on it, which one face has to have together. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu;
/** They choose between shapes that are not here. */
const SELECTORS = /\u200D|[\uFE00-\uFE0F]|[\u{E0000}-\u{E01EF}]/gu;

/** What the faces of a PDF can show: nothing is printed that has no shape, and nothing that has one is lost. */
export class Shapes {
  readonly #faces: readonly Letters[];
  readonly #main: Letters;

  constructor() {
    const own = bundledFaces();
    // Each family's faces have the same letters.
    const families: Readonly<Record<string, Letters>> = {
      'Frank Ruhl Libre': lettersOf(own[0]),
      'Noto Serif Hebrew': lettersOf(own[3]),
    };
    this.#faces = FACES.map((face) => families[face] ?? rangesOf(BUILT_IN_LETTERS[face] ?? ''));
    this.#main = this.#faces[0] ?? new Set();
  }

  /** The text as it can be printed; where a letter has no shape, a square stands for it. */
  printable(text: string): string {
    if (this.#isIn(text, this.#main)) return text;
    return text
      .replaceAll(SELECTORS, '')
      .replaceAll(CLUSTER, (cluster) => this.#cluster(cluster))
      .replaceAll(/\u25A1{2,}/g, NO_SHAPE);
  }

  /** Marks that the face of their letter does not have are left away: another face would print the letter twice. */
  #cluster(cluster: string): string {
    const base = /^./su.exec(cluster)?.[0] ?? '';
    const face = this.#faces.find((one) => this.#isIn(base, one));
    if (!face) return NO_SHAPE;
    return cluster.replaceAll(/./gsu, (letter) => (this.#isIn(letter, face) ? letter : ''));
  }

  #isIn(text: string, face: Letters): boolean {
    for (const letter of text) {
      const code = letter.codePointAt(0) ?? 0;
      if (!face.has(code) && !INVISIBLE.has(code)) return false;
    }
    return true;
  }
}

/** Never drawn, whatever the face: breaks, marks of direction and isolates. */
const INVISIBLE: Letters = new Set([
  0x20, 0xa0, 0x200b, 0x200e, 0x200f, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069,
]);

function rangesOf(text: string): Letters {
  const letters = new Set<number>();
  for (const range of text.trim().split(/\s+/)) {
    const [from = 0, to = from] = range.split('-').map((code) => Number.parseInt(code, 16));
    for (let code = from; code <= to; code++) letters.add(code);
  }
  return letters;
}

/** The letters of a font file: its table `cmap`, in the form (4) that every font of the first plane has. */
function lettersOf(font: Buffer | undefined): Letters {
  const letters = new Set<number>();
  if (!font) return letters;
  const start = mapOf(font);
  const count = font.readUInt16BE(start + 6) / 2;
  const value = (table: number, at: number) => font.readUInt16BE(start + 14 + table + at * 2);
  for (let at = 0; at < count; at++) {
    const last = value(0, at);
    const first = value(count * 2 + 2, at);
    const delta = value(count * 4 + 2, at);
    const offset = value(count * 6 + 2, at);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const place = start + 14 + count * 6 + 2 + at * 2 + offset + (code - first) * 2;
      const glyph = offset === 0 ? (code + delta) & 0xffff : font.readUInt16BE(place);
      if (glyph !== 0) letters.add(code);
    }
  }
  return letters;
}

function mapOf(font: Buffer): number {
  const tables = font.readUInt16BE(4);
  for (let at = 0; at < tables; at++) {
    const entry = 12 + at * 16;
    if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    const cmap = font.readUInt32BE(entry + 8);
    for (let map = 0; map < font.readUInt16BE(cmap + 2); map++) {
      const start = cmap + font.readUInt32BE(cmap + 4 + map * 8 + 4);
      if (font.readUInt16BE(start) === 4) return start;
    }
  }
  throw new Error('a font of the program has no map of its letters');
}
