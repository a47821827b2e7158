import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What poppler's programs say of a PDF. */
function said(
  program: string,
  pdf: Uint8Array,
  before: readonly string[],
  after: readonly string[],
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'nayar-pdf-'));
  const file = path.join(folder, 'file.pdf');
  try {
    writeFileSync(file, pdf);
    return execFileSync(program, [...before, file, ...after], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What `pdfinfo` tells, by name. */
export function pdfFacts(pdf: Uint8Array): ReadonlyMap<string, string> {
  const lines = said('pdfinfo', pdf, [], []).split('\n');
  return new Map(
    lines.flatMap((line) => {
      const at = line.indexOf(':');
      return at === -1 ? [] : [[line.slice(0, at), line.slice(at + 1).trim()] as const];
    }),
  );
}

/** Isolates, marks of direction and places where a word may be broken: nobody reads them. */
const UNSEEN = /[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** The words of each page in the order in which they are read. */
export function pdfPages(pdf: Uint8Array): string[] {
  const text = said('pdftotext', pdf, [], ['-']).replaceAll(UNSEEN, '');
  return text.split('\f').slice(0, -1);
}

export function pdfText(pdf: Uint8Array): string {
  return pdfPages(pdf).join('\n');
}

/** The lines of each page as they lie on it. */
export function pdfLines(pdf: Uint8Array): string[][] {
  const text = said('pdftotext', pdf, ['-layout'], ['-']).replaceAll(UNSEEN, '');
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim()));
}

/** Everything in one line, blanks as one. */
export function pdfWords(pdf: Uint8Array): string {
  return pdfText(pdf).replaceAll(/\s+/g, ' ');
}

/** Letters alone: where signs and digits stand in a line from right to left, poppler guesses. */
export function lettersIn(text: string): string {
  return text.normalize('NFC').replaceAll(/[^\p{L}]/gu, '');
}

export function pdfLetters(pdf: Uint8Array): string {
  return lettersIn(pdfText(pdf));
}

/** The names of the fonts, without the sign of a part; each must be in the file. */
export function pdfFonts(pdf: Uint8Array): { readonly name: string; readonly isIn: boolean }[] {
  const lines = said('pdffonts', pdf, [], []).split('\n').slice(2).filter(Boolean);
  return lines.map((line) => {
    const [name = ''] = line.split(/\s+/);
    const isIn = / yes (?:yes|no) +(?:yes|no) +\d+ +\d+$/.test(line);
    return { name: name.replace(/^[A-Z]{6}\+/, ''), isIn };
  });
}

/** The tree of tags, as programs that read aloud see it. */
export function pdfTags(pdf: Uint8Array): string {
  return said('pdfinfo', pdf, ['-struct-text'], []).replaceAll(UNSEEN, '');
}
