/** More than this would be read for nothing: the bytes of a whole paper's images are far below. */
const MOST_CHARACTERS = 120_000_000;

/**
 * The images inside rich text, in its order. Word's page only names files of the sender's disk; their bytes come beside
 * it, as hexadecimal in groups `{\pict\pngblip …}`. Drawings in Windows' own formats cannot be shown and are skipped.
 */
export function imagesInRtf(rtf: string): Blob[] {
  const images: Blob[] = [];
  const text = rtf.slice(0, MOST_CHARACTERS);
  for (let at = text.indexOf('\\pict'); at >= 0; at = text.indexOf('\\pict', at + 5)) {
    const end = text.indexOf('}', lastGroupIn(text, at));
    const group = text.slice(at, end < 0 ? text.length : end);
    if (!/\\(?:pngblip|jpegblip)/.test(group.slice(0, 4000))) continue;
    const bytes = bytesOfHex(hexIn(group));
    if (bytes) images.push(new Blob([bytes]));
  }
  return images;
}

/** After the inner groups of a picture (its properties and its id), where its digits begin. */
function lastGroupIn(text: string, from: number): number {
  let at = from;
  for (let inner = 0; inner < 64; inner++) {
    const open = text.indexOf('{', at);
    const close = text.indexOf('}', at);
    if (open < 0 || close < 0 || close < open) return at;
    at = endOfGroup(text, open);
  }
  return at;
}

function endOfGroup(text: string, open: number): number {
  let depth = 0;
  const last = Math.min(text.length, open + 200_000);
  for (let at = open; at < last; at++) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return last;
}

/** The digits after the last control word or inner group. */
function hexIn(group: string): string {
  const start = group.lastIndexOf('}') + 1;
  const words = /(?:\\[a-z]+-?\d* ?|\s)*/.exec(group.slice(start));
  return group.slice(start + (words?.[0].length ?? 0)).replaceAll(/\s/g, '');
}

function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> | null {
  if (hex.length < 16 || hex.length % 2 !== 0 || !/^[\da-f]+$/i.test(hex)) return null;
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16);
  }
  return bytes;
}
