import { digestDue, isHeldBack, isRest, localOf } from '#shared/notice/mail-hours.ts';
import { isWanted, type NoticeSettings, USUAL_SETTINGS } from '#shared/notice/notice-settings.ts';
import type { Person } from '#shared/member/person.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { Mailer } from '#server/notice/mailer.ts';
import { NoticeBook } from '#server/notice/notice-book.ts';
import { type Envelope, LetterPost, type PostDeps } from '#server/notice/letter-post.ts';
import { Glance } from '#server/notice/waiting-list.ts';
import type { Notices, LetterRow } from '#server/storage/notices.ts';

export interface NoticeDeskDeps extends Omit<PostDeps, 'book'> {
  readonly notices: Notices;
  readonly mailer: Pick<Mailer, 'hand' | 'reachesPeople'>;
  readonly bus: Bus;
  /** Between two looks at what is due, in milliseconds. */
  readonly everyMs?: number;
}

const EVERY_MS = 20_000;
const MINUTE_MS = 60_000;
/** Pauses while a mail server is away; the last one again and again. */
const AWAY_MINUTES = [1, 2, 4, 8, 15, 30];
/** How many mails are under way at once. */
const AT_ONCE = 3;

/** What the rooms of sessions ask: reminders, and whether somebody had one today. */
export type Reminders = Pick<NoticeDesk, 'remind' | 'isReminded'>;

/**
 * Who is mailed what, and when: a mention or a reminder at once unless its hour is quiet, everything else in one digest a
 * day. Each thing is told once: it is on disk that it is being told before a mail server hears of it, and a mail of
 * which a crash left unknown whether it went is called so and never sent again.
 */
export class NoticeDesk {
  readonly book: NoticeBook;
  readonly #deps: NoticeDeskDeps;
  readonly #post: LetterPost;
  readonly #timer: NodeJS.Timeout;
  readonly #stopListening: () => void;
  readonly #ready: Promise<void>;
  /** Who had nothing to be told on this day. */
  readonly #nothingOn = new Map<string, string>();
  readonly #away = { until: 0, times: 0 };
  readonly #noting = new Set<Promise<void>>();
  #running: Promise<void> | null = null;
  #isAskedAgain = false;
  #isOpen = false;
  #isClosed = false;

