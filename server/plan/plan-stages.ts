import type { Forum } from '#shared/forum/forum.ts';
import type { Table } from '#server/storage/store.ts';
import type { PlanItem, PlanStageRow } from '#server/storage/work/plan.ts';

/**
 * The stages of a plan in their order. A forum whose plan nobody has written in yet has the one that it was founded with,
 * under ids that follow from the places, so that the first change finds what was shown.
 */
export async function stagesOf(
  planStages: Table<PlanStageRow>,
  forum: Pick<Forum, 'plan'> | undefined,
): Promise<readonly PlanStageRow[]> {
  const kept = await planStages.find({});
  return kept.length > 0 ? kept : (forum?.plan ?? []).map(founded);
}

function founded({ title, when, items }: Forum['plan'][number], at: number): PlanStageRow {
  const id = `plan-stage-${String(at)}`;
  return {
    id,
    sendId: id,
    title,
    when,
    goals: '',
    revision: 0,
    items: items.map((text, place): PlanItem => {
      const itemId = `plan-item-${String(at)}-${String(place)}`;
      return {
        id: itemId,
        sendId: itemId,
        text,
        owners: [],
        dueOn: null,
        status: 'open',
        link: null,
        doneAt: null,
        revision: 0,
      };
    }),
  };
}
