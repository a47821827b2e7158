import { createHash } from 'node:crypto';
import type { LinkRow, VersionHead, VersionRow } from '#server/storage/versions.ts';

/** The hash of a version, which covers the hash of the one before it. The order of the fields is for ever. */
export function hashOfHead(head: VersionHead): string {
  const { paperId, number, parentHash, text, content, kind, before, name, reason, at, by } = head;
  const { contributors, letters, schema, title, layout } = head;
  const made = [paperId, number, parentHash, text, content, kind, before, name, reason, at, by];
  const told = [[...contributors], letters, schema, title, layout.headings, layout.paragraphs];
  return createHash('sha256')
    .update(JSON.stringify([...made, ...told]))
    .digest('hex');
}

/** Versions and what is left of thinned ones, as one chain from the first on. */
export interface Chain {
  readonly versions: readonly VersionRow[];
  readonly links: readonly LinkRow[];
}

/** The numbers at which a paper's chain is broken: a version that is not what it was, or one that is gone. */
export function breaksIn({ versions, links }: Chain): readonly number[] {
  const changed = versions.filter((row) => hashOfHead(row) !== row.hash);
  const entries = [...versions, ...links].toSorted((one, other) => one.number - other.number);
  const unlinked = entries.filter(({ number, parentHash }, at) => {
    const parent = entries[at - 1];
    return number !== at + 1 || parentHash !== (parent?.hash ?? null);
  });
  return [...new Set([...changed, ...unlinked].map(({ number }) => number))].toSorted(
    (one, other) => one - other,
  );
}
