import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { roleAtMeeting } from '#shared/meeting/sight.ts';
import { may, whyNot } from '#shared/member/access.ts';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import { type ContentNode, elementOf, readContent } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { dayOf } from '#shared/calendar/day.ts';
import { languageOf } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { oneAtATime } from '#server/image/upload.ts';
import { type AtMeeting, titleOf } from '#server/meeting/door.ts';
import type { LogViews } from '#server/meeting/log-view.ts';
import { meetingDirection } from '#server/meeting/meeting-direction.ts';
import { type MeetingRoom, unbegun } from '#server/meeting/meeting-room.ts';
import { additionText, type MinutesEntry, minutesText } from '#server/meeting/minutes-text.ts';
import { newId } from '#server/member/new-id.ts';
import { sayIn } from '#server/notice/say-in.ts';
import { accessToPaper } from '#server/paper/access.ts';
import { viewReaders } from '#server/paper/paper-readers.ts';
import type { PaperMaker } from '#server/paper/start-paper.ts';
import { type ManuscriptNode, typeset } from '#server/paper/template/manuscript.ts';
import { membersOf } from '#server/pre-read/audience.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { LogEntryRow, MeetingRow, MinutesOf } from '#server/storage/work/meeting.ts';
import type { Work } from '#server/storage/work.ts';

export interface MinutesDeps {
  readonly catalogue: Catalogue;
  readonly work: Work;
  readonly bus: Bus;
  readonly now: () => Date;
  readonly startPaper: PaperMaker;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
  readonly write: (
    paperId: string,
    personId: string,
    change: (doc: Y.Doc) => void,
  ) => Promise<void>;
}

interface Written {
  readonly views: LogViews;
  readonly room: MeetingRoom;
}

const LONGEST_TITLE = 200;

/**
 * Minutes are a paper of the session, written once out of what was recorded. What is recorded later is put to its end, so
 * that nothing that people wrote in it is ever written over.
 */
export class Minutes {
  readonly #deps: MinutesDeps;
  readonly #written: Written;
  readonly #inTurn = oneAtATime();

  constructor(deps: MinutesDeps, written: Written) {
    this.#deps = deps;
    this.#written = written;
  }

