import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { NODES, takesText } from '#shared/paper/schema.ts';
import { type Entry, formatEntries, parseEntries } from '#shared/suggestion/entry.ts';
import { BREAK_MARK, entryOfMark, isEntryMark } from '#shared/suggestion/marks.ts';
import { restyledAttributes } from '#shared/suggestion/restyling.ts';

/** What becomes of a suggestion in a projection. */
export type Fate = 'accept' | 'reject' | 'keep';
export type FateOf = (entry: Entry) => Fate;

export const ACCEPT_ALL: FateOf = () => 'accept';
export const REJECT_ALL: FateOf = () => 'reject';
/** As if one person had never suggested anything; what others suggest stays as it is. */
export const without =
  (author: string): FateOf =>
  (entry) =>
    entry.author === author ? 'reject' : 'keep';

/**
 * A paper's content as it would be if each suggestion met its fate. The one place that says what a suggestion means: the
 * gate, the views, exports and comparisons all read papers through it. Pure; content that suggests nothing comes out
 * equal to what went in, except that neighbouring runs of the same marks are one.
 */
export function project(content: readonly ContentNode[], fateOf: FateOf): ContentNode[] {
  return projectChildren(content, fateOf);
}

function projectChildren(children: readonly ContentNode[], fateOf: FateOf): ContentNode[] {
  const kept: ContentNode[] = [];
  for (const child of children) {
    if (child.type === 'text') {
      const text = projectText(child, fateOf);
      if (text) pushText(kept, text);
      continue;
    }
    const fates = fatesOn(child, fateOf);
    const isGone = fates.some(
      ({ entry: { kind }, fate }) =>
        (kind === 'insertion' && fate === 'reject') || (kind === 'deletion' && fate === 'accept'),
    );
    if (isGone) continue;
    const projected = projectNode(child, fates, fateOf);
    const before = kept.at(-1);
    const joins = fates.some(({ entry: { kind }, fate }) => kind === 'joined' && fate === 'accept');
    if (joins && before && takesText(before.type) && projected.length > 0) {
      kept.splice(-1, 1, ...joinedBlocks(before, projected));
    } else kept.push(...projected);
  }
  return kept;
}

interface Fated {
  readonly entry: Entry;
  readonly fate: Fate;
}

const NONE: readonly Fated[] = [];

function fatesOn({ attrs }: ContentNode, fateOf: FateOf): readonly Fated[] {
  const proposed = attrs?.['proposed'];
  if (proposed === undefined) return NONE;
  return parseEntries(proposed).map((entry) => ({ entry, fate: fateOf(entry) }));
}

/** A node with its own entries settled; several nodes where an accepted break splits it, none where nothing is left in it. */
function projectNode(node: ContentNode, fates: readonly Fated[], fateOf: FateOf): ContentNode[] {
  const content = projectChildren(node.content ?? [], fateOf);
  const hadChildren = (node.content ?? []).length > 0;
  // A list without items, a table without rows: what must hold something and holds nothing any more is gone too.
  const mustHold = NODES[node.type]?.content.endsWith('+') ?? false;
  if (mustHold && hadChildren && content.length === 0) return [];
  const attrs = settledAttributes(node, fates);
  return splitAtBreaks(node.type, attrs, content);
}

function settledAttributes(
  { type, attrs }: ContentNode,
  fates: readonly Fated[],
): ContentNode['attrs'] {
  if (fates.length === 0) return attrs;
  let next: Record<string, unknown> = { ...attrs };
  for (const { entry, fate } of fates) {
    if (entry.kind === 'restyled' && fate === 'accept')
      next = restyledAttributes(type, next, entry.to);
  }
  const kept = formatEntries(fates.filter(({ fate }) => fate === 'keep').map(({ entry }) => entry));
  if (kept === null) delete next['proposed'];
  else next['proposed'] = kept;
  return Object.keys(next).length > 0 ? next : undefined;
}

function makeNode(
  type: string,
  attrs: ContentNode['attrs'],
  content: readonly ContentNode[],
): ContentNode {
  if (attrs) return content.length > 0 ? { type, attrs, content } : { type, attrs };
  return content.length > 0 ? { type, content } : { type };
}

