import type * as z from 'zod';
import type { Verb } from '#shared/member/role.ts';
import {
  type addPlanItem,
  type addPlanStage,
  type changePlanItem,
  type changePlanStage,
  MOST_ITEMS,
  MOST_STAGES,
  type PlanLink,
} from '#shared/plan/plan-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import {
  type Act,
  ForumWork,
  type ForumWorkDeps,
  mayInForum,
  type Moment,
} from '#server/forum/forum-work.ts';
import { InvalidInput } from '#server/http/answer.ts';
import { newId } from '#server/member/new-id.ts';
import { ownersNamed } from '#server/member/owners.ts';
import { linkTitles } from '#server/plan/plan-links.ts';
import { stagesOf } from '#server/plan/plan-stages.ts';
import type { PlanItem, PlanStageRow } from '#server/storage/work/plan.ts';

type Whose = Pick<Act, 'forumId' | 'personId'>;
/** The whole plan after an act, or null where nothing changed. */
type Turn = (
  stages: readonly PlanStageRow[],
  moment: Moment,
) => Promise<readonly PlanStageRow[] | null>;

/** Writes the plan of a forum. The first change of a plan that the forum was founded with keeps all of it. */
export class PlanDesk {
  readonly #deps: ForumWorkDeps;
  readonly #work: ForumWork;
  constructor(deps: ForumWorkDeps) {
    this.#deps = deps;
    this.#work = new ForumWork(deps);
  }