  /** Writes them, or adds what is not in them yet; two who press together write once. */
  write(at: AtMeeting): Promise<void> {
    return this.#inTurn(async () => {
      const { minutes } = await this.#row(at);
      const paper = minutes && (await this.#deps.catalogue.tables.papers.get(minutes.paperId));
      // Without its paper, the program ended between the two: it is made now. One that went to another forum is others'.
      if (minutes && paper?.forumId === at.session.forumId) await this.#add(at, minutes);
      else await this.#make(at);
      const { forumId, id: sessionId } = at.session;
      this.#deps.bus.announce({ kind: 'meeting-changed', forumId, sessionId });
    });
  }

  async #make(at: AtMeeting): Promise<void> {
    const { session, person } = at;
    const meeting = await this.#written.room.view(at);
    const rows = await this.#rows(at);
    const { host, place = null, groupId, id: sessionId, forumId } = session;
    const direction = await meetingDirection(this.#deps.catalogue, session);
    const language = languageOf({ direction });
    const say = sayIn(language);
    const entries = await this.#entries(at, rows, await this.#readersOf(at));
    const facts = { meeting, host, place, entries };
    const content = typed(minutesText(facts, { say, language }));
    const paperId = newId();
    const title = say('meeting.minutes.paperTitle', { session: titleOf(session) });
    await this.#put(at, { paperId, upTo: lastOf(rows), writing: null });
    try {
      await this.#deps.startPaper(
        { title: title.slice(0, LONGEST_TITLE), kind: 'minutes', groupId, sessionId },
        { forumId, personId: person.id },
        { id: paperId, content, images: [], direction },
      );
    } catch (fault) {
      if (!(await this.#deps.catalogue.tables.papers.get(paperId))) await this.#put(at, null);
      throw fault;
    }
  }

  async #add(at: AtMeeting, before: MinutesOf): Promise<void> {
    const { person } = at;
    const { catalogue, write, now } = this.#deps;
    const { paperId } = before;
    const access = await accessToPaper(catalogue, paperId, person.id);
    if (!access || !may(access, 'read')) throw new Refusal('not-found');
    if (!may(access, 'edit')) throw new Refusal(whyNot(access, 'edit'));
    const minutes = await this.#settled(at, before);
    const rows = (await this.#rows(at)).filter(({ number }) => number > minutes.upTo);
    if (rows.length === 0) return;
    // The paper may have been opened to others than those of the meeting.
    const { readers } = await viewReaders(catalogue, access.paper, false);
    const reading = readers.map(({ personId }) => personId);
    const entries = await this.#entries(at, rows, reading);
    const language = languageOf(access.paper);
    const content = typed(additionText(entries, dayOf(now()), { say: sayIn(language), language }));
    const blockId = String(content[0]?.attrs?.['id']);
    const upTo = lastOf(rows);
    await this.#put(at, { ...minutes, writing: { blockId, upTo } });
    await write(paperId, person.id, (doc) => {
      doc.getXmlFragment(CONTENT_ROOT).push(content.map(elementOf));
    });
    await this.#put(at, { paperId, upTo, writing: null });
  }

  /** After a crash in the midst of writing, the text tells whether it was written. */
  async #settled(at: AtMeeting, minutes: MinutesOf): Promise<MinutesOf> {
    const { paperId, writing } = minutes;
    if (!writing) return minutes;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await this.#deps.content(paperId));
    const isThere = readContent(doc).some(({ attrs }) => attrs?.['id'] === writing.blockId);
    doc.destroy();
    const settled = { paperId, upTo: isThere ? writing.upTo : minutes.upTo, writing: null };
    await this.#put(at, settled);
    return settled;
  }

  /** As all who read the minutes may know them: the writer may know more, or less. */
  async #entries(
    at: AtMeeting,
    rows: readonly LogEntryRow[],
    readers: readonly string[],
  ): Promise<MinutesEntry[]> {
    const { views } = this.#written;
    const seen = new Map((await views.view(at.membership, rows)).map((entry) => [entry.id, entry]));
    const { closed, unsaid } = await views.keptFrom(readers, rows, at.session.forumId);
    return rows.map((row) => {
      const entry = seen.get(row.id);
      if (!entry) return { ...views.numberOf(row, rows), isClosed: true };
      return {
        ...entry,
        positions: unsaid.has(row.id) ? [] : entry.positions,
        isClosed: closed.has(row.id),
      };
    });
  }

  /** Those who will read the minutes of a meeting. */
  async #readersOf({ session }: AtMeeting): Promise<readonly string[]> {
    const members = await membersOf(this.#deps.catalogue, session.forumId);
    return members
      .filter(({ membership }) => roleAtMeeting(session, membership) !== null)
      .map(({ personId }) => personId);
  }

  async #rows({ session }: AtMeeting): Promise<readonly LogEntryRow[]> {
    const { tables } = await this.#deps.work.of(session.forumId);
    const rows = await tables.logEntries.find({ sessionId: session.id });
    return rows.toSorted((one, other) => one.number - other.number);
  }

  async #row({ session }: AtMeeting): Promise<MeetingRow> {
    const { tables } = await this.#deps.work.of(session.forumId);
    return (await tables.meetings.get(session.id)) ?? unbegun(session.id);
  }

  async #put({ session }: AtMeeting, minutes: MinutesOf | null): Promise<void> {
    const store = await this.#deps.work.of(session.forumId);
    await store.transact(async ({ meetings }) => {
      const row = (await meetings.get(session.id)) ?? unbegun(session.id);
      await meetings.put({ ...row, minutes });
    });
  }
}

const lastOf = (rows: readonly LogEntryRow[]): number => rows.at(-1)?.number ?? 0;

function typed(text: readonly ManuscriptNode[]): ContentNode[] {
  const random = (count: number) => randomBytes(count);
  const { content } = typeset(text, { random });
  // What tells whether an addition was written is the id of its first block.
  const [first, ...rest] = content;
  if (!first || typeof first.attrs?.['id'] === 'string') return content;
  return [{ ...first, attrs: { ...first.attrs, id: blockIdFrom(random(9)) } }, ...rest];
}
