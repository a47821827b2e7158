import { NODES } from '#shared/paper/schema.ts';

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

/**
 * The attributes of a block of this type as `to` says they are to be. Names that no suggestion may change, or that such a
 * block does not have, are left alone, and so are those whose value the schema does not accept: nobody has judged it yet.
 */
export function restyledAttributes(
  type: string,
  attributes: Readonly<Record<string, unknown>>,
  to: string | null,
): Record<string, unknown> {
  const next: Record<string, unknown> = { ...attributes };
  for (const part of to?.split('&') ?? []) {
    const [name = '', text = ''] = part.split('=');
    const rule = NODES[type]?.attributes[name];
    if (!rule || !(RESTYLED_ATTRIBUTES as readonly string[]).includes(name)) continue;
    const value = text.startsWith('#') ? Number(text.slice(1)) : decodeSafely(text);
    if (text === '') delete next[name];
    else if (rule.accepts(value)) next[name] = value;
  }
  return next;
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // What no editor wrote stays as it stands; the schema will not accept it.
    return text;
  }
}