/** Text whose break has been accepted ends its block there; the rest goes on in blocks of the same kind without its id. */
function splitAtBreaks(
  type: string,
  attrs: ContentNode['attrs'],
  content: readonly ContentNode[],
): ContentNode[] {
  const isBreak = (node: ContentNode) => node.type === SETTLED_BREAK;
  if (!content.some(isBreak)) return [makeNode(type, attrs, content)];
  const parts: ContentNode[][] = [[]];
  for (const node of content) {
    if (isBreak(node)) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  const { id: _, proposed: __, ...shared } = attrs ?? {};
  const rest = Object.keys(shared).length > 0 ? shared : undefined;
  return parts.map((part, index) => makeNode(type, index === 0 ? attrs : rest, part));
}

/** Stands between the halves of a text until its block is split; never leaves this module. */
const SETTLED_BREAK = 'settled break';

function projectText(node: ContentNode, fateOf: FateOf): ContentNode | null {
  if (!node.marks?.some(({ type }) => isEntryMark(type))) return node;
  const kept: ContentMark[] = [];
  const changes: string[] = [];
  let isSettledBreak = false;
  for (const mark of node.marks) {
    const entry = entryOfMark(mark);
    const fate = entry ? fateOf(entry) : 'keep';
    if (!entry || fate === 'keep') {
      kept.push(mark);
      continue;
    }
    if (entry.kind === 'insertion' && fate === 'reject') return null;
    if (entry.kind === 'deletion' && fate === 'accept') return null;
    if (entry.kind === 'insertion') isSettledBreak = true;
    if (entry.kind === 'restyled' && fate === 'accept' && entry.to !== null) changes.push(entry.to);
  }
  if (isSettledBreak && kept.some(({ type }) => type === BREAK_MARK))
    return { type: SETTLED_BREAK };
  return withMarks(node, restyled(kept, changes));
}

/** The marks with the accepted changes made: `+bold` puts on, `-bold` takes off. */
function restyled(marks: readonly ContentMark[], changes: readonly string[]): ContentMark[] {
  let next = [...marks];
  for (const change of changes) {
    const type = change.slice(1);
    next = next.filter((mark) => mark.type !== type);
    if (change.startsWith('+')) next.push({ type });
  }
  return next;
}

function withMarks({ text = '' }: ContentNode, marks: readonly ContentMark[]): ContentNode {
  return { type: 'text', text, ...(marks.length > 0 && { marks }) };
}

function pushText(kept: ContentNode[], node: ContentNode): void {
  const last = kept.at(-1);
  if (last?.type === 'text' && node.type === 'text' && sameMarks(last.marks, node.marks))
    kept.splice(-1, 1, { ...last, text: `${last.text ?? ''}${node.text ?? ''}` });
  else kept.push(node);
}

/** More marks than this are compared by their keys; so many lie on no honest letter. */
const FEW = 8;

/** Whether two letters carry the same marks, in whatever order. */
export function sameMarks(
  one: readonly ContentMark[] = [],
  other: readonly ContentMark[] = [],
): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  if (one.length <= FEW) return other.every((mark) => one.some((twin) => sameMark(mark, twin)));
  const keys = new Set(one.map(markKey));
  return other.every((mark) => keys.has(markKey(mark)));
}

function sameMark(one: ContentMark, other: ContentMark): boolean {
  if (one.type !== other.type) return false;
  const [values, others] = [one.attrs ?? NO_VALUES, other.attrs ?? NO_VALUES];
  if (values === others) return true;
  const names = Object.keys(values);
  return (
    names.length === Object.keys(others).length &&
    names.every((name) => Object.hasOwn(others, name) && values[name] === others[name])
  );
}

const NO_VALUES: Readonly<Record<string, unknown>> = {};

/** A mark as one text, whatever the order in which its attributes were written. */
export function markKey({ type, attrs = {} }: ContentMark): string {
  const values = Object.entries(attrs).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${type} ${JSON.stringify(values)}`;
}

function joinedBlocks(before: ContentNode, after: readonly ContentNode[]): ContentNode[] {
  const [first, ...rest] = after;
  if (!first || !takesText(first.type)) return [before, ...after];
  const content = [...(before.content ?? [])];
  for (const node of first.content ?? []) {
    if (node.type === 'text') pushText(content, node);
    else content.push(node);
  }
  return [makeNode(before.type, before.attrs, content), ...rest];
}
