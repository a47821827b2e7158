import { Router } from 'express';
import type * as z from 'zod';
import { dayOf } from '#shared/calendar/day.ts';
import type { Membership } from '#shared/member/person.ts';
import {
  addPlanItem,
  addPlanStage,
  changePlanItem,
  changePlanStage,
  getPlan,
  movePlanItem,
  removePlanItem,
  removePlanStage,
} from '#shared/plan/plan-contract.ts';
import { type ForumWorkDeps, mayInForum } from '#server/forum/forum-work.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { ownersShown } from '#server/member/owners.ts';
import { PlanDesk } from '#server/plan/plan-desk.ts';
import { linkTitles } from '#server/plan/plan-links.ts';
import { stagesOf } from '#server/plan/plan-stages.ts';

/** The plan of a forum is open to every member, and written by those who lead. */
export function planRoutes(deps: ForumWorkDeps & { readonly admit: Admit }): Router {
  const { admit } = deps;
  const desk = new PlanDesk(deps);
  const router = Router();
  answer(router, getPlan, async ({ params: { forumId }, req }) => {
    const { membership } = await admit.toForum(req, forumId, 'read');
    return viewPlan(deps, membership);
  });
  answer(router, addPlanStage, async ({ params: { forumId }, body, req }) => {
    const { person } = await admit.person(req);
    await desk.addStage({ forumId, personId: person.id }, body);
    return {};
  });
  answer(router, changePlanStage, async ({ params: { forumId, stageId }, body, req }) => {
    const { person } = await admit.person(req);
    await desk.changeStage({ forumId, personId: person.id }, stageId, body);
    return {};
  });
  answer(router, removePlanStage, async ({ params: { forumId, stageId }, req }) => {
    const { person } = await admit.person(req);
    await desk.removeStage({ forumId, personId: person.id }, stageId);
    return {};
  });
  answer(router, addPlanItem, async ({ params: { forumId, stageId }, body, req }) => {
    const { person } = await admit.person(req);
    await desk.addItem({ forumId, personId: person.id }, stageId, body);
    return {};
  });
  answer(router, changePlanItem, async ({ params: { forumId, itemId }, body, req }) => {
    const { person } = await admit.person(req);
    await desk.changeItem({ forumId, personId: person.id }, itemId, body);
    return {};
  });
  answer(router, movePlanItem, async ({ params: { forumId, itemId }, body, req }) => {
    const { person } = await admit.person(req);
    await desk.moveItem({ forumId, personId: person.id }, itemId, body.by);
    return {};
  });
  answer(router, removePlanItem, async ({ params: { forumId, itemId }, req }) => {
    const { person } = await admit.person(req);
    await desk.removeItem({ forumId, personId: person.id }, itemId);
    return {};
  });
  return router;
}

async function viewPlan(
  deps: ForumWorkDeps,
  membership: Membership,
): Promise<z.input<typeof getPlan.answer>> {
  const { forumId, personId } = membership;
  const { catalogue, work, now } = deps;
  const forum = await catalogue.tables.forums.get(forumId);
  const stages = await stagesOf((await work.of(forumId)).tables.planStages, forum);
  const owners = await ownersShown(catalogue, forumId);
  const links = stages.flatMap(({ items }) => items.flatMap(({ link }) => link ?? []));
  const titles = await linkTitles(deps, forumId, personId, links);
  const today = dayOf(now());
  const mayWrite = mayInForum(membership, 'manageSession');
  return {
    forumName: forum?.name ?? '',
    mayWrite,
    stages: stages.map(({ id, title, when, goals, revision, items }) => ({
      id,
      title,
      when,
      goals,
      revision,
      items: items.map(({ sendId: _sendId, link, ...item }) => {
        const named = link === null ? undefined : titles.get(link.id);
        const isOpen = item.status === 'open' || item.status === 'under-way';
        const isMine = item.owners.some((owner) => owner.personId === personId);
        return {
          ...item,
          owners: owners(item.owners),
          link: link === null || named === undefined ? null : { ...link, title: named },
          isOverdue: isOpen && item.dueOn !== null && item.dueOn < today,
          mayMark: mayWrite || (isMine && mayInForum(membership, 'comment')),
        };
      }),
    })),
  };
}
