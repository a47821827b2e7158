import type { WaitingThing } from '#shared/notice/waiting-contract.ts';
import type { Person } from '#shared/member/person.ts';
import type { Handed, Mailer } from '#server/notice/mailer.ts';
import type { Mail } from '#server/notice/mail.ts';
import type { NoticeBook, NoticeWriting } from '#server/notice/notice-book.ts';
import { digestMail, mentionMail, reminderMail } from '#server/notice/notice-mail.ts';
import type { Unsubscribing } from '#server/notice/unsubscribing.ts';
import type { Glance, News, WaitingList } from '#server/notice/waiting-list.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { LetterRow } from '#server/storage/notices.ts';

export interface PostDeps {
  readonly book: NoticeBook;
  readonly catalogue: Catalogue;
  readonly waits: WaitingList;
  readonly mailer: Pick<Mailer, 'hand'>;
  readonly unsubscribing: Pick<Unsubscribing, 'urlFor'>;
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly onFault: (fault: unknown) => void;
}

/** What goes in one mail. */
export type Envelope =
  | { readonly kind: 'immediate'; readonly letters: readonly LetterRow[] }
  | { readonly kind: 'digest'; readonly day: string };

/** A mail that is about to go, with what it tells. */
interface Ready {
  readonly mail: Mail;
  readonly letters: readonly LetterRow[];
  readonly tells: readonly string[];
  /** Letters that this one makes needless. */
  readonly settles: readonly LetterRow[];
  /** Everything that waits now: what was told of it is remembered as long as it waits. */
  readonly waiting: ReadonlySet<string>;
}

interface End {
  readonly personId: string;
  readonly ready: Ready;
  readonly end: Handed;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A mail that its server does not take now is tried again after this, doubled each time up to the longest. */
const FIRST_PAUSE_MS = 5 * MINUTE_MS;
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE_MS;
/** Letters that ended, and things that were told and wait no more, are forgotten after this. */
const KEPT_MS = 120 * DAY_MS;

/** Makes one mail of what a person is to be told, and sends it once: remembered before, and what became of it after. */
export class LetterPost {
  readonly #deps: PostDeps;
  /** What became of mails whose end could not be written down; tried again, the mails are not. */
  #unwritten: End[] = [];

  constructor(deps: PostDeps) {
    this.#deps = deps;
  }