  addStage(whose: Whose, { sendId, ...wish }: z.output<typeof addPlanStage.body>): Promise<void> {
    return this.#turn(whose, 'plan-stage-added', async (stages) => {
      if (stages.some((stage) => stage.sendId === sendId)) return null;
      if (stages.length >= MOST_STAGES) throw new Refusal('list-full');
      return [...stages, { ...wish, id: newId(), sendId, items: [], revision: 0 }];
    });
  }

  changeStage(
    whose: Whose,
    id: string,
    { revision, ...wish }: z.output<typeof changePlanStage.body>,
  ): Promise<void> {
    return this.#turn(whose, 'plan-stage-changed', async (stages) => {
      const before = stageIn(stages, id);
      if (before.revision !== revision) throw new Refusal('changed-meanwhile');
      const { title = before.title, when = before.when, goals = before.goals } = wish;
      const after = { ...before, title, when, goals, revision: revision + 1 };
      return stages.map((stage) => (stage.id === id ? after : stage));
    });
  }

  removeStage(whose: Whose, id: string): Promise<void> {
    return this.#turn(whose, 'plan-stage-removed', async (stages) => {
      if (stageIn(stages, id).items.length > 0) throw new Refusal('changed-meanwhile');
      return stages.filter((stage) => stage.id !== id);
    });
  }

  addItem(
    whose: Whose,
    stageId: string,
    { sendId, ...wish }: z.output<typeof addPlanItem.body>,
  ): Promise<void> {
    return this.#turn(whose, 'plan-item-added', async (stages, { at }) => {
      const stage = stageIn(stages, stageId);
      if (stages.some(({ items }) => items.some((item) => item.sendId === sendId))) return null;
      if (stage.items.length >= MOST_ITEMS) throw new Refusal('list-full');
      const owners = await ownersNamed(this.#deps.catalogue, whose.forumId, wish.owners, []);
      await this.#assertLink(whose, wish.link);
      const doneAt = wish.status === 'done' ? at : null;
      const item = { ...wish, owners, id: newId(), sendId, doneAt, revision: 0 };
      return withItems(stages, stageId, [...stage.items, item]);
    });
  }

  changeItem(
    whose: Whose,
    id: string,
    { revision, ...wish }: z.output<typeof changePlanItem.body>,
  ): Promise<void> {
    const isMark = Object.keys(wish).every((name) => name === 'status');
    const act = { ...whose, verb: isMark ? ('comment' as const) : ('manageSession' as const) };
    return this.#turn(act, 'plan-item-changed', async (stages, { at, membership }) => {
      const { stage, item: before } = itemIn(stages, id);
      const isOwner = before.owners.some(({ personId }) => personId === whose.personId);
      if (!isOwner && !mayInForum(membership, 'manageSession')) throw new Refusal('role-too-low');
      if (before.revision !== revision) throw new Refusal('changed-meanwhile');
      const { text = before.text, dueOn = before.dueOn, status = before.status } = wish;
      const { link = before.link } = wish;
      if (link?.id !== before.link?.id) await this.#assertLink(whose, link);
      const owners = wish.owners
        ? await ownersNamed(this.#deps.catalogue, whose.forumId, wish.owners, before.owners)
        : before.owners;
      const doneAt = status === 'done' ? (before.doneAt ?? at) : null;
      const kept = { ...before, text, owners, dueOn, status, link, doneAt, revision: revision + 1 };
      return withItems(
        stages,
        stage.id,
        stage.items.map((item) => (item.id === id ? kept : item)),
      );
    });
  }

  moveItem(whose: Whose, id: string, by: -1 | 1): Promise<void> {
    return this.#turn(whose, 'plan-item-moved', async (stages) => {
      const { stage, item } = itemIn(stages, id);
      const from = stage.items.indexOf(item);
      const other = stage.items[from + by];
      if (other) {
        const swapped = stage.items.map((one) =>
          one === item ? other : one === other ? item : one,
        );
        return withItems(stages, stage.id, swapped);
      }
      const next = stages[stages.indexOf(stage) + by];
      if (!next) return null;
      if (next.items.length >= MOST_ITEMS) throw new Refusal('list-full');
      const without = stage.items.filter((one) => one !== item);
      const into = by === 1 ? [item, ...next.items] : [...next.items, item];
      return withItems(withItems(stages, stage.id, without), next.id, into);
    });
  }

  removeItem(whose: Whose, id: string): Promise<void> {
    return this.#turn(whose, 'plan-item-removed', async (stages) => {
      const { stage, item } = itemIn(stages, id);
      return withItems(
        stages,
        stage.id,
        stage.items.filter((one) => one !== item),
      );
    });
  }

  async #turn(whose: Whose & { readonly verb?: Verb }, action: string, turn: Turn): Promise<void> {
    const { forumId, personId, verb = 'manageSession' } = whose;
    await this.#work.act({ forumId, personId, verb, part: 'plan' }, async (moment) => {
      const { planStages } = moment.tables;
      const forum = await this.#deps.catalogue.tables.forums.get(forumId);
      const before = await stagesOf(planStages, forum);
      const after = await turn(before, moment);
      if (after === null) return { answer: undefined, record: null };
      for (const { id } of before)
        if (!after.some((stage) => stage.id === id)) await planStages.remove(id);
      for (const stage of after) await planStages.put(stage);
      return { answer: undefined, record: { action, subject: forumId } };
    });
  }

  /** What a link newly leads to is of the forum and open to whoever links. */
  async #assertLink({ forumId, personId }: Whose, link: PlanLink | null): Promise<void> {
    if (link === null) return;
    const titles = await linkTitles(this.#deps, forumId, personId, [link]);
    if (titles.size === 0) throw new InvalidInput([{ path: 'link', code: 'unknown' }]);
  }
}

function stageIn(stages: readonly PlanStageRow[], id: string): PlanStageRow {
  const stage = stages.find((one) => one.id === id);
  if (!stage) throw new Refusal('not-found');
  return stage;
}

function itemIn(stages: readonly PlanStageRow[], id: string) {
  for (const stage of stages) {
    const item = stage.items.find((one) => one.id === id);
    if (item) return { stage, item };
  }
  throw new Refusal('not-found');
}

function withItems(
  stages: readonly PlanStageRow[],
  id: string,
  items: readonly PlanItem[],
): readonly PlanStageRow[] {
  return stages.map((stage) => (stage.id === id ? { ...stage, items } : stage));
}
