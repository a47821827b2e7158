import type { KnownChanges } from '#shared/interchange/returning/known.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { NODES } from '#shared/paper/schema.ts';
import { type Entry, type EntryKind, parseEntries } from '#shared/suggestion/entry.ts';
import { entryOfMark } from '#shared/suggestion/marks.ts';
import { formatTo } from '#shared/suggestion/restyling.ts';

/** Whether a suggestion can be about a block of this kind as a whole. */
export const isUnit = (type: string): boolean => 'proposed' in (NODES[type]?.attributes ?? {});

/** The entry of a kind that the file brought, on a block or on a letter. */
export function newEntry(node: ContentNode, kind: EntryKind, known: KnownChanges): Entry | null {
  const own = parseEntries(node.attrs?.['proposed']);
  const marks = (node.marks ?? []).flatMap((mark) => entryOfMark(mark) ?? []);
  return [...own, ...marks].find((entry) => entry.kind === kind && !known.has(entry)) ?? null;
}

/** What a file says reliably of how a block looks. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  paragraph: ['align', 'dir'],
  heading: ['align', 'dir', 'level'],
  taskItem: ['checked'],
};

/** Other looks of a block: those that the file proposes, and those that were given without a trace. */
export function restylingOf(
  node: ContentNode,
  sent: ContentNode,
  known: KnownChanges,
): { readonly to: string; readonly tracked: Entry | null }[] {
  const entries = parseEntries(node.attrs?.['proposed']).filter(({ kind }) => kind === 'restyled');
  const found = entries.flatMap((entry) =>
    entry.to === null || known.has(entry) ? [] : [{ to: entry.to, tracked: entry }],
  );
  if (node.type !== sent.type) return found;
  const to = Object.fromEntries(
    (TOLD[node.type] ?? []).flatMap((name) => {
      const [was, is] = [sent.attrs?.[name] ?? null, node.attrs?.[name] ?? null];
      return was === is ? [] : [[name, is]];
    }),
  );
  if (Object.keys(to).length === 0) return found;
  const told = formatTo(to);
  // One that somebody proposed and that came home as a matter of course was accepted there.
  const isProposed = parseEntries(sent.attrs?.['proposed']).some((entry) => entry.to === told);
  return isProposed ? found : [...found, { to: told, tracked: null }];
}
