/** What a file is, by what is in it. */
export type FileKind = 'word' | 'html' | 'markdown' | 'text';

/** Whether a file is packed or in the old form of office programs: the reader of Word files says what it is. */
export function isPacked(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  const isZip = a === 0x50 && b === 0x4b;
  return isZip || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0);
}

/** Beginnings of files that are no text, whatever letters could be made of them. */
const OTHERS = [
  '%PDF-',
  '{\\rtf',
  'GIF8',
  '\u0089PNG',
  '\u00FF\u00D8\u00FF',
  'RIFF',
  'Rar!',
  '\u001F\u008B',
  '7z\u00BC\u00AF',
  'MIME-Version:',
  'From: <Saved by',
  '\u007FELF',
  'MZ\u0090',
  'II*\u0000',
  'MM\u0000*',
];

export function isOther(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).trimStart();
  const raw = Array.from(bytes.subarray(0, 16), (byte) => String.fromCharCode(byte)).join('');
  return OTHERS.some((start) => raw.startsWith(start) || head.startsWith(start));
}

/** Whether letters are none that anybody writes. */
export function isNoText(text: string): boolean {
  const part = text.slice(0, 65_536);
  // oxlint-disable-next-line no-control-regex -- naming the control characters is the point
  const odd = part.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g)?.length ?? 0;
  return part.includes('\u0000') || odd * 100 > part.length;
}

const PAGE =
  /^(?:<\?xml[^>]{0,300}\?>|<!--[^]{0,5000}?-->|\s)*<(?:!doctype\s+html|html|head|body|meta|title|style)\b/i;
const ELEMENT =
  /^<(?:p|div|span|table|h[1-6]|ul|ol|b|i|u|strong|em|font|center|article|section|main|blockquote|a|img|br|hr)\b[^>]{0,5000}>/i;
/** What the clipboard of Windows puts before a page. */
const CLIPBOARD = /^Version:\d\.\d\r?\nStartHTML:/;

/** The kind of a text. Elements at its start make it a page, signs at the start of its lines make it Markdown. */
export function kindOfText(text: string): Exclude<FileKind, 'word'> {
  const head = text.slice(0, 20_000).trimStart();
  if (PAGE.test(head) || CLIPBOARD.test(head)) return 'html';
  const isSigned = hasSigns(text);
  if (ELEMENT.test(head) && !isSigned) return 'html';
  return isSigned ? 'markdown' : 'text';
}

const SIGNS: readonly RegExp[] = [
  /^#{1,6} +\S/m,
  /^ {0,3}[-*+] +\S/m,
  /^ {0,3}\d{1,3}[.)] +\S/m,
  /^ {0,3}> ?\S/m,
  /^ {0,3}(?:```|~~~)/m,
  /^\|.+\|[ \t]*\r?\n\|[ :|-]+\|/m,
  /\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)/,
  /^\[\^[^\]\n]{1,60}\]:/m,
  /(?:^|\s)\*\*[^*\n]{1,200}\*\*(?:\s|[.,;:!?]|$)/m,
  /^\S.{0,200}\r?\n(?:=+|-{3,})[ \t]*$/m,
];

function hasSigns(text: string): boolean {
  const part = text.slice(0, 200_000);
  return SIGNS.some((sign) => sign.test(part));
}
