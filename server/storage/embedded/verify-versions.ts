import path from 'node:path';
import { hashesIn } from '#server/storage/embedded/blobs-folder.ts';
import { FILES } from '#server/storage/embedded/data-folder.ts';
import { unlessMissing } from '#server/storage/embedded/durable-file.ts';
import { papersIn } from '#server/storage/embedded/table/embedded-paper-stores.ts';
import { readNewest } from '#server/storage/embedded/table/table-file.ts';
import { breaksIn } from '#server/storage/version-chain.ts';
import type { LinkRow, VersionRow } from '#server/storage/versions.ts';

interface Verdict {
  readonly count: number;
  readonly problems: readonly {
    readonly file: string;
    readonly kind: string;
    readonly place: string | null;
  }[];
}

/** Checks the hash and the chain of every version, and that its text is there; the texts are checked as blobs. */
export async function verifyVersions(dataDir: string): Promise<Verdict> {
  const folder = path.join(dataDir, FILES.versions);
  const ids = (await unlessMissing(papersIn(folder))) ?? [];
  const problems: Verdict['problems'][number][] = [];
  const named: { readonly content: string; readonly place: string }[] = [];
  for (const id of ids) {
    const file = `${FILES.versions}/${id}.json`;
    const texts = (await readNewest(path.join(dataDir, file)))?.texts;
    const rowsOf = <Row>(name: string) =>
      (texts?.get(name) ?? []).map((text) => JSON.parse(text) as Row);
    const versions = rowsOf<VersionRow>('versions');
    for (const number of breaksIn({ versions, links: rowsOf<LinkRow>('links') }))
      problems.push({ file, kind: 'chain', place: `version ${number}` });
    for (const { content, number } of versions)
      named.push({ content, place: `version ${number} of ${file}` });
  }
  // Read after the tables: what they name was on disk before it.
  const there = new Set(await hashesIn(path.join(dataDir, FILES.blobs)));
  for (const { content, place } of named.filter((one) => !there.has(one.content)))
    problems.push({
      file: `${FILES.blobs}/${content.slice(0, 2)}/${content}`,
      kind: 'missing',
      place,
    });
  return { count: named.length, problems };
}
