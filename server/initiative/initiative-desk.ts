import type * as z from 'zod';
import { MOST_INITIATIVE_DEEDS, MOST_INITIATIVES } from '#shared/initiative/initiative.ts';
import type {
  changeInitiative,
  InitiativeDeed,
  startInitiative,
  tellOfInitiative,
} from '#shared/initiative/initiative-contract.ts';
import type { Owner } from '#shared/member/owner.ts';
import type { Membership } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { type Act, ForumWork, type ForumWorkDeps, type Moment } from '#server/forum/forum-work.ts';
import { InvalidInput } from '#server/http/answer.ts';
import { isUntold, mayChangeInitiative } from '#server/initiative/initiative-view.ts';
import { newId } from '#server/member/new-id.ts';
import { ownersNamed } from '#server/member/owners.ts';
import type { InitiativeRow } from '#server/storage/work/initiatives.ts';

type Started = z.output<typeof startInitiative.body>;
type Change = z.output<typeof changeInitiative.body>;
type Told = z.output<typeof tellOfInitiative.body>;
type Whose = Pick<Act, 'forumId' | 'personId'>;

/** Writes initiatives down, changes them, and keeps what was told of them. */
export class InitiativeDesk {
  readonly #deps: ForumWorkDeps;
  readonly #work: ForumWork;
  constructor(deps: ForumWorkDeps) {
    this.#deps = deps;
    this.#work = new ForumWork(deps);
  }

