import type * as z from 'zod';
import { wordsOf } from '#shared/thread/comment-body.ts';
import type {
  changeGroupResponse,
  GroupResponse,
} from '#shared/pre-read/group-response-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { AtPreRead } from '#server/pre-read/door.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Remarks } from '#server/storage/remarks.ts';
import type { Work } from '#server/storage/work.ts';
import type { GroupResponseRow } from '#server/storage/work/pre-reads.ts';
import { seenThreads } from '#server/thread/seen-threads.ts';
import { seesRemarks } from '#server/thread/viewer.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly work: Work;
  readonly remarks: Remarks;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

type Change = z.output<typeof changeGroupResponse.body>;

/** What a group says as one: merged by its lead from remarks that stay private, handed in once, and frozen then. */
export class GroupResponses {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * Its draft is there for those of the group who take part in its remarks; who only reads, and whoever leads the session,
   * sees it once it was handed in.
   */
  async view(at: AtPreRead, groupId: string): Promise<GroupResponse> {
    const { catalogue, work } = this.#deps;
    const { session, row, membership } = at;
    const isMember = membership.groupIds.includes(groupId);
    const group = await this.#group(session.forumId, groupId);
    const isOfGroup = worksIn(groupId, at);
    const { tables } = await work.of(session.forumId);
    const response = await tables.groupResponses.get(idOf(row.id, groupId));
    const submitted = response?.submitted ?? null;
    const isShown = isOfGroup || ((isMember || at.mayManage) && submitted !== null);
    if (!isShown) throw new Refusal('not-found');
    const by = submitted && (await catalogue.tables.people.get(submitted.by));
    return {
      preReadId: row.id,
      title: row.title,
      group: { id: group.id, name: group.name },
      hasLead: group.leadIds.length > 0,
      items: (response?.items ?? []).map(({ text, threadIds }) => {
        return { text, threadIds: isOfGroup ? [...threadIds] : [] };
      }),
      revision: response?.revision ?? 0,
      submitted: submitted && {
        number: submitted.number,
        at: submitted.at,
        byName: by?.name ?? '',
      },
      mayLead: isOfGroup && leads(group, at),
      remarks: isOfGroup ? await this.#remarks(at, groupId) : [],
    };
  }

  /** Replaces the draft of the revision that was seen, and hands it in when asked to. */
  async change(at: AtPreRead, groupId: string, change: Change): Promise<void> {
    const { work, bus, now } = this.#deps;
    const { session, row, person } = at;
    const group = await this.#group(session.forumId, groupId);
    if (!worksIn(groupId, at)) throw new Refusal('not-found');
    if (!leads(group, at)) throw new Refusal('role-too-low');
    if (change.isSubmitted && change.items.length === 0) throw new Refusal('invalid-input');
    const moment = now().toISOString();
    const store = await work.of(session.forumId);
    await store.transact(async ({ preReads, groupResponses }) => {
      const current = await preReads.get(row.id);
      if (!current || current.withdrawn) throw new Refusal('stage-closed');
      const before = await groupResponses.get(idOf(row.id, groupId));
      // The first to hand in has spoken for the group; the other is told so and loses nothing on their screen.
      if (before?.submitted) throw new Refusal('already-exists');
      if ((before?.revision ?? 0) !== change.revision) throw new Refusal('changed-meanwhile');
      const others = await groupResponses.find({ preReadId: row.id });
      const numbers = others.flatMap(({ submitted }) => submitted?.number ?? []);
      const next: GroupResponseRow = {
        id: idOf(row.id, groupId),
        preReadId: row.id,
        groupId,
        groupName: group.name,
        revision: change.revision + 1,
        items: change.items,
        changedAt: moment,
        changedBy: person.id,
        submitted: change.isSubmitted
          ? { number: Math.max(0, ...numbers) + 1, at: moment, by: person.id }
          : null,
      };
      await groupResponses.put(next);
    });
    if (change.isSubmitted) await this.#record(at, groupId);
    bus.announce({ kind: 'pre-reads-changed', forumId: session.forumId });
  }

  async #group(forumId: string, groupId: string) {
    const forum = await this.#deps.catalogue.tables.forums.get(forumId);
    const group = forum?.groups.find(({ id }) => id === groupId);
    if (!group) throw new Refusal('not-found');
    return { id: group.id, name: group.name, leadIds: group.leadIds ?? [] };
  }

  async #remarks({ access, person }: AtPreRead, groupId: string) {
    if (!seesRemarks(access.role)) return [];
    const threads = await seenThreads(this.#deps, access, person.id);
    return threads
      .filter(({ group, state }) => group?.id === groupId && state !== 'withdrawn')
      .map(({ id, number, quote, authorName, comments, proposal }) => ({
        threadId: id,
        number,
        quote,
        authorName,
        text: comments.map(({ body }) => (body === null ? '' : wordsOf(body))).join('\n'),
        proposal,
      }));
  }

  async #record({ person, row, session }: AtPreRead, groupId: string): Promise<void> {
    const { audit, now } = this.#deps;
    await audit.append({
      at: now().toISOString(),
      by: person.id,
      action: 'group-response-submitted',
      subject: row.id,
      forumId: session.forumId,
      detail: { group: groupId },
    });
  }
}

const idOf = (preReadId: string, groupId: string) => `${preReadId}.${groupId}`;

/** Somebody of a group who takes part in what it says: as with its remarks, reading is not enough. */
function worksIn(groupId: string, { membership, access }: AtPreRead): boolean {
  return membership.groupIds.includes(groupId) && seesRemarks(access.role);
}

/** A group is led by whom it was given as lead; a role in the forum makes nobody speak for a group. */
function leads(
  { id, leadIds }: { readonly id: string; readonly leadIds: readonly string[] },
  at: AtPreRead,
): boolean {
  return worksIn(id, at) && leadIds.includes(at.person.id);
}
