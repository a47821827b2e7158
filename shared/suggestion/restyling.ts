/** Attributes of a block that a suggestion may change. */
export const RESTYLED_ATTRIBUTES = [
  'level',
  'align',
  'dir',
  'numbered',
  'style',
  'start',
  'tone',
  'checked',
  'width',
  'dimension',
] as const;

/** What attributes are to be, as text: `level=#2&align=`; a number after `#`, nothing for null. */
export function formatTo(attributes: Readonly<Record<string, unknown>>): string {
  return Object.entries(attributes)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${formatValue(value)}`)
    .join('&');
}

function formatValue(value: unknown): string {
  if (typeof value === 'number') return `#${value}`;
  return typeof value === 'string' ? encodeURIComponent(value) : '';
}

/** The attributes as `to` says they are to be. Names that no suggestion may change are left alone. */
export function restyledAttributes(
  attributes: Readonly<Record<string, unknown>>,
  to: string | null,
): Record<string, unknown> {
  const next: Record<string, unknown> = { ...attributes };
  for (const part of to?.split('&') ?? []) {
    const [name = '', text = ''] = part.split('=');
    if (!(RESTYLED_ATTRIBUTES as readonly string[]).includes(name)) continue;
    if (text === '') delete next[name];
    else next[name] = text.startsWith('#') ? Number(text.slice(1)) : decodeSafely(text);
  }
  return next;
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // What no editor wrote is put back as it stands; the schema judges it like any other value.
    return text;
  }
}
