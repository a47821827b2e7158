import { WordRefused } from '#server/interchange/reading/limits.ts';
import { readPage } from '#server/interchange/reading/page/read-page.ts';
import { readWord, type WordRead } from '#server/interchange/reading/read-word.ts';
import { Tally } from '#server/interchange/reading/tally.ts';
import {
  type FileKind,
  isNoText,
  isOther,
  isPacked,
  kindOfText,
} from '#server/interchange/reading/text/kind.ts';
import { type Letters, lettersOf } from '#server/interchange/reading/text/letters.ts';
import { markdownPage } from '#server/interchange/reading/text/markdown-page.ts';
import { plainPage } from '#server/interchange/reading/text/plain-page.ts';
import { isVisual, turnedLine } from '#server/interchange/reading/text/visual.ts';

/** A file of whatever kind as a paper has it, and which kind that is. */
export interface FileRead extends WordRead {
  readonly kind: FileKind;
  /** How a text's bytes stand for letters; null for a Word file. */
  readonly encoding: string | null;
}

type Wish = Parameters<typeof readWord>[1];

/** Reads a file by what it is, whatever it is called. Throws `WordRefused` for one that is of no kind that is read here. */
export async function readAny(bytes: Uint8Array, wish: Wish): Promise<FileRead> {
  if (isPacked(bytes)) return { ...(await readWord(bytes, wish)), kind: 'word', encoding: null };
  if (bytes.length === 0 || isOther(bytes)) throw new WordRefused('file-kind');
  const letters = lettersOf(bytes);
  if (isNoText(letters.text)) throw new WordRefused('file-kind');
  return readText(letters, wish);
}

/** Reads a text: a page, Markdown, or lines. */
function readText({ text: all, encoding, damaged }: Letters, wish: Wish): FileRead {
  const tally = new Tally();
  if (damaged > 0) tally.add('damaged-letters', damaged);
  const plain = all.replace(/^\uFEFF/, '');
  const kind = kindOfText(plain);
  const text = kind !== 'html' && isVisual(plain) ? turned(plain, tally) : plain;
  const page =
    kind === 'html'
      ? withoutClipboard(text)
      : kind === 'markdown'
        ? markdownPage(text, tally)
        : plainPage(text);
  const read = readPage(page, { ...wish, tally, hasMeanings: kind === 'markdown' });
  return { ...read, kind, encoding };
}

function turned(text: string, tally: Tally): string {
  const lines = text.split('\n');
  tally.add('turned-lines', lines.filter((line) => /[א-ת]/.test(line)).length);
  return lines.map(turnedLine).join('\n');
}

/** The page in what the clipboard of Windows says of it. */
function withoutClipboard(text: string): string {
  if (!text.startsWith('Version:')) return text;
  const at = text.search(/<(?:!doctype|html|head|body)\b/i);
  return at === -1 ? text : text.slice(at);
}
