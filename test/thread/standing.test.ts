import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusalCode, Refusal } from '#shared/refusal/refusal.ts';
import { DISPOSITIONS, type ThreadState } from '#shared/thread/thread.ts';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue, CatalogueTables } from '#server/storage/catalogue.ts';
import { Dispositions } from '#server/thread/dispositions.ts';
import { RemarkDesk } from '#server/thread/remark-desk.ts';
import { Starting } from '#server/thread/starting.ts';
import type { Viewer } from '#server/thread/viewer.ts';
import { memoryRemarks } from '#test/harness/memory-remarks.ts';
import { memoryStore } from '#test/harness/memory-store.ts';

const PAPER = 'paper-0001';
const AT = '2026-01-01T00:00:00.000Z';

/** Somebody with this role at the paper. */
function viewer(personId: string, role: 'respondent' | 'lead'): Viewer {
  const paper = {
    id: PAPER,
    forumId: 'forum-0001',
    groupId: null,
    sessionId: null,
    title: 'נייר',
    kind: 'plain',
    stage: 'review',
    direction: 'rtl',
    exceptions: [],
    createdAt: AT,
    createdBy: null,
    changedAt: AT,
    changedBy: null,
  } as const;
  const access = { role, stage: paper.stage, isArchived: false, forumId: paper.forumId };
  return {
    personId,
    access: { ...access, paper: { ...paper, exceptions: [] } },
    groupIds: new Set(),
  };
}
const PEOPLE = {
  anna: viewer('anna-0001', 'respondent'),
  boaz: viewer('boaz-0001', 'respondent'),
  lead: viewer('lead-0001', 'lead'),
  other: viewer('lead-0002', 'lead'),
} as const;
type Name = keyof typeof PEOPLE;

function aDesk() {
  const audit: AuditLog = {
    append: async () => undefined,
    last: async () => [],
    verify: async () => ({ lines: 0, brokenAt: null }),
    close: async () => undefined,
  };
  const catalogue: Catalogue = memoryStore<CatalogueTables>(['people', 'memberships', 'forums']);
  const remarks = memoryRemarks();
  const bus = inProcessBus((fault) => {
    throw fault;
  });
  let tick = Date.parse(AT);
  const desk = new RemarkDesk({ catalogue, remarks, audit, bus, now: () => new Date(tick++) });
  const anchors = { tie: async () => null, find: async () => null };
  const starting = new Starting({ desk, catalogue, anchors });
  return { remarks, starting, dispositions: new Dispositions(desk) };
}

/** A thread as it must be. */
interface Model {
  readonly author: Name;
  state: ThreadState;
  answers: string[];
  /** The number of the answer that was insisted against. */
  insisted: number | null;
  sameAs: number | null;
}

type Deed =
  | { readonly do: 'make'; readonly by: Name }
  | {
      readonly do: 'answer';
      readonly by: Name;
      readonly at: readonly number[];
      readonly disposition: (typeof DISPOSITIONS)[number];
      readonly joins: boolean;
      readonly reason: string;
    }
  | {
      readonly do: 'accept' | 'insist' | 'withdraw';
      readonly by: Name;
      readonly at: number;
      readonly reason: string;
    };

const aName = fc.constantFrom<Name>('anna', 'boaz', 'lead', 'other');
const aPlace = fc.nat({ max: 4 });
const aReason = fc.constantFrom('כך', 'אחרת');
const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('make' as const), by: aName }),
  fc.record({
    do: fc.constant('answer' as const),
    by: aName,
    at: fc.uniqueArray(aPlace, { minLength: 1, maxLength: 3 }),
    disposition: fc.constantFrom(...DISPOSITIONS),
    joins: fc.boolean(),
    reason: aReason,
  }),
  fc.record({
    do: fc.constantFrom('accept' as const, 'insist' as const, 'withdraw' as const),
    by: aName,
    at: aPlace,
    reason: aReason,
  }),
);

const isLead = (name: Name): boolean => PEOPLE[name].access.role === 'lead';
const isAnswerable = ({ state }: Model): boolean => state === 'open' || state === 'answered';

/** What a deed must lead to; the refusal that it must meet, or null. */
function expected(model: Model[], deed: Deed): string | null {
  if (deed.do === 'make') {
    const fresh = { state: 'open', answers: [], insisted: null, sameAs: null } as const;
    model.push({ author: deed.by, ...fresh, answers: [] });
    return null;
  }
  return deed.do === 'answer' ? answering(model, deed) : closing(model, deed);
}

