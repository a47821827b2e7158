import type * as z from 'zod';
import { may } from '#shared/member/access.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { RemarkKind } from '#shared/thread/thread.ts';
import type { changeThread } from '#shared/thread/thread-contract.ts';
import { InvalidInput } from '#server/http/answer.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { ThreadRow } from '#server/storage/remarks.ts';
import { type RemarkDesk, seenThread } from '#server/thread/remark-desk.ts';
import { happened } from '#server/thread/standing.ts';
import type { Starting } from '#server/thread/starting.ts';
import { demand, remarkersOf, sees, type Viewer } from '#server/thread/viewer.ts';

type Changes = z.output<typeof changeThread.body>;

interface Deps {
  readonly desk: RemarkDesk;
  readonly catalogue: Catalogue;
  readonly starting: Starting;
}

interface Moment {
  readonly at: string;
  readonly by: string;
}

/** Who looks after a thread, who follows it, of what kind it is, and for whom. */
export class Steering {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async change(viewer: Viewer, threadId: string, changes: Changes): Promise<void> {
    const { desk, starting } = this.#deps;
    const { assigneeId, isFollowed, kind, isOpened } = changes;
    const changed = await desk.change(viewer, async ({ tables, at, did }) => {
      const before = await seenThread(viewer, tables, threadId);
      const moment = { at, by: viewer.personId };
      let thread = before;
      if (kind !== undefined) thread = ofKind(viewer, thread, kind, moment);
      if (isOpened) thread = openedUp(viewer, thread, moment);
      if (assigneeId !== undefined)
        thread = await this.#assigned(viewer, thread, assigneeId, moment);
      if (thread !== before) did({ thread, action: 'remark-changed' });
      const follows = isFollowed ?? thread.follows[viewer.personId];
      if (follows !== undefined && follows !== thread.follows[viewer.personId]) {
        thread = { ...thread, follows: { ...thread.follows, [viewer.personId]: follows } };
        did({ thread, action: null, isPersonal: true });
      }
      await tables.threads.put(thread);
      return thread;
    });
    if (isOpened) await starting.tie(viewer, changed);
  }

  async #assigned(
    viewer: Viewer,
    thread: ThreadRow,
    assigneeId: string | null,
    moment: Moment,
  ): Promise<ThreadRow> {
    demand(viewer, 'dispose', 'edit');
    if (thread.assigneeId === assigneeId) return thread;
    if (assigneeId !== null) {
      const people = await remarkersOf(this.#deps.catalogue, viewer.access.paper);
      const isAmong = people.some((one) => one.personId === assigneeId && sees(one, thread));
      if (!isAmong) throw new InvalidInput([{ path: 'assigneeId', code: 'unknown' }]);
    }
    return happened({ ...thread, assigneeId }, { ...moment, what: 'assigned', to: assigneeId });
  }
}

function ofKind(viewer: Viewer, thread: ThreadRow, kind: RemarkKind, moment: Moment): ThreadRow {
  demand(viewer, 'comment');
  if (thread.authorId !== viewer.personId && !may(viewer.access, 'dispose'))
    throw new Refusal('role-too-low');
  if (thread.kind === kind) return thread;
  return happened({ ...thread, kind }, { ...moment, what: 'sorted', to: kind });
}

/** From its group to all who may see remarks; there is no way back. */
function openedUp(viewer: Viewer, thread: ThreadRow, moment: Moment): ThreadRow {
  demand(viewer, 'comment');
  if (thread.authorId !== viewer.personId) throw new Refusal('role-too-low');
  if (thread.group === null) return thread;
  return happened({ ...thread, group: null }, { ...moment, what: 'opened', to: thread.group.id });
}
