import { Refusal } from '#shared/refusal/refusal.ts';
import type { Answer, Happening, ThreadRow } from '#server/storage/remarks.ts';

/**
 * How a remark stands and what changes it. Pure: who may do it has been asked before. What was done already is answered
 * with the thread as it is, so that a deed sent twice is done once.
 */

/** Beyond this many, something goes round in circles. */
const MOST_HAPPENINGS = 2000;

/** Keeps what happened with the thread, for ever. */
export function happened(thread: ThreadRow, happening: Happening): ThreadRow {
  if (thread.history.length >= MOST_HAPPENINGS) throw new Refusal('too-large');
  return { ...thread, changedAt: happening.at, history: [...thread.history, happening] };
}

/** True for what waits for an answer, or has one that may still be replaced. */
export const isAnswerable = ({ state }: ThreadRow): boolean =>
  state === 'open' || state === 'answered';

/** Gives an answer, of which `sameAs` is the thread it was written for, where that is another one. */
export function answered(thread: ThreadRow, answer: Answer, sameAs: string | null): ThreadRow {
  const standing = thread.answers.at(-1);
  const isSame =
    thread.state === 'answered' &&
    thread.sameAs === sameAs &&
    standing?.by === answer.by &&
    standing.disposition === answer.disposition &&
    standing.reason === answer.reason;
  if (isSame) return thread;
  const given: ThreadRow = {
    ...thread,
    state: 'answered',
    sameAs,
    answers: [...thread.answers, answer],
  };
  const { at, by, disposition } = answer;
  return happened(given, { at, by, what: 'answered', to: disposition });
}

interface Deed {
  readonly by: string;
  readonly at: string;
}

/** Its author takes the answer. `seenAt` is the time of the answer that they saw, where they said so. */
export function accepted(thread: ThreadRow, { by, at }: Deed, seenAt?: string): ThreadRow {
  const isStanding = seenAt === undefined || thread.answers.at(-1)?.at === seenAt;
  if (thread.state === 'settled' && isStanding) return thread;
  if (thread.state !== 'answered' || !isStanding) throw new Refusal('changed-meanwhile');
  return happened({ ...thread, state: 'settled' }, { at, by, what: 'accepted', to: null });
}

/** Its author does not take the answer, once: the thread is open again, and stands by itself. */
export function insisted(
  thread: ThreadRow,
  { by, at, reason }: Deed & { readonly reason: string },
  seenAt?: string,
): ThreadRow {
  const last = thread.answers.at(-1);
  const isStanding = seenAt === undefined || last?.at === seenAt;
  if (thread.state === 'open' && isStanding && last?.insisted?.reason === reason) return thread;
  const isFirst = thread.answers.every((answer) => answer.insisted === null);
  if (thread.state !== 'answered' || !last || !isStanding || !isFirst)
    throw new Refusal('changed-meanwhile');
  const answers = [...thread.answers.slice(0, -1), { ...last, insisted: { reason, at } }];
  const reopened: ThreadRow = { ...thread, state: 'open', sameAs: null, answers };
  return happened(reopened, { at, by, what: 'insisted', to: null });
}

/** Its author takes the remark back. */
export function withdrawn(thread: ThreadRow, { by, at }: Deed): ThreadRow {
  if (thread.state === 'withdrawn') return thread;
  if (!isAnswerable(thread)) throw new Refusal('changed-meanwhile');
  return happened({ ...thread, state: 'withdrawn' }, { at, by, what: 'withdrawn', to: null });
}