function answering(model: Model[], deed: Extract<Deed, { do: 'answer' }>): string | null {
  if (!isLead(deed.by)) return 'role-too-low';
  const main = deed.joins ? (deed.at[0] ?? null) : null;
  const named = deed.at.filter((at) => model[at]);
  if (named.length === 0 || (main !== null && !model[main])) return 'not-found';
  const sharing = [...model.keys()].filter((at) => {
    const same = model[at]?.sameAs ?? null;
    return !named.includes(at) && same !== null && named.includes(same);
  });
  const given = `${deed.by} ${deed.disposition} ${deed.reason}`;
  for (const at of [...named, ...sharing]) {
    const thread = model[at];
    if (!thread || !isAnswerable(thread)) continue;
    const source = main ?? (named.includes(at) ? null : thread.sameAs);
    const sameAs = source === at ? null : source;
    const isStanding =
      thread.state === 'answered' && thread.answers.at(-1) === given && thread.sameAs === sameAs;
    if (!isStanding) thread.answers.push(given);
    thread.state = 'answered';
    thread.sameAs = sameAs;
  }
  return null;
}

const insistedFor = new WeakMap<Model, string>();

function closing(model: Model[], deed: Exclude<Deed, { do: 'make' | 'answer' }>): string | null {
  const thread = model[deed.at];
  if (!thread) return 'not-found';
  if (thread.author !== deed.by) return 'role-too-low';
  if (deed.do === 'withdraw') {
    if (thread.state === 'settled') return 'changed-meanwhile';
    thread.state = 'withdrawn';
    return null;
  }
  if (deed.do === 'accept') {
    if (thread.state !== 'answered' && thread.state !== 'settled') return 'changed-meanwhile';
    thread.state = 'settled';
    return null;
  }
  const last = thread.answers.length - 1;
  const isAgain = thread.state === 'open' && thread.insisted === last && last >= 0;
  if (isAgain) return insistedFor.get(thread) === deed.reason ? null : 'changed-meanwhile';
  if (thread.state !== 'answered' || thread.insisted !== null) return 'changed-meanwhile';
  Object.assign(thread, { state: 'open', insisted: last, sameAs: null });
  insistedFor.set(thread, deed.reason);
  return null;
}

describe('how a remark stands', () => {
  it('[TH11] follows the rules under any course of deeds by anybody', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aDeed, { maxLength: 40 }), async (deeds) => {
        const { remarks, starting, dispositions } = aDesk();
        const model: Model[] = [];
        const ids: string[] = [];
        const idAt = (at: number) => ids[at] ?? 'ZZZZZZZZ';
        const perform = async (deed: Deed): Promise<void> => {
          const who = PEOPLE[deed.by];
          if (deed.do === 'make') {
            const rest = { kind: 'general', proposal: null, groupId: null } as const;
            const body = [{ runs: [{ text: 'הערה' }] }];
            const anchor = { kind: 'paper' } as const;
            ids.push(await starting.start(who, { commentId: randomUUID(), anchor, body, ...rest }));
          } else if (deed.do === 'answer') {
            const { disposition, reason, at } = deed;
            const sameAs = deed.joins ? idAt(at[0] ?? 0) : null;
            await dispositions.answer(who, { ids: at.map(idAt), disposition, reason, sameAs });
          } else {
            const { do: kind, reason } = deed;
            const closing = kind === 'insist' ? { deed: kind, reason } : { deed: kind };
            await dispositions.close(who, idAt(deed.at), closing);
          }
        };
        for (const deed of deeds) {
          const refusal = await perform(deed).then(
            () => null,
            (fault: unknown) => {
              if (fault instanceof Refusal && isRefusalCode(fault.code)) return fault.code;
              throw fault;
            },
          );
          expect(refusal).toBe(expected(model, deed));
          const rows = await (await remarks.of(PAPER)).tables.threads.find({});
          expect(
            rows.map(({ number, state, sameAs, answers }) => ({
              number,
              state,
              sameAs,
              answers: answers.map(({ disposition, reason }) => `${disposition} ${reason}`),
              insisted: answers.findIndex(({ insisted }) => insisted !== null),
            })),
          ).toEqual(
            model.map(({ state, answers, insisted, sameAs }, at) => ({
              number: at + 1,
              state,
              sameAs: sameAs === null ? null : idAt(sameAs),
              answers: answers.map((given) => given.split(' ').slice(1).join(' ')),
              insisted: insisted ?? -1,
            })),
          );
          // The past is only ever added to.
          for (const { history } of rows) expect(history[0]?.what).toBe('made');
        }
      }),
      { numRuns: 150 },
    );
  });
});
