/**
 * Small things that one device remembers between visits: the address used last, the language and the theme before
 * anybody is signed in, that the hint about installing was put away. Storage may be switched off or full; nothing here may fail for that.
 */
export type Thing =
  | 'announce'
  | 'compare-niqqud'
  | 'compare-shown'
  | 'compare-signs'
  | 'compare-suggestions'
  | 'compare-view'
  | 'email'
  | 'export-form'
  | 'export-text'
  | 'install'
  | 'language'
  | 'theme'
  | 'paper-font'
  | 'paper-size'
  | 'print-addresses'
  | 'print-links'
  | 'print-size'
  | 'print-title'
  | 'typed-quotes'
  | 'typed-dashes'
  | 'typed-maqaf';

export function remembered(thing: Thing): string | null {
  try {
    return localStorage.getItem(`nayar.${thing}`);
  } catch {
    return null;
  }
}

export function remember(thing: Thing, value: string): void {
  try {
    localStorage.setItem(`nayar.${thing}`, value);
  } catch {
    // A device that remembers nothing asks again next time, which is all it can do.
  }
}

export function forget(thing: Thing): void {
  try {
    localStorage.removeItem(`nayar.${thing}`);
  } catch {
    // What cannot be reached was not kept either.
  }
}
