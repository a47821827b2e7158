/** The copies of papers' texts on this device: databases of their own, which y-indexeddb reads and writes. */
const PREFIX = 'nayar/paper/';
/** Names of the copies, for browsers that cannot list their databases. */
const LIST = 'nayar/copies';

/** The copy's name has the person in it, so that nothing of one person is ever merged into another's. */
export function nameOfCopy(personId: string, paperId: string): string {
  return `${PREFIX}${personId}/${paperId}`;
}

interface Copy {
  readonly name: string;
  readonly personId: string;
  readonly paperId: string;
}

/** Every copy on this device, whosever it is. */
export async function copiesHere(): Promise<readonly Copy[]> {
  if (typeof indexedDB === 'undefined') return [];
  const listed = (await indexedDB.databases?.().catch(() => [])) ?? [];
  const names = new Set([...remembered(), ...listed.map(({ name }) => name ?? '')]);
  return [...names].flatMap((name) => {
    const [personId, paperId] = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('/') : [];
    return personId && paperId ? [{ name, personId, paperId }] : [];
  });
}

/** Notes that a copy exists. */
export function rememberCopy(name: string): void {
  const names = remembered();
  if (!names.includes(name)) rememberAll([...names, name]);
}

/** Takes a copy off this device; done as soon as no tab has it open. */
export async function removeCopy(name: string): Promise<void> {
  rememberAll(remembered().filter((known) => known !== name));
  await deleted(name);
}

/**
 * Takes a copy off this device unless a tab has it open or the server lacks something of it. Says whether it is gone.
 */
export async function removeSavedCopy(name: string): Promise<boolean> {
  return whileNotOpen(name, async () => {
    if (await holdsUnsaved(name)) return false;
    await removeCopy(name);
    return true;
  });
}

/** Whether the server may lack something of a copy. One that cannot be read counts as holding nothing. */
export async function holdsUnsaved(name: string): Promise<boolean> {
  try {
    return await noteIn(name);
  } catch {
    return false;
  }
}

/** The copies that this page has open, and how each is closed. */
const open = new Map<() => void, string>();

/** Lets other tabs know that a copy is open here, until the returned function is called. */
export function holdCopy(name: string, close: () => void): () => void {
  open.set(close, name);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  locks()
    ?.request(name, { mode: 'shared' }, () => held)
    .catch(() => undefined);
  return () => {
    open.delete(close);
    release();
  };
}

export function isOpenHere(name: string): boolean {
  return [...open.values()].includes(name);
}

/** Lets go of every copy that this page has open: before all of them are taken off the device. */
export function closeAllCopies(): void {
  for (const close of open.keys()) close();
}

async function whileNotOpen(name: string, work: () => Promise<boolean>): Promise<boolean> {
  const known = locks();
  if (!known) return isOpenHere(name) ? false : work();
  return known.request(name, { ifAvailable: true }, (lock) => (lock ? work() : false));
}

/** Only where a page is served over https, or from this very machine. */
function locks(): LockManager | undefined {
  return (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
}

function noteIn(name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    // There is none: nothing may come into being by asking.
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('error', () => reject(new Error(request.error?.message)));
    request.addEventListener('success', () => {
      const database = request.result;
      const end = (unsaved: boolean) => {
        database.close();
        resolve(unsaved);
      };
      const asked = database.transaction('custom').objectStore('custom').get('unsaved');
      asked.addEventListener('success', () => end(Number(asked.result ?? 0) > 0));
      asked.addEventListener('error', () => end(false));
    });
  });
}

function deleted(name: string): Promise<void> {
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve();
    const request = indexedDB.deleteDatabase(name);
    // Blocked: still open in another tab; the browser deletes it as soon as that one closes.
    for (const end of ['success', 'error', 'blocked'])
      request.addEventListener(end, () => resolve());
  });
}

function remembered(): string[] {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(LIST) ?? '[]');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

function rememberAll(names: readonly string[]): void {
  try {
    if (names.length === 0) localStorage.removeItem(LIST);
    else localStorage.setItem(LIST, JSON.stringify(names));
  } catch {
    // Most browsers list their databases themselves.
  }
}
