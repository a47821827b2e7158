import { dropKept, keep, readAllKept, readKept } from '#client/offline/device-store.ts';

/** The addresses whose answers are kept on this device: what the screens need that open a paper. */
const KEPT: ReadonlySet<string> = new Set([
  '/api/me',
  '/api/home',
  '/api/forums',
  '/api/forums/{forumId}',
  '/api/forums/{forumId}/papers',
  '/api/forums/{forumId}/sessions',
  '/api/papers/{paperId}',
]);

interface KeptAnswer {
  readonly path: string;
  readonly params: unknown;
  readonly answer: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Who the server last said is here; answers that come before it are kept once it has. */
let person: string | null = null;
let waiting: (() => void)[] = [];

/** The person is known: what was answered and what will be is theirs. */
export function keepFor(personId: string): void {
  person = personId;
  for (const work of waiting) work();
  waiting = [];
}

/** Nobody is signed in any more: nothing is kept, and nothing kept is given, until somebody is. */
export async function keepForNobody(): Promise<void> {
  person = null;
  waiting = [];
  await dropKept('state', 'person');
}

/** The person whose things are on this device and may be shown without asking the server; null for nobody. */
export async function whoIsKept(): Promise<string | null> {
  return person ?? (await readKept<string>('state', 'person')) ?? null;
}

/** Makes this person the one whose things are shown without the server. */
export async function keepPerson(personId: string): Promise<void> {
  await keep('state', 'person', personId);
}

/** Keeps an answer of the server, if it is one of those that are needed without it. */
export function keepAnswer(path: string, params: unknown, answer: unknown): void {
  if (!KEPT.has(path)) return;
  const kept: KeptAnswer = { path, params, answer, at: Date.now() };
  const work = () => void keep('answers', [person ?? '', nameOf(path, params)], kept);
  if (person === null) waiting.push(work);
  else work();
}

/** What the server answered last to the person who is here; null when it is not on this device. */
export async function keptAnswer(path: string, params: unknown): Promise<unknown> {
  if (!KEPT.has(path)) return null;
  const personId = await whoIsKept();
  if (personId === null) return null;
  const kept = await readKept<KeptAnswer>('answers', [personId, nameOf(path, params)]);
  return kept?.answer ?? null;
}

/** Every kept answer of one address. */
export async function keptAnswersOf(personId: string, path: string): Promise<readonly unknown[]> {
  const all = await readAllKept<KeptAnswer>('answers', personId);
  return all.filter((kept) => kept.path === path).map(({ answer }) => answer);
}

/** Drops what was answered about forums other than these. */
export async function dropOtherForums(
  personId: string,
  forumIds: ReadonlySet<string>,
): Promise<void> {
  for (const { path, params } of await readAllKept<KeptAnswer>('answers', personId)) {
    const { forumId } = params as { forumId?: string };
    if (forumId !== undefined && !forumIds.has(forumId)) await dropAnswer(personId, path, params);
  }
}

/** The server has no such thing for the person who is here any more. */
export async function forgetAnswer(path: string, params: unknown): Promise<void> {
  const personId = KEPT.has(path) ? await whoIsKept() : null;
  if (personId !== null) await dropAnswer(personId, path, params);
}

export async function dropAnswer(personId: string, path: string, params: unknown): Promise<void> {
  await dropKept('answers', [personId, nameOf(path, params)]);
}

function nameOf(path: string, params: unknown): string {
  return `${path} ${JSON.stringify(params ?? {})}`;
}
