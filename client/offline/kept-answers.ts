import { dropKept, keep, readAllKept, readKept } from '#client/offline/device-store.ts';
import { whoIsHere } from '#client/offline/who-is-here.ts';

/** Named here and not by its contract, whose rules nobody needs before a paper is open. */
export const THREADS_OF_PAPER = '/api/papers/{paperId}/threads';

/** The addresses whose answers are kept on this device: what the screens need that open a paper. */
const KEPT: ReadonlySet<string> = new Set([
  '/api/me',
  '/api/home',
  '/api/forums',
  '/api/forums/{forumId}',
  '/api/forums/{forumId}/papers',
  '/api/forums/{forumId}/sessions',
  '/api/papers/{paperId}',
  '/api/pre-reads',
  '/api/pre-reads/{preReadId}',
  THREADS_OF_PAPER,
]);

interface KeptAnswer {
  readonly path: string;
  readonly params: unknown;
  readonly answer: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** An answer of the server, and to whom it was given. */
interface Given {
  readonly path: string;
  readonly params: unknown;
  readonly answer: unknown;
  readonly to: string | null;
}

/** Whose answers are kept; those that come before it is known wait until it is, the last of each address. */
let person: string | null = null;
const waiting = new Map<string, Given>();

/** What is answered to this person is kept, and what has been; what was given to anybody else is not. */
export async function keepFor(personId: string): Promise<void> {
  person = personId;
  const own = [...waiting.values()];
  waiting.clear();
  for (const given of own) keepAnswer(given);
  await keep('state', 'person', personId);
}

/** Nobody is signed in any more: nothing is kept, and nothing kept is given, until somebody is. */
export async function keepForNobody(): Promise<void> {
  waiting.clear();
  await stopKeeping();
}

/** Lets go of whoever was here before this person, and says who that was; null when nobody, or they themselves. */
export async function leaveTo(personId: string | null): Promise<string | null> {
  const before = person ?? (await keptPerson());
  if (before === null || before === personId) return null;
  await stopKeeping();
  return before;
}

/**
 * The person whose things are on this device and may be shown without asking the server; null for nobody. When somebody
 * else has signed in since, nobody's are, also before the server has said who that is.
 */
export async function whoIsKept(): Promise<string | null> {
  const kept = person ?? (await keptPerson());
  const here = whoIsHere();
  return here === null || here === kept ? kept : null;
}

async function keptPerson(): Promise<string | null> {
  return (await readKept<string>('state', 'person')) ?? null;
}

async function stopKeeping(): Promise<void> {
  person = null;
  await dropKept('state', 'person');
}

/** Keeps an answer of the server for whom it was given to, if it is one of those that are needed without it. */
export function keepAnswer(given: Given): void {
  const { path, params, answer, to } = given;
  if (!KEPT.has(path) || to === null) return;
  if (person === null) waiting.set(nameOf(path, params), given);
  if (person !== to) return;
  const kept: KeptAnswer = { path, params, answer, at: Date.now() };
  void keep('answers', [to, nameOf(path, params)], kept);
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
