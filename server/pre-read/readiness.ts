import type * as z from 'zod';
import { may } from '#shared/member/access.ts';
import { isDone, isLate } from '#shared/pre-read/pre-read.ts';
import type {
  getReadiness,
  listMyPreReads,
  listPreReadAnswers,
} from '#shared/pre-read/pre-read-contract.ts';
import { type Cell, readinessOf, tallyOf } from '#shared/pre-read/readiness.ts';
import type { Reminders } from '#server/notice/notice-desk.ts';
import { Glance } from '#server/notice/waiting-list.ts';
import { accessToPaper } from '#server/paper/access.ts';
import {
  type ForumMember,
  goesTo,
  membersOf,
  type KeptSession,
  sentOf,
} from '#server/pre-read/audience.ts';
import type { AtPreRead, AtSession } from '#server/pre-read/door.ts';
import { handedInOf } from '#server/pre-read/handed-in.ts';
import { cardOf, titleOf } from '#server/pre-read/pre-read-views.ts';
import { preReadKey, updateKey } from '#server/pre-read/thing-keys.ts';
import { isAskedForUpdate } from '#server/pre-read/update-rounds.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Store } from '#server/storage/store.ts';
import type { Work, WorkTables } from '#server/storage/work.ts';
import type { PreReadRow } from '#server/storage/work/pre-reads.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly work: Work;
  readonly now: () => Date;
  readonly reminders: Pick<Reminders, 'isReminded'>;
}

type Board = z.input<typeof getReadiness.answer>;
type Gathered = z.input<typeof listPreReadAnswers.answer>;
type MineSeen = z.input<typeof listMyPreReads.answer>;
interface Asked {
  readonly forumId: string;
  readonly at: string;
}
/** What waits for a person; what the address does not tell is left out there. */
interface Mine {
  readonly preReads: (MineSeen['preReads'][number] & Asked & { readonly note: string })[];
  readonly rounds: (MineSeen['rounds'][number] & Asked & { readonly prompt: string })[];
}
type Tables = Store<WorkTables>['tables'];
/** Somebody who has not finished with a pre-read or written their update; `thing` is what the ids of it begin with. */
interface Missing {
  readonly personId: string;
  readonly thing: string;
}

