import { nameVersion } from '#shared/version/version-contract.ts';
import { hashOfHead } from '#server/storage/version-chain.ts';
import type { VersionHead, VersionRow } from '#server/storage/versions.ts';
import type { Guest, TestNayar } from '#test/harness/start-nayar.ts';

interface Planted {
  readonly count: number;
  /** When the newest was made. */
  readonly until: Date;
  readonly stepMs: number;
  readonly by: readonly string[];
}

/** How many of them lie between two that have a name. */
const BETWEEN_NAMES = 25;

/** A history of a paper as many months of work leave one: mostly made by themselves, some of them named. */
export async function plantVersions(
  { nayar }: TestNayar,
  lead: Guest,
  paperId: string,
  { count, until, stepMs, by }: Planted,
): Promise<void> {
  const body = { name: 'לקראת המפגש', reason: null };
  await lead.call(nameVersion, { params: { paperId }, body });
  const store = await nayar.storage.versions.of(paperId);
  await store.transact(async ({ versions }) => {
    const [made] = await versions.find({});
    if (!made) throw new Error('there is no version to go on from');
    await versions.remove(made.id);
    let parentHash: string | null = null;
    for (let number = 1; number <= count; number += 1) {
      const isNamed = number % BETWEEN_NAMES === 0;
      const head: VersionHead = {
        ...made,
        number,
        parentHash,
        kind: isNamed ? 'named' : 'automatic',
        name: isNamed ? `נוסח ${String(number)}` : null,
        reason: isNamed ? 'הוגש לדיון' : null,
        by: isNamed ? (by[0] ?? null) : null,
        at: new Date(until.getTime() - (count - number) * stepMs).toISOString(),
        contributors: by.slice(0, 1 + (number % by.length)),
      };
      const row: VersionRow = {
        ...head,
        id: `version-${String(number).padStart(6, '0')}`,
        hash: hashOfHead(head),
        laterName: null,
      };
      parentHash = row.hash;
      await versions.put(row);
    }
  });
}
