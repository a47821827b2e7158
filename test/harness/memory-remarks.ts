import type { Remarks, RemarkTables } from '#server/storage/remarks.ts';
import type { Store } from '#server/storage/store.ts';
import { memoryStore } from '#test/harness/memory-store.ts';

interface MemoryRemarksWishes {
  /** Stands in for the disk: what it throws refuses the transaction. */
  readonly beforeCommit?: () => void | Promise<void>;
}

/** Remarks that live only in memory and keep the port's promises; `reopened` is what a restart would find. */
export function memoryRemarks(
  wishes: MemoryRemarksWishes = {},
  stores = new Map<string, Store<RemarkTables>>(),
): Remarks & { reopened(): Remarks } {
  let isClosed = false;
  const assertOpen = () => {
    if (isClosed) throw new Error('the remarks are closed');
  };
  return {
    async of(paperId) {
      if (!/^[\w-]{8,64}$/.test(paperId)) throw new Error('this is no id of a paper');
      const kept =
        stores.get(paperId) ??
        memoryStore<RemarkTables>(['threads', 'comments', 'decisions'], wishes);
      stores.set(paperId, kept);
      assertOpen();
      return {
        ...kept,
        async transact(work) {
          assertOpen();
          return kept.transact(work);
        },
      };
    },
    async list() {
      const found = [...stores].map(async ([id, { tables }]) => {
        const all = [tables.threads, tables.comments, tables.decisions];
        const rows = await Promise.all(all.map((table) => table.find({})));
        return rows.some((some) => some.length > 0) ? [id] : [];
      });
      return (await Promise.all(found)).flat().toSorted();
    },
    async close() {
      isClosed = true;
    },
    reopened: () => memoryRemarks(wishes, stores),
  };
}
