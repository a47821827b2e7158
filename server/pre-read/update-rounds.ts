import { randomBytes } from 'node:crypto';
import type { Membership } from '#shared/member/person.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { UpdateRound } from '#shared/pre-read/update-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { oneAtATime } from '#server/image/upload.ts';
import { newId } from '#server/member/new-id.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { PaperMaker } from '#server/paper/start-paper.ts';
import { type ForumMember, membersOf, type KeptSession } from '#server/pre-read/audience.ts';
import type { AtSession } from '#server/pre-read/door.ts';
import { titleOf } from '#server/pre-read/pre-read-views.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Work } from '#server/storage/work.ts';
import type { UpdateRoundRow, UpdateRow } from '#server/storage/work/pre-reads.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly work: Work;
  readonly bus: Bus;
  readonly now: () => Date;
  readonly startPaper: PaperMaker;
}

/** So many sendings are known again when they arrive late; none of them holds words. */
const MOST_SENDINGS = 200;

/** Those of the session's group are asked, or the whole forum. */
export function isAskedForUpdate({ groupId }: KeptSession, { groupIds }: Membership): boolean {
  return groupId === null || groupIds.includes(groupId);
}

/** Short updates that people write before a session, which become one paper. */
export class UpdateRounds {
  readonly #deps: Deps;
  readonly #inTurn = oneAtATime();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async view({ session, person, membership, mayManage }: AtSession): Promise<UpdateRound> {
    const { catalogue, work } = this.#deps;
    const { tables } = await work.of(session.forumId);
    const round = await tables.updateRounds.get(session.id);
    const paperId = await this.#paperOf(round);
    const members = await membersOf(catalogue, session.forumId);
    const written = await tables.updates.find({ sessionId: session.id });
    const shown = inOrder(written, members).filter(
      ({ row }) => mayManage || row.personId === person.id,
    );
    return {
      sessionId: session.id,
      forumId: session.forumId,
      sessionTitle: titleOf(session),
      mayManage,
      isForMe: isAskedForUpdate(session, membership),
      round: round ? { prompt: round.prompt, dueOn: round.dueOn, at: round.at, paperId } : null,
      updates: shown.map(({ row: { personId, text, at }, member }) => ({
        personId,
        name: member?.person.name ?? '',
        office: member?.person.office ?? null,
        text,
        at,
        isMine: personId === person.id,
      })),
      written: written.length,
      asked: members.filter((one) => isAskedForUpdate(session, one.membership)).length,
    };
  }

  async call(at: AtSession, asked: { prompt: string; dueOn: string | null }): Promise<void> {
    const { sessions } = this.#deps.catalogue.tables;
    await this.#change(at.session, async ({ updateRounds }) => {
      // It may have been removed a moment ago.
      if (!(await sessions.get(at.session.id))) throw new Refusal('not-found');
      const before = await updateRounds.get(at.session.id);
      if (before?.gathered) throw new Refusal('stage-closed');
      const moment = this.#deps.now().toISOString();
      const row = before ?? { id: at.session.id, at: moment, by: at.person.id, gathered: null };
      await updateRounds.put({ ...row, ...asked });
    });
  }

  /** The same sending twice is one, also after a later one, which replaces it until the round is gathered. */
  async write(at: AtSession, sent: { sendId: string; text: string }): Promise<void> {
    const { session, person, membership } = at;
    if (!isAskedForUpdate(session, membership)) throw new Refusal('not-found');
    await this.#change(session, async ({ updateRounds, updates }) => {
      const round = await updateRounds.get(session.id);
      const id = `${session.id}.${person.id}`;
      const before = await updates.get(id);
      const earlierSendIds = before ? [...(before.earlierSendIds ?? []), before.sendId] : [];
      if (earlierSendIds.includes(sent.sendId)) return;
      if (!round || round.gathered) throw new Refusal('stage-closed');
      const moment = this.#deps.now().toISOString();
      const own = { id, sessionId: session.id, personId: person.id };
      await updates.put({
        ...own,
        ...sent,
        earlierSendIds: earlierSendIds.slice(-MOST_SENDINGS),
        at: moment,
      });
    });
  }

  /** Makes the paper once; two who press together get the same. */
  gather(at: AtSession, title: string): Promise<void> {
    return this.#inTurn(() => this.#gather(at, title));
  }

  async #gather(at: AtSession, title: string): Promise<void> {
    const { catalogue, startPaper } = this.#deps;
    const { session, person, membership } = at;
    const paperId = newId();
    const written = await this.#closeFor(paperId, at);
    if (!written) return;
    const members = await membersOf(catalogue, session.forumId);
    const { groupId, id: sessionId } = session;
    const content = inOrder(written, members).flatMap(({ row, member }) => partOf(row, member));
    try {
      await startPaper(
        { title, kind: 'update-round', groupId, sessionId },
        { forumId: membership.forumId, personId: person.id },
        { id: paperId, content: content.length > 0 ? content : [paragraph('')], images: [] },
      );
    } catch (fault) {
      await this.#reopen(paperId, session);
      throw fault;
    }
    // Those who looked between saw a round that has no paper yet.
    this.#deps.bus.announce({ kind: 'pre-reads-changed', forumId: session.forumId });
  }

  /** Takes no more updates and gives those that there are, so that none comes between; null when they are a paper already. */
  async #closeFor(paperId: string, at: AtSession): Promise<readonly UpdateRow[] | null> {
    const { session, person } = at;
    const store = await this.#deps.work.of(session.forumId);
    return store.transact(async ({ updateRounds, updates }) => {
      const round = await updateRounds.get(session.id);
      if (!round) throw new Refusal('not-found');
      // Without its paper, the program ended between the two: it is made now.
      if (await this.#paperOf(round)) return null;
      const gathered = { paperId, at: this.#deps.now().toISOString(), by: person.id };
      await updateRounds.put({ ...round, gathered });
      return updates.find({ sessionId: session.id });
    });
  }

  async #reopen(paperId: string, session: KeptSession): Promise<void> {
    await this.#change(session, async ({ updateRounds }) => {
      const round = await updateRounds.get(session.id);
      if (round?.gathered?.paperId !== paperId || (await this.#paperOf(round))) return;
      await updateRounds.put({ ...round, gathered: null });
    });
  }

  /** The paper that a round became, once it is there. */
  async #paperOf(round: UpdateRoundRow | undefined): Promise<string | null> {
    const paper = await this.#deps.catalogue.tables.papers.get(round?.gathered?.paperId ?? '');
    return paper?.id ?? null;
  }

  async #change(
    { forumId }: KeptSession,
    work: Parameters<Awaited<ReturnType<Work['of']>>['transact']>[0],
  ): Promise<void> {
    const store = await this.#deps.work.of(forumId);
    await store.transact(work);
    this.#deps.bus.announce({ kind: 'pre-reads-changed', forumId });
  }
}

function inOrder(rows: readonly UpdateRow[], members: readonly ForumMember[]) {
  const byId = new Map(members.map((member) => [member.personId, member]));
  return rows
    .map((row) => ({ row, member: byId.get(row.personId) }))
    .toSorted((one, other) =>
      (one.member?.person.name ?? '').localeCompare(other.member?.person.name ?? '', 'he'),
    );
}

const blockId = () => randomBytes(9).toString('base64url');

function paragraph(text: string): ContentNode {
  return {
    type: 'paragraph',
    attrs: { id: blockId() },
    ...(text !== '' && { content: [{ type: 'text', text }] }),
  };
}

/** An update as it stands in the paper: whose it is as a heading, then the lines. */
function partOf({ text }: UpdateRow, member: ForumMember | undefined): ContentNode[] {
  const heading = [member?.person.name, member?.person.office].filter(Boolean).join(', ');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return [
    {
      type: 'heading',
      attrs: { id: blockId(), level: 2 },
      content: [{ type: 'text', text: heading === '' ? '—' : heading }],
    },
    ...lines.map(paragraph),
  ];
}
