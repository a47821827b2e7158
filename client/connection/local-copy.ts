import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

const PREFIX = 'nayar-paper';
const LIST = 'nayar-local-copies';

/** One copy per person and paper, never shared: a device may be used by several people. */
const nameOf = (personId: string, paperId: string, schema: number) =>
  `${PREFIX}.${personId}.${paperId}.${schema}`;

interface Entry {
  readonly name: string;
  readonly personId: string;
  readonly paperId: string;
  /** Changes that the server had not confirmed when this was last noted. */
  readonly unsaved: number;
}

function readList(): Entry[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(LIST) ?? '[]');
    return Array.isArray(list) ? (list as Entry[]) : [];
  } catch {
    return [];
  }
}

function writeList(change: (list: Entry[]) => Entry[]): void {
  try {
    localStorage.setItem(LIST, JSON.stringify(change(readList())));
  } catch {
    // A full or forbidden store: the copy itself may still work, only the count of an earlier visit is lost.
  }
}

/** A copy of one open paper on this device, for the time until the server has everything. */
export interface LocalCopy {
  /** Changes of an earlier visit that the server had not confirmed. */
  readonly unsavedBefore: number;
  /** Resolves when what was kept is in the paper; at once where this browser keeps nothing. */
  readonly loaded: Promise<void>;
  noteUnsaved(count: number): void;
  /** Whether a change of the document came out of this copy. */
  isOrigin(origin: unknown): boolean;
  close(): void;
  /** Takes the copy off the device. */
  wipe(): Promise<void>;
}

export function openLocalCopy(
  doc: Y.Doc,
  personId: string,
  paperId: string,
  schema: number,
): LocalCopy {
  const name = nameOf(personId, paperId, schema);
  const unsavedBefore = readList().find((entry) => entry.name === name)?.unsaved ?? 0;
  const note = (unsaved: number) =>
    writeList((list) => [
      ...list.filter((entry) => entry.name !== name),
      { name, personId, paperId, unsaved },
    ]);
  if (typeof indexedDB === 'undefined') {
    return {
      unsavedBefore: 0,
      loaded: Promise.resolve(),
      noteUnsaved: () => undefined,
      isOrigin: () => false,
      close: () => undefined,
      wipe: async () => undefined,
    };
  }
  note(unsavedBefore);
  const kept = new IndexeddbPersistence(name, doc);
  // A browser that refuses its database (a private window) must not hold up the paper.
  const refused = kept._db.then(
    () => new Promise<never>(() => undefined),
    () => undefined,
  );
  const loaded = Promise.race([kept.whenSynced.then(() => undefined), refused]);
  let lastNoted = unsavedBefore;
  return {
    unsavedBefore,
    loaded,
    noteUnsaved(count) {
      // Only "something waits" matters to the next visit, so that typing does not write here at every key.
      if (count > 0 === lastNoted > 0) return;
      lastNoted = count;
      note(count);
    },
    isOrigin: (origin) => origin === kept,
    close: () => void kept.destroy().catch(() => undefined),
    async wipe() {
      await kept.clearData().catch(() => undefined);
      writeList((list) => list.filter((entry) => entry.name !== name));
    },
  };
}

/** Papers whose changes are still only on this device, for the question before signing out. */
export function papersWithUnsavedCopies(personId: string): string[] {
  return readList().flatMap((entry) =>
    entry.personId === personId && entry.unsaved > 0 ? [entry.paperId] : [],
  );
}

/** Takes every copy of every paper off this device: at signing out. Resolves when the browser has let go of all. */
export async function wipeLocalCopies(): Promise<void> {
  const deletions = readList().map(
    ({ name }) =>
      new Promise<void>((resolve) => {
        const request = indexedDB.deleteDatabase(name);
        // Blocked means still open in another tab: it goes when that tab closes, and signing out closes its paper.
        for (const end of ['success', 'error', 'blocked'])
          request.addEventListener(end, () => resolve());
      }),
  );
  await Promise.all(deletions);
  writeList(() => []);
}