/** How far people are with pre-reads: for a session, for one pre-read, and what waits for one person. */
export class Readiness {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async board({ session, person, mayManage }: AtSession): Promise<Board> {
    const { catalogue, work, reminders } = this.#deps;
    const { tables } = await work.of(session.forumId);
    const rows = await this.#readable(session, person.id);
    const standings = await this.#standings(session, tables, rows);
    const forum = await catalogue.tables.forums.get(session.forumId);
    const groups = forum?.groups ?? [];
    const cellsOf = (preReadId: string, isOf: (member: ForumMember) => boolean): Cell[] =>
      standings.flatMap(({ member, cells }) =>
        isOf(member) ? cells.filter((cell) => cell.preReadId === preReadId) : [],
      );
    const responses = await tables.groupResponses.find({});
    const preReads = await Promise.all(
      rows.map(async (row) => {
        const mine = cellsOf(row.id, ({ personId }) => personId === person.id)[0];
        return {
          ...(await cardOf(catalogue, row, session)),
          isForMe: mine !== undefined,
          isDoneByMe: mine?.isDone ?? false,
          tally: tallyOf(cellsOf(row.id, () => true)),
          groups: groups.flatMap(({ id, name }) => {
            const of = cellsOf(row.id, ({ membership }) => membership.groupIds.includes(id));
            return of.length === 0 ? [] : [{ id, name, ...tallyOf(of) }];
          }),
          responses: responses
            .filter(({ preReadId, submitted }) => preReadId === row.id && submitted !== null)
            .map(({ groupId, groupName, submitted }) => {
              return { groupId, groupName, number: submitted?.number ?? null };
            }),
        };
      }),
    );
    const visible = mayManage ? preReads : preReads.filter(({ isForMe }) => isForMe);
    const missing = session.calledOff
      ? []
      : [...missingIn(standings, rows), ...(await this.#missingUpdates(session))];
    const isReminded = ({ personId, thing }: Missing) => reminders.isReminded(personId, thing);
    return {
      sessionTitle: titleOf(session),
      sessionDay: session.day,
      forumId: session.forumId,
      mayManage,
      preReads: visible,
      people: mayManage
        ? standings.map(({ member, cells }) => {
            const { personId, person: one, membership } = member;
            const { name, office } = one;
            return { personId, name, office, groupIds: membership.groupIds, cells: [...cells] };
          })
        : [],
      missing: mayManage ? countPeople(missing.filter((one) => !isReminded(one))) : 0,
      remindedToday: mayManage ? countPeople(missing.filter(isReminded)) : 0,
      groups: groups.map(({ id, name }) => ({ id, name })),
    };
  }

  /** Those who have not finished, by pre-read and update, as the board shows them to whoever asks. */
  async missing({ session, person }: AtSession): Promise<readonly Missing[]> {
    if (session.calledOff) return [];
    const { tables } = await this.#deps.work.of(session.forumId);
    const rows = await this.#readable(session, person.id);
    const standings = await this.#standings(session, tables, rows);
    return [...missingIn(standings, rows), ...(await this.#missingUpdates(session))];
  }

  async #missingUpdates(session: KeptSession): Promise<readonly Missing[]> {
    const { catalogue, work } = this.#deps;
    const { tables } = await work.of(session.forumId);
    const round = await tables.updateRounds.get(session.id);
    if (!round || round.gathered) return [];
    const written = await tables.updates.find({ sessionId: session.id });
    const done = new Set(written.map(({ personId }) => personId));
    const members = await membersOf(catalogue, session.forumId);
    return members
      .filter(
        ({ personId, membership }) => isAskedForUpdate(session, membership) && !done.has(personId),
      )
      .map(({ personId }) => ({ personId, thing: updateKey(session.id) }));
  }

  /** The answers to one pre-read that were handed in, by question and in the order of names. */
  async answers({ row, session }: AtPreRead): Promise<Gathered> {
    const { catalogue, work } = this.#deps;
    const { tables } = await work.of(session.forumId);
    const answers = await tables.preReadAnswers.find({ preReadId: row.id });
    const marks = await tables.preReadPeople.find({ preReadId: row.id });
    const markOf = new Map(marks.map((mark) => [mark.personId, mark]));
    const people = await catalogue.tables.people.pick(answers.map(({ personId }) => personId));
    const byId = new Map(people.map((one) => [one.id, one]));
    const sorted = answers
      .flatMap((answer) => {
        const { personId, questionId } = answer;
        const given = handedInOf(answer, markOf.get(personId));
        return given ? [{ personId, questionId, given, person: byId.get(personId) }] : [];
      })
      .toSorted((one, other) =>
        (one.person?.name ?? '').localeCompare(other.person?.name ?? '', 'he'),
      );
    return {
      card: await cardOf(catalogue, row, session),
      questions: row.questions.map((question) => ({
        ...question,
        answers: sorted
          .filter(({ questionId }) => questionId === question.id)
          .map(({ personId, given: { text, at, earlier }, person }) => ({
            personId,
            personName: person?.name ?? '',
            office: person?.office ?? null,
            text,
            at,
            isLate: isLate(row.dueOn, at),
            earlier: earlier.map((one) => ({ text: one.text, until: one.until })),
          })),
      })),
    };
  }

  /** What waits for a person in all forums: what has to be done first comes first. */
  async waitingFor(personId: string, glance = new Glance()): Promise<Mine> {
    const { catalogue } = this.#deps;
    const memberships = await catalogue.tables.memberships.find({ personId, suspended: false });
    const person = await catalogue.tables.people.get(personId);
    if (!person) return { preReads: [], rounds: [] };
    const perForum = await Promise.all(
      memberships.map((membership) => this.#waitingIn({ personId, person, membership }, glance)),
    );
    const byDay = (one: { dueOn: string | null }, other: { dueOn: string | null }) =>
      (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999');
    return {
      preReads: perForum.flatMap(({ preReads }) => preReads).toSorted(byDay),
      rounds: perForum.flatMap(({ rounds }) => rounds).toSorted(byDay),
    };
  }

  async #waitingIn(member: ForumMember, glance: Glance): Promise<Mine> {
    const { catalogue, work, now } = this.#deps;
    const { personId } = member;
    const { tables } = await work.of(member.membership.forumId);
    const found: Mine = { preReads: [], rounds: [] };
    for (const row of await tables.preReads.find({ withdrawn: null })) {
      const mark = await tables.preReadPeople.get(`${row.id}.${personId}`);
      if (isDone(row, mark)) continue;
      const session = await catalogue.tables.sessions.get(row.sessionId);
      // Nothing has to be done for a session that was called off.
      if (!session || session.calledOff) continue;
      const sent = await glance.once(`sent.${row.id}`, () => sentOf(catalogue, row, session));
      if (sent === null || !goesTo(sent, member)) continue;
      const ids = row.questions.map(({ id }) => `${row.id}.${personId}.${id}`);
      const answers = await tables.preReadAnswers.pick(ids);
      found.preReads.push({
        id: row.id,
        forumId: session.forumId,
        at: row.at,
        note: row.note,
        title: row.title,
        sessionTitle: titleOf(session),
        sessionDay: session.day,
        dueOn: row.dueOn,
        isOverdue: isLate(row.dueOn, now()),
        questions: row.questions.length,
        answered: answers.filter(({ text }) => text !== '').length,
        isRead: (mark?.readAt ?? null) !== null,
      });
    }
    for (const round of await tables.updateRounds.find({ gathered: null })) {
      const session = await catalogue.tables.sessions.get(round.id);
      if (!session || session.calledOff || !isAskedForUpdate(session, member.membership)) continue;
      if (await tables.updates.get(`${round.id}.${personId}`)) continue;
      found.rounds.push({
        sessionId: session.id,
        forumId: session.forumId,
        at: round.at,
        prompt: round.prompt,
        sessionTitle: titleOf(session),
        dueOn: round.dueOn,
        isOverdue: isLate(round.dueOn, now()),
      });
    }
    return found;
  }

  /** A session's pre-reads whose papers a person may read: leading the session gives nobody a paper. */
  async #readable(session: KeptSession, personId: string): Promise<readonly PreReadRow[]> {
    const { catalogue, work } = this.#deps;
    const { tables } = await work.of(session.forumId);
    const rows = await tables.preReads.find({ sessionId: session.id });
    const accesses = await Promise.all(
      rows.map(({ paperId }) => accessToPaper(catalogue, paperId, personId)),
    );
    return rows.filter((_, at) => {
      const access = accesses[at];
      return access && may(access, 'read');
    });
  }

  async #standings(session: KeptSession, tables: Tables, rows: readonly PreReadRow[]) {
    const members = await membersOf(this.#deps.catalogue, session.forumId);
    const preReads = await Promise.all(
      rows.map(async (row) => {
        const sent = await sentOf(this.#deps.catalogue, row, session);
        const invited = sent === null ? [] : members.filter((member) => goesTo(sent, member));
        return {
          id: row.id,
          questions: row.questions,
          dueOn: row.dueOn,
          invited: new Set(invited.map(({ personId }) => personId)),
        };
      }),
    );
    const ids = rows.map(({ id }) => id);
    const [marks, answers] = await Promise.all([
      Promise.all(ids.map((preReadId) => tables.preReadPeople.find({ preReadId }))),
      Promise.all(ids.map((preReadId) => tables.preReadAnswers.find({ preReadId }))),
    ]);
    return readinessOf({ members, preReads, marks: marks.flat(), answers: answers.flat() });
  }
}

function missingIn(
  standings: readonly { readonly member: ForumMember; readonly cells: readonly Cell[] }[],
  rows: readonly PreReadRow[],
): Missing[] {
  const open = new Set(rows.filter(({ withdrawn }) => withdrawn === null).map(({ id }) => id));
  return standings.flatMap(({ member, cells }) =>
    cells.flatMap(({ preReadId, isDone: done }) =>
      !done && open.has(preReadId)
        ? [{ personId: member.personId, thing: preReadKey(preReadId) }]
        : [],
    ),
  );
}

const countPeople = (missing: readonly Missing[]) =>
  new Set(missing.map(({ personId }) => personId)).size;