  async send(person: Person, envelope: Envelope, glance: Glance): Promise<Handed | 'nothing'> {
    const ready = await this.#ready(person, envelope, glance);
    if (!ready) {
      if (envelope.kind === 'immediate') await this.drop(person.id, envelope.letters, 'dropped');
      else await this.#dropDigest(person.id);
      return 'nothing';
    }
    const { refused } = this.#deps.book.of(person.id);
    if (refused?.email === person.email) {
      // A digest tells it all again once the address is mended; nothing counts as told until then.
      if (envelope.kind === 'immediate') await this.drop(person.id, envelope.letters, 'refused');
      else await this.#dropDigest(person.id);
      return 'nothing';
    }
    await this.#begin(person.id, ready);
    const end = await this.#deps.mailer.hand(ready.mail).catch((fault: unknown) => {
      this.#deps.onFault(fault);
      // It was refused before any server heard of it: another try would end the same way.
      return 'refused' as const;
    });
    await this.#end({ personId: person.id, ready, end });
    return end;
  }

  /** Tries again to write down what became of mails. */
  async writeEnds(): Promise<void> {
    const ends = this.#unwritten;
    this.#unwritten = [];
    for (const end of ends) await this.#end(end);
  }

  async #ready(person: Person, envelope: Envelope, glance: Glance): Promise<Ready | null> {
    const { catalogue, waits, onFault, book } = this.#deps;
    const mine = await catalogue.tables.memberships.find({ personId: person.id, suspended: false });
    if (mine.length === 0) return null;
    const { things, faults } = await waits.of(person.id, glance);
    faults.forEach(onFault);
    const told = await book.told(person.id);
    const waiting = new Set(things.map(({ id }) => id));
    if (envelope.kind === 'digest') {
      const news = await waits.news(person.id, glance);
      return this.#digest(person, envelope.day, { things, news, told, waiting });
    }
    return this.#immediate(person, envelope.letters, { things, told, waiting });
  }

  async #immediate(
    person: Person,
    letters: readonly LetterRow[],
    { things, told, waiting }: { things: readonly WaitingThing[] } & Known,
  ): Promise<Ready | null> {
    const { catalogue } = this.#deps;
    const [first] = letters;
    if (!first) return null;
    const isReminder = first.kind === 'reminder';
    const about = things.filter(({ id }) =>
      letters.some((letter) =>
        letter.things.some((key) => (isReminder ? id.startsWith(`${key}.`) : id === key)),
      ),
    );
    const shown = isReminder ? about : about.filter(({ id }) => !told.has(id));
    if (shown.length === 0) return null;
    const means = this.#means(person, first.kind);
    const by = first.by === null ? undefined : await catalogue.tables.people.get(first.by);
    const mail = isReminder
      ? reminderMail({ ...means, byName: by?.name ?? '', things: shown })
      : mentionMail({ ...means, things: shown });
    // What was told before stays told, also when this mail does not go.
    const tells = shown.map(({ id }) => id).filter((id) => !told.has(id));
    return { mail: named(mail, person, first.id), letters, tells, settles: [], waiting };
  }

  #digest(
    person: Person,
    day: string,
    {
      things,
      news,
      told,
      waiting,
    }: { things: readonly WaitingThing[]; news: readonly News[] } & Known,
  ): Ready | null {
    const { open } = this.#deps.book.of(person.id);
    const lost = open.filter(({ state }) => state === 'maybe');
    const isOfLost = (id: string) =>
      lost.some(({ kind, things: of }) =>
        of.some((key) => (kind === 'reminder' ? id.startsWith(`${key}.`) : id === key)),
      );
    const fresh = things.filter(({ id }) => !told.has(id));
    const freshNews = news.filter(({ id }) => !told.has(id));
    if (fresh.length + freshNews.length + lost.length === 0) return null;
    const maybe = [...things, ...news].filter(({ id }) => told.has(id) && isOfLost(id));
    const others = things.filter(({ id }) => told.has(id) && !isOfLost(id));
    const id = `digest.${day}`;
    const mail = digestMail({
      ...this.#means(person, 'digest'),
      fresh,
      news: freshNews,
      others,
      maybe,
      lostAt:
        lost
          .map(({ at }) => at)
          .toSorted()
          .at(0) ?? null,
    });
    const at = this.#deps.now().toISOString();
    const known = open.find((letter) => letter.id === id);
    const tells = [...fresh, ...freshNews].map((one) => one.id);
    const letter: LetterRow = {
      id,
      kind: 'digest',
      things: [...tells, ...maybe.map((one) => one.id)],
      by: null,
      at: known?.at ?? at,
      state: 'waiting',
      tries: known?.tries ?? 0,
      nextAt: at,
      endedAt: null,
    };
    const older = open.filter(
      (one) => one.kind === 'digest' && one.state === 'waiting' && one.id !== id,
    );
    return {
      mail: named(mail, person, id),
      letters: [letter],
      tells,
      settles: [...older, ...lost],
      waiting: new Set([...waiting, ...news.map((one) => one.id)]),
    };
  }

  #means(person: Person, kind: LetterRow['kind']) {
    const { publicUrl, unsubscribing } = this.#deps;
    return { person, publicUrl, unsubscribeUrl: unsubscribing.urlFor(person.id, kind) };
  }

  /** On disk before a mail server hears of it. */
  async #begin(personId: string, { letters, tells, waiting }: Ready): Promise<void> {
    const now = this.#deps.now();
    const at = now.toISOString();
    await this.#deps.book.change(personId, async (tables) => {
      for (const letter of letters) await tables.letters.put({ ...letter, state: 'sending' });
      for (const id of tells) await tables.told.put({ id, at });
      await forget(tables, waiting, new Date(now.getTime() - KEPT_MS).toISOString());
    });
  }

  async #end(ended: End): Promise<void> {
    try {
      await this.#writeEnd(ended);
    } catch (fault) {
      this.#unwritten.push(ended);
      this.#deps.onFault(fault);
    }
  }

  async #writeEnd({ personId, ready, end }: End): Promise<void> {
    const now = this.#deps.now();
    const { letters: sent, tells, settles } = ready;
    await this.#deps.book.change(personId, async ({ letters, told }) => {
      for (const letter of sent) await letters.put(after(letter, end, now));
      if (end === 'sent' || end === 'maybe' || end === 'kept') {
        for (const { id } of settles) {
          const current = await letters.get(id);
          if (current) await letters.put(settled(current, now));
        }
        return;
      }
      // It went to nobody, and will be told another time.
      for (const id of tells) await told.remove(id);
    });
  }

  /** Lets go of letters that will not be sent. */
  async drop(
    personId: string,
    dropped: readonly LetterRow[],
    state: 'dropped' | 'refused',
  ): Promise<void> {
    const endedAt = this.#deps.now().toISOString();
    await this.#deps.book.change(personId, async ({ letters }) => {
      for (const letter of dropped) await letters.put({ ...letter, state, endedAt });
    });
  }

  /** A digest that waited has nothing left to tell. */
  async #dropDigest(personId: string): Promise<void> {
    const { open } = this.#deps.book.of(personId);
    const waiting = open.filter(({ kind, state }) => kind === 'digest' && state === 'waiting');
    if (waiting.length > 0) await this.drop(personId, waiting, 'dropped');
  }
}

interface Known {
  readonly told: ReadonlySet<string>;
  readonly waiting: ReadonlySet<string>;
}

function after(letter: LetterRow, end: Handed, now: Date): LetterRow {
  const endedAt = now.toISOString();
  if (end !== 'away' && end !== 'later') return { ...letter, state: end, endedAt };
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** letter.tries, LONGEST_PAUSE_MS);
  // While the whole server is away the pause is everybody's, and no mail's own.
  const nextAt = new Date(now.getTime() + (end === 'later' ? pause : 0)).toISOString();
  return { ...letter, state: 'waiting', tries: letter.tries + (end === 'later' ? 1 : 0), nextAt };
}

/** An older digest went with this one; of what may be lost, the person has now been told. */
function settled(letter: LetterRow, now: Date): LetterRow {
  if (letter.state === 'maybe') return { ...letter, state: 'maybe-told' };
  return { ...letter, state: 'dropped', endedAt: now.toISOString() };
}

/** The same name for the same letter, so that whoever gets a copy on another way can tell. */
function named(mail: Mail, { id }: Person, letterId: string): Mail {
  return { ...mail, messageId: `${letterId.replaceAll(/[^\w.-]/g, '-')}.${id}` };
}

async function forget(
  { letters, told }: NoticeWriting,
  waiting: ReadonlySet<string>,
  oldest: string,
): Promise<void> {
  for (const { id, at } of await told.find({}))
    if (at < oldest && !waiting.has(id)) await told.remove(id);
  for (const { id, endedAt } of await letters.find({}))
    if (endedAt !== null && endedAt < oldest) await letters.remove(id);
}
