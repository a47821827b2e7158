import type { Means } from '#server/interchange/reading/means.ts';
import { child, type Element } from '#server/interchange/reading/xml-tree.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

const KINDS = {
  'w:ins': 'insertion',
  'w:moveTo': 'insertion',
  'w:del': 'deletion',
  'w:moveFrom': 'deletion',
} as const;

const CODES = { insertion: 'insertions', deletion: 'deletions' } as const;

/** The entry of an element around what somebody put in, took out or moved; null for any other. */
export function revisionOf({ book, tally }: Means, element: Element): Entry | null {
  if (!isRevision(element.name)) return null;
  const kind = KINDS[element.name];
  tally.add(CODES[kind]);
  return book.entry(kind, element);
}

function isRevision(name: string): name is keyof typeof KINDS {
  return Object.hasOwn(KINDS, name);
}

/** What is proposed about a paragraph's mark, or about a row, by its properties. */
export function revisionsIn(means: Means, properties: Element | undefined): Entry[] {
  return Object.keys(KINDS).flatMap((name) => {
    const found = child(properties, name);
    return (found && revisionOf(means, found)) ?? [];
  });
}

/** Signs of ranges: of comments and of moves. True for one of them. */
export function takeRange({ ranges, book, tally }: Means, { name, attrs }: Element): boolean {
  const id = attrs['w:id'] ?? '';
  if (name === 'w:commentRangeStart') ranges.start(id);
  else if (name === 'w:commentRangeEnd') ranges.end(id);
  else if (name === 'w:moveFromRangeStart' || name === 'w:moveToRangeStart') {
    if (name === 'w:moveFromRangeStart') tally.add('moves');
    book.setMove(attrs['w:name'] ?? '');
  } else if (name === 'w:moveFromRangeEnd' || name === 'w:moveToRangeEnd') book.setMove('');
  else return /Range(?:Start|End)$/.test(name);
  return true;
}