  start(whose: Whose, { sendId, ...wish }: Started): Promise<string> {
    return this.#work.act(this.#act(whose), async ({ tables, at }) => {
      const [known] = await tables.initiatives.find({ sendId });
      if (known && known.by !== whose.personId) throw new Refusal('already-exists');
      if (known) return { answer: known.id, record: null };
      if ((await tables.initiatives.find({})).length >= MOST_INITIATIVES)
        throw new Refusal('list-full');
      const owners = await this.#named(whose, wish, null);
      const id = newId();
      const by = whose.personId;
      await tables.initiatives.put({
        ...wish,
        owners,
        id,
        sendId,
        revision: 0,
        at,
        by,
        movedAt: at,
      });
      return { answer: id, record: { action: 'initiative-started', subject: id } };
    });
  }

  async change(whose: Whose, id: string, { revision, ...wish }: Change): Promise<void> {
    await this.#work.act(this.#act(whose), async (moment) => {
      const before = await changeable(moment, id);
      if (before.revision !== revision) throw new Refusal('changed-meanwhile');
      const said = given(wish);
      const named = await this.#named(whose, { ...before, ...said }, before);
      // Nobody's office changes because somebody mended the title.
      const owners = said.owners ? named : before.owners;
      const done = await this.#move(moment, before, { after: { ...before, ...said, owners } });
      return {
        answer: undefined,
        record: done ? { action: 'initiative-changed', subject: id } : null,
      };
    });
  }

  async tell(whose: Whose, id: string, { sendId, text, course }: Told): Promise<void> {
    await this.#work.act(this.#act(whose), async (moment) => {
      const before = await changeable(moment, id);
      const known = await moment.tables.initiativeDeeds.get(`${id}.${sendId}`);
      if (known && known.by !== whose.personId) throw new Refusal('already-exists');
      if (known) return { answer: undefined, record: null };
      // Words alone are added to whatever stands there; what changes it must have seen it.
      if (course && course.revision !== before.revision) throw new Refusal('changed-meanwhile');
      const { revision: _revision, ...steps } = course ?? { revision: 0 };
      const after = { ...before, ...given(steps) };
      const done = await this.#move(moment, before, { after, text, sendId });
      if (!done) throw new InvalidInput([{ path: 'text', code: 'too_small' }]);
      return { answer: undefined, record: { action: 'initiative-told-of', subject: id } };
    });
  }

  async remove(whose: Whose, id: string): Promise<void> {
    await this.#work.act(this.#act(whose), async (moment) => {
      await changeable(moment, id);
      const { initiatives, initiativeDeeds } = moment.tables;
      const deeds = await initiativeDeeds.find({ initiativeId: id });
      if (!isUntold(deeds)) throw new Refusal('changed-meanwhile');
      for (const deed of deeds) await initiativeDeeds.remove(deed.id);
      await initiatives.remove(id);
      return { answer: undefined, record: { action: 'initiative-removed', subject: id } };
    });
  }

  #act(whose: Whose): Act {
    return { ...whose, verb: 'comment', part: 'initiatives' };
  }

  /** The owners as they are kept. Groups newly named are of the forum. */
  async #named(
    { forumId }: Whose,
    {
      owners,
      groupIds,
    }: { readonly owners: readonly Owner[]; readonly groupIds: readonly string[] },
    before: InitiativeRow | null,
  ): Promise<Owner[]> {
    const { catalogue } = this.#deps;
    const forum = await catalogue.tables.forums.get(forumId);
    const isKnown = (groupId: string) =>
      before?.groupIds.includes(groupId) || forum?.groups.some(({ id }) => id === groupId);
    if (!groupIds.every(isKnown)) throw new InvalidInput([{ path: 'groupIds', code: 'unknown' }]);
    return ownersNamed(catalogue, forumId, owners, before?.owners ?? []);
  }

  /** Keeps what an initiative has become, with what is told and what changed. False where that is nothing at all. */
  async #move(
    { tables, at, membership }: Moment,
    before: InitiativeRow,
    moved: { readonly after: InitiativeRow; readonly text?: string; readonly sendId?: string },
  ): Promise<boolean> {
    const { id } = before;
    const { after, text = '', sendId = newId() } = moved;
    const changes = await this.#changes(before, after, membership);
    if (changes.length === 0 && text === '') return false;
    const deeds = await tables.initiativeDeeds.find({ initiativeId: id });
    if (deeds.length >= MOST_INITIATIVE_DEEDS) throw new Refusal('list-full');
    const deed = { id: `${id}.${sendId}`, initiativeId: id, at, by: membership.personId };
    await tables.initiativeDeeds.put({ ...deed, text, changes });
    const revision = changes.length === 0 ? before.revision : before.revision + 1;
    await tables.initiatives.put({ ...after, revision, movedAt: at });
    return true;
  }

  /** What is different, in words: groups and people may be called otherwise one day. */
  async #changes(
    before: InitiativeRow,
    after: InitiativeRow,
    { forumId }: Membership,
  ): Promise<InitiativeDeed['changes']> {
    const groups = (await this.#deps.catalogue.tables.forums.get(forumId))?.groups ?? [];
    const named = ({ groupIds }: InitiativeRow) =>
      groups.flatMap(({ id, name }) => (groupIds.includes(id) ? [name] : [])).join(', ');
    const owned = ({ owners }: InitiativeRow) => owners.map(({ name }) => name).join(', ');
    const sides = [
      ['title', before.title, after.title],
      ['aim', before.aim, after.aim],
      ['groups', named(before), named(after)],
      ['owners', owned(before), owned(after)],
      ['status', before.status, after.status],
      ['step', before.nextStep, after.nextStep],
      ['stepOn', before.nextStepOn ?? '', after.nextStepOn ?? ''],
    ] as const;
    return sides.flatMap(([what, from, to]) => (from === to ? [] : [{ what, from, to }]));
  }
}

async function changeable({ tables, membership }: Moment, id: string): Promise<InitiativeRow> {
  const row = await tables.initiatives.get(id);
  if (!row) throw new Refusal('not-found');
  if (!mayChangeInitiative(row, membership)) throw new Refusal('role-too-low');
  return row;
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Only what is named. */
function given<T extends object>(wish: T): Given<T> {
  return Object.fromEntries(
    Object.entries(wish).filter(([, value]) => value !== undefined),
  ) as Given<T>;
}
