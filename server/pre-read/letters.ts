import type { Logger } from 'pino';
import { activeMembership } from '#server/paper/access.ts';
import { type ForumMember, goesTo, sentOf } from '#server/pre-read/audience.ts';
import type { Mail } from '#server/notice/mail.ts';
import type { Mailer } from '#server/notice/mailer.ts';
import { titleOf } from '#server/pre-read/pre-read-views.ts';
import { preReadMail } from '#server/pre-read/pre-read-mail.tsx';
import type { Workspace } from '#server/workspace/workspace.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Work } from '#server/storage/work.ts';
import type { PreReadLetterRow, PreReadRow } from '#server/storage/work/pre-reads.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly work: Work;
  readonly mailer: Pick<Mailer, 'hand'>;
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly onFault: (fault: unknown) => void;
  /** Between two tries while a mail server is away, in milliseconds. */
  readonly againAfterMs?: number;
}

const AGAIN_AFTER_MS = 5 * 60_000;
/** How many mails are under way at once. */
const AT_ONCE = 3;

/**
 * The mails about pre-reads. Each is a row on disk before it is sent and until it was, so that a mail server that is away
 * for a day, or a stop in between, loses none; a row that was sent is never sent again.
 */
export class PreReadLetters {
  readonly #deps: Deps;
  readonly #sending = new Map<string, Promise<void>>();
  readonly #asked = new Set<string>();
  /** Letters whose mail is out and which only have to be written down, so that a full disk mails nobody twice. */
  readonly #handed = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  #isClosed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
    const { againAfterMs = AGAIN_AFTER_MS } = deps;
    this.#timer = setInterval(() => void this.resume(), againAfterMs);
    this.#timer.unref();
  }

  /** Sends what waits in all forums. */
  async resume(): Promise<void> {
    try {
      for (const forumId of await this.#deps.work.list()) this.send(forumId);
    } catch (fault) {
      this.#deps.onFault(fault);
    }
  }

  /** Sends what waits in a forum; returns at once. */
  send(forumId: string): void {
    this.#asked.add(forumId);
    if (this.#sending.has(forumId) || this.#isClosed) return;
    const sending = this.#sendAll(forumId)
      .catch(this.#deps.onFault)
      .finally(() => this.#sending.delete(forumId));
    this.#sending.set(forumId, sending);
  }

  /** Resolves when what could be sent was. */
  async idle(): Promise<void> {
    while (this.#sending.size > 0) await Promise.all(this.#sending.values());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.idle();
  }

  async #sendAll(forumId: string): Promise<void> {
    const { work } = this.#deps;
    const { tables } = await work.of(forumId);
    while (this.#asked.delete(forumId)) {
      const envelopes = together(await tables.preReadLetters.find({ postedAt: null }));
      for (let at = 0; at < envelopes.length && !this.#isClosed; at += AT_ONCE) {
        const some = envelopes.slice(at, at + AT_ONCE);
        const ends = await Promise.allSettled(some.map((one) => this.#sendOne(forumId, one)));
        for (const end of ends) if (end.status === 'rejected') this.#deps.onFault(end.reason);
        // A server that is away, or a full disk, is not asked for each of a hundred.
        if (ends.some((end) => end.status === 'fulfilled' && end.value === 'stop')) return;
      }
    }
  }

  /** Whether others are to be tried after it. */
  async #sendOne(forumId: string, letters: readonly PreReadLetterRow[]): Promise<'go-on' | 'stop'> {
    const unsent = letters.filter(({ id }) => !this.#handed.has(id));
    const mail = await this.#compose(forumId, unsent);
    const end = mail && (await this.#deps.mailer.hand(mail));
    if (end === 'away') return 'stop';
    if (end === 'later') return 'go-on';
    for (const { id } of letters) this.#handed.add(id);
    try {
      await this.#writeDown(forumId, letters);
      return 'go-on';
    } catch (fault) {
      this.#deps.onFault(fault);
      return 'stop';
    }
  }

  async #writeDown(forumId: string, letters: readonly PreReadLetterRow[]): Promise<void> {
    const { work, now } = this.#deps;
    const postedAt = now().toISOString();
    const store = await work.of(forumId);
    await store.transact(async ({ preReadLetters }) => {
      for (const letter of letters) await preReadLetters.put({ ...letter, postedAt });
    });
    for (const { id } of letters) this.#handed.delete(id);
  }

  /** Null when nobody is there any more to be told, or nothing to tell of. */
  async #compose(forumId: string, letters: readonly PreReadLetterRow[]): Promise<Mail | null> {
    const { catalogue, work, publicUrl } = this.#deps;
    const [first] = letters;
    if (!first) return null;
    const { tables } = await work.of(forumId);
    const rows = await tables.preReads.pick(letters.map(({ preReadId }) => preReadId));
    const { personId } = first;
    const person = await catalogue.tables.people.get(personId);
    const membership = await activeMembership(catalogue, forumId, personId);
    if (!person || !membership) return null;
    const open = await this.#stillFor({ personId, person, membership }, rows);
    const session = open[0] && (await catalogue.tables.sessions.get(open[0].sessionId));
    if (!session) return null;
    const by = await catalogue.tables.people.get(open[0]?.by ?? '');
    return preReadMail({
      person,
      what: first.what,
      sessionTitle: titleOf(session),
      sessionDay: session.day,
      byName: by?.name ?? '',
      preReads: open.map(({ id, title, note, dueOn, questions }) => ({
        title,
        note,
        dueOn,
        questions: questions.length,
        url: `${publicUrl}/pre-reads/${id}`,
      })),
    });
  }

  /** Without those that were taken back meanwhile, or do not go to the person any more: no mail tells of them. */
  async #stillFor(member: ForumMember, rows: readonly PreReadRow[]): Promise<PreReadRow[]> {
    const { catalogue } = this.#deps;
    const found: PreReadRow[] = [];
    for (const row of rows.filter(({ withdrawn }) => withdrawn === null)) {
      const session = await catalogue.tables.sessions.get(row.sessionId);
      const sent = session && (await sentOf(catalogue, row, session));
      if (sent && goesTo(sent, member)) found.push(row);
    }
    return found;
  }
}

/** The letters of a workspace; those that an earlier run left are sent now. */
export function lettersOver(
  { storage, now }: Workspace,
  { log, ...means }: Pick<Deps, 'mailer' | 'publicUrl'> & { readonly log: Pick<Logger, 'error'> },
): PreReadLetters {
  const { catalogue, work } = storage;
  const onFault = (fault: unknown) => log.error({ err: fault }, 'a mail was not sent');
  const letters = new PreReadLetters({ ...means, catalogue, work, now, onFault });
  void letters.resume();
  return letters;
}

/** One mail for each pre-read, but one reminder for all of a person's of the same moment. */
function together(letters: readonly PreReadLetterRow[]): (readonly PreReadLetterRow[])[] {
  const envelopes = new Map<string, PreReadLetterRow[]>();
  for (const letter of letters) {
    const isReminder = letter.what === 'reminded';
    const key = isReminder ? `${letter.personId} ${letter.at}` : letter.id;
    envelopes.set(key, [...(envelopes.get(key) ?? []), letter]);
  }
  return [...envelopes.values()];
}
