import type { ContentNode } from '#shared/paper/content.ts';
import type { RestoredPart } from '#shared/version/version.ts';

/** What is to stand at a place: a block that stands there now, or a block of the version. */
export type Wanted =
  | { readonly kind: 'stays'; readonly at: number }
  | { readonly kind: 'old'; readonly node: ContentNode };

export const idOf = (node: ContentNode): string | null => {
  const id = node.attrs?.['id'];
  return typeof id === 'string' ? id : null;
};

/**
 * What a paper is to be, block by block, with a part of a version brought back. Null when the version has no such part.
 * `now` are the blocks that stand there; those that the part does not name stay, in their order.
 */
export function wantedBlocks(
  now: readonly ContentNode[],
  version: readonly ContentNode[],
  part: RestoredPart,
): readonly Wanted[] | null {
  if (part.kind === 'whole') return version.map((node) => ({ kind: 'old', node }));
  if (part.kind === 'blocks') return withBlocks(now, version, new Set(part.blockIds));
  return withChapter(now, version, part.blockId);
}

/** The blocks of a version that a part of it names. */
export function blocksIn(
  version: readonly ContentNode[],
  part: RestoredPart,
): readonly ContentNode[] {
  if (part.kind === 'whole') return version;
  if (part.kind === 'blocks') {
    const ids = new Set(part.blockIds);
    return version.filter((node) => ids.has(idOf(node) ?? ''));
  }
  const range = chapterIn(version, part.blockId);
  return range ? version.slice(range.start, range.end) : [];
}

function withChapter(
  now: readonly ContentNode[],
  version: readonly ContentNode[],
  headingId: string,
): readonly Wanted[] | null {
  const old = chapterIn(version, headingId);
  if (!old) return null;
  const range = chapterIn(now, headingId);
  const inVersion = new Set(version.map(idOf));
  const chapter = version.slice(old.start, old.end);
  // What came into the chapter since goes; what stood elsewhere in the version is not the chapter's, and stays.
  const fresh = (range ? now.slice(range.start, range.end) : []).filter((node) => {
    const id = idOf(node);
    return id === null || !inVersion.has(id);
  });
  const gone = new Set<ContentNode>(fresh);
  const ids = new Set(chapter.map(idOf).filter((id) => id !== null));
  const rest: Wanted[] = now.flatMap((node, at) =>
    gone.has(node) || ids.has(idOf(node) ?? '') ? [] : [{ kind: 'stays', at } as const],
  );
  const place = range
    ? rest.findIndex((one) => one.kind === 'stays' && one.at >= range.start)
    : placeBeside(rest, now, version, old.start);
  const restored = chapter.map((node): Wanted => ({ kind: 'old', node }));
  return rest.toSpliced(place === -1 ? rest.length : place, 0, ...restored);
}

function withBlocks(
  now: readonly ContentNode[],
  version: readonly ContentNode[],
  ids: ReadonlySet<string>,
): readonly Wanted[] {
  let wanted: Wanted[] = now.flatMap((node, at) =>
    ids.has(idOf(node) ?? '') ? [] : [{ kind: 'stays', at } as const],
  );
  version.forEach((node, at) => {
    if (!ids.has(idOf(node) ?? '')) return;
    const place = placeBeside(wanted, now, version, at);
    wanted = wanted.toSpliced(place, 0, { kind: 'old', node });
  });
  return wanted;
}

/** Where a block of the version belongs: after what it followed there, as far as that stands; else before what followed it. */
function placeBeside(
  wanted: readonly Wanted[],
  now: readonly ContentNode[],
  version: readonly ContentNode[],
  at: number,
): number {
  const places = new Map<string, number>();
  wanted.forEach((one, place) => {
    const node = one.kind === 'old' ? one.node : now[one.at];
    const id = node && idOf(node);
    if (id) places.set(id, place);
  });
  const placeOf = (node: ContentNode | undefined) => places.get((node && idOf(node)) ?? '');
  for (let before = at - 1; before >= 0; before--) {
    const place = placeOf(version[before]);
    if (place !== undefined) return place + 1;
  }
  for (let after = at + 1; after < version.length; after++) {
    const place = placeOf(version[after]);
    if (place !== undefined) return place;
  }
  return wanted.length;
}

/** A heading with all under it, as places; null where no heading of this id stands. */
function chapterIn(
  content: readonly ContentNode[],
  headingId: string,
): { readonly start: number; readonly end: number } | null {
  const start = content.findIndex((node) => node.type === 'heading' && idOf(node) === headingId);
  const heading = content[start];
  if (!heading) return null;
  const end = content.findIndex(
    (node, at) => at > start && node.type === 'heading' && levelOf(node) <= levelOf(heading),
  );
  return { start, end: end === -1 ? content.length : end };
}

const levelOf = ({ attrs }: ContentNode): number => Number(attrs?.['level'] ?? 1);