  constructor(deps: NoticeDeskDeps) {
    this.#deps = deps;
    this.book = new NoticeBook(deps.notices);
    this.#post = new LetterPost({ ...deps, book: this.book });
    this.#ready = this.#open();
    this.#timer = setInterval(() => this.look(), deps.everyMs ?? EVERY_MS);
    this.#timer.unref();
    this.#stopListening = deps.bus.listen((announcement) => {
      if (announcement.kind !== 'mentioned') return;
      const noting = this.#noteMentions(announcement.personIds)
        .catch(deps.onFault)
        .finally(() => this.#noting.delete(noting));
      this.#noting.add(noting);
    });
  }

  /** From now on what is due is sent; what waits for a person has to be known by then. */
  start(): void {
    this.#isOpen = true;
    this.look();
  }

  /** Sends what is due; returns at once. */
  look(): void {
    if (!this.#isOpen || this.#isClosed) return;
    this.#isAskedAgain = true;
    this.#running ??= this.#runAll().finally(() => {
      this.#running = null;
    });
  }

  /** Resolves when what could be sent was. */
  async idle(): Promise<void> {
    while (this.#running || this.#noting.size > 0)
      await Promise.all([this.#running, ...this.#noting]);
  }

  async ready(): Promise<void> {
    await this.#ready;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    this.#stopListening();
    await this.idle();
  }

  /** Asks for reminders: for each person and thing one a day, and none for who wants none. Resolves to how many people. */
  async remind(
    missing: readonly { readonly personId: string; readonly thing: string }[],
    by: string,
  ): Promise<number> {
    await this.#ready;
    const at = this.#deps.now().toISOString();
    const day = localOf(this.#deps.now()).day;
    let count = 0;
    for (const [personId, things] of byPerson(missing)) {
      const { settings } = this.book.of(personId);
      if (!isWanted(settings, 'reminder')) continue;
      const added = await this.book.change(personId, async ({ letters }) => {
        let fresh = 0;
        for (const thing of things) {
          const id = reminderId(thing, day);
          if (await letters.get(id)) continue;
          await letters.put(aLetter({ id, kind: 'reminder', things: [thing], by, at }));
          fresh += 1;
        }
        return fresh;
      });
      if (added > 0) count += 1;
    }
    this.look();
    return count;
  }

  /** Whether a reminder of a thing was asked for today. */
  isReminded(personId: string, thing: string): boolean {
    const { day } = localOf(this.#deps.now());
    return this.book.of(personId).reminders.has(reminderId(thing, day));
  }

  /** Keeps that an address was refused for good, or that it takes mails (null). */
  async noteAddress(email: string, words: string | null): Promise<void> {
    await this.#ready;
    const { catalogue, bus, now } = this.#deps;
    const [person] = await catalogue.tables.people.find({ email });
    if (!person) return;
    const before = this.book.of(person.id).refused;
    if (words === null && before === null) return;
    await this.book.change(person.id, async ({ refused }) => {
      if (words === null) await refused.remove('refused');
      else
        await refused.put({ id: 'refused', email, at: before?.at ?? now().toISOString(), words });
    });
    bus.announce({ kind: 'person-changed', personId: person.id });
  }

  /** Changes what a person chose. */
  async choose(
    personId: string,
    change: (settings: NoticeSettings) => NoticeSettings,
  ): Promise<void> {
    await this.#ready;
    const changedAt = this.#deps.now().toISOString();
    await this.book.change(personId, async ({ settings }) => {
      const { digest, mentions, reminders, quiet, rests } =
        (await settings.get('settings')) ?? USUAL_SETTINGS;
      const chosen = change({ digest, mentions, reminders, quiet, rests });
      await settings.put({ id: 'settings', ...chosen, changedAt });
    });
  }

  /** What a mail server said against a person's address of today; null where nothing is known against it. */
  refusalOf({ id, email }: Pick<Person, 'id' | 'email'>): { at: string; words: string } | null {
    const { refused } = this.book.of(id);
    return refused?.email === email ? { at: refused.at, words: refused.words } : null;
  }

  async #open(): Promise<void> {
    const { onFault } = this.#deps;
    try {
      await this.book.load(onFault);
      await this.#settle();
    } catch (fault) {
      onFault(fault);
    }
  }

  /** What an earlier run had begun and not ended: nobody knows whether it went. */
  async #settle(): Promise<void> {
    const endedAt = this.#deps.now().toISOString();
    for (const personId of this.book.people()) {
      const begun = this.book.of(personId).open.filter(({ state }) => state === 'sending');
      if (begun.length === 0) continue;
      await this.book.change(personId, async ({ letters }) => {
        for (const letter of begun) await letters.put({ ...letter, state: 'maybe', endedAt });
      });
    }
  }

  async #noteMentions(personIds: readonly string[]): Promise<void> {
    await this.#ready;
    const { waits, now, mailer } = this.#deps;
    if (!mailer.reachesPeople) return;
    const at = now().toISOString();
    for (const personId of personIds) {
      if (!isWanted(this.book.of(personId).settings, 'mention')) continue;
      const { things } = await waits.of(personId);
      const told = await this.book.told(personId);
      const fresh = things.filter(({ kind, id }) => kind === 'mention' && !told.has(id));
      if (fresh.length === 0) continue;
      await this.book.change(personId, async ({ letters }) => {
        for (const { id } of fresh) {
          if (await letters.get(id)) continue;
          await letters.put(aLetter({ id, kind: 'mention', things: [id], by: null, at }));
        }
      });
    }
    this.look();
  }

  async #runAll(): Promise<void> {
    await this.#ready;
    while (this.#isAskedAgain && !this.#isClosed) {
      this.#isAskedAgain = false;
      await this.#run().catch(this.#deps.onFault);
    }
  }

  async #run(): Promise<void> {
    const { now } = this.#deps;
    await this.#post.writeEnds();
    if (now().getTime() < this.#away.until) return;
    const glance = new Glance();
    const people = (await this.#people()).values();
    const worker = async () => {
      for (const person of people) {
        if (this.#isClosed || now().getTime() < this.#away.until) return;
        try {
          await this.#mail(person, glance);
        } catch (fault) {
          this.#deps.onFault(fault);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  /** Those who may be mailed at all, and for whom anything may be due. */
  async #people(): Promise<readonly Person[]> {
    const { catalogue, mailer } = this.#deps;
    const { day } = localOf(this.#deps.now());
    const active = await catalogue.tables.memberships.find({ suspended: false });
    const ids = new Set([...active.map(({ personId }) => personId), ...this.book.people()]);
    const asked = [...ids].filter((id) => {
      const { open, lastDigest } = this.book.of(id);
      if (open.some(({ state }) => state === 'waiting')) return true;
      return mailer.reachesPeople && lastDigest !== day && this.#nothingOn.get(id) !== day;
    });
    return catalogue.tables.people.pick(asked);
  }

  async #mail(person: Person, glance: Glance): Promise<void> {
    await this.#dropUnwanted(person.id);
    for (const envelope of this.#immediate(person)) await this.#hand(person, envelope, glance);
    const day = this.#digestDay(person);
    if (day !== null) await this.#hand(person, { kind: 'digest', day }, glance);
  }

  /** Whoever ends mails of a kind gets none of it any more, also none that was asked for before and still waits. */
  async #dropUnwanted(personId: string): Promise<void> {
    const { settings, open } = this.book.of(personId);
    const unwanted = open.filter(
      ({ kind, state }) => state === 'waiting' && !isWanted(settings, kind),
    );
    if (unwanted.length > 0) await this.#post.drop(personId, unwanted, 'dropped');
  }

  /** What goes at once: each mention by itself, a leader's reminders of one press together. */
  #immediate({ id }: Person): readonly Envelope[] {
    const { settings, open } = this.book.of(id);
    const at = this.#deps.now();
    if (isHeldBack(settings, at)) return [];
    const due = open.filter(
      ({ kind, state, nextAt }) =>
        kind !== 'digest' && state === 'waiting' && nextAt <= at.toISOString(),
    );
    const together = new Map<string, LetterRow[]>();
    for (const letter of due) {
      const key = letter.kind === 'reminder' ? `${letter.by ?? ''} ${letter.at}` : letter.id;
      together.set(key, [...(together.get(key) ?? []), letter]);
    }
    return [...together.values()].map((letters) => ({ kind: 'immediate', letters }));
  }

  /** The day of the digest that is due, of a waiting one or of today's; null when none is. */
  #digestDay({ id, createdAt }: Person): string | null {
    const { now, mailer } = this.#deps;
    if (!mailer.reachesPeople) return null;
    const { settings, chosenAt, lastDigest, open } = this.book.of(id);
    const at = now();
    const since = new Date(Math.max(Date.parse(createdAt), Date.parse(chosenAt ?? createdAt)));
    const today = digestDue(settings, at, since);
    if (today !== null && today !== lastDigest) return today;
    const waiting = open.find(({ kind, state }) => kind === 'digest' && state === 'waiting');
    if (!waiting || waiting.nextAt > at.toISOString()) return null;
    return settings.rests && isRest(at) ? null : (waiting.id.split('.')[1] ?? null);
  }

  async #hand(person: Person, envelope: Envelope, glance: Glance): Promise<void> {
    const end = await this.#post.send(person, envelope, glance);
    if (end === 'nothing' && envelope.kind === 'digest')
      this.#nothingOn.set(person.id, envelope.day);
    if (end === 'away') this.#goAway();
    else if (end !== 'nothing') this.#away.times = 0;
  }

  #goAway(): void {
    const at = this.#deps.now().getTime();
    // Those that were under way together count once.
    if (at < this.#away.until) return;
    const minutes = AWAY_MINUTES[Math.min(this.#away.times, AWAY_MINUTES.length - 1)] ?? 30;
    this.#away.until = at + minutes * MINUTE_MS;
    this.#away.times += 1;
  }
}

function byPerson(missing: readonly { readonly personId: string; readonly thing: string }[]) {
  const people = new Map<string, string[]>();
  for (const { personId, thing } of missing)
    people.set(personId, [...(people.get(personId) ?? []), thing]);
  return people;
}

const reminderId = (thing: string, day: string) => `reminder.${thing}.${day}`;

function aLetter(of: Pick<LetterRow, 'id' | 'kind' | 'things' | 'by' | 'at'>): LetterRow {
  return { ...of, state: 'waiting', tries: 0, nextAt: of.at, endedAt: null };
}
