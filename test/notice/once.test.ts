import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mail } from '#server/notice/mail.ts';
import type { Handed } from '#server/notice/mailer.ts';
import type { NoticeDesk } from '#server/notice/notice-desk.ts';
import { aPerson, aThing, later, noticeTable, toldIn } from '#test/notice/notice-table.ts';

const PEOPLE = [aPerson(1), aPerson(2), aPerson(3)];
const LEAD = 'person-0002';

/** What happens between two looks; `ends` is what the mail server does with the mails of that look, in turn. */
const Turn = fc.record({
  hours: fc.integer({ min: 1, max: 30 }),
  deeds: fc.array(
    fc.record({
      person: fc.nat(PEOPLE.length - 1),
      thing: fc.nat(11),
      what: fc.constantFrom('comes', 'comes', 'done', 'named', 'reminded'),
    }),
    { maxLength: 5 },
  ),
  ends: fc.array(
    fc.constantFrom<End>('sent', 'sent', 'away', 'later', 'maybe', 'dies', 'dies-after'),
    {
      maxLength: 4,
    },
  ),
  isRestarted: fc.boolean(),
});
type End = Handed | 'dies' | 'dies-after';

/** A workspace in which mails may end in any way, and the program may die at any of them. */
class Days {
  readonly table = noticeTable(PEOPLE);
  /** What people really got. */
  readonly got: Mail[] = [];
  readonly waiting = new Map(
    PEOPLE.map(({ id }) => [id, new Map<string, 'mention' | 'pre-read'>()]),
  );
  #ends: End[] = [];
  #desk: NoticeDesk | null = null;
  #isDead = false;
  #death: Promise<void> = Promise.resolve();
  #die: () => void = () => undefined;

  async open(): Promise<void> {
    this.#isDead = false;
    this.#ends = [];
    this.#death = new Promise((resolve) => {
      this.#die = resolve;
    });
    this.table.server.hand = (mail) => this.#hand(mail);
    this.#desk = await this.table.open();
  }

  async turn(hours: number, ends: readonly End[]): Promise<void> {
    this.#ends = [...ends];
    this.table.clock.now = later(this.table.clock.now, hours);
    const desk = this.#desk;
    desk?.look();
    // One that died never ends: nobody waits for it.
    await Promise.race([desk?.idle(), this.#death]);
    if (this.#isDead) await this.open();
  }

  async restart(): Promise<void> {
    if (!this.#isDead) await Promise.race([this.#desk?.close(), this.#death]);
    await this.open();
  }

  async deed(personId: string, thing: number, what: string): Promise<void> {
    const mine = this.waiting.get(personId);
    if (what === 'comes') mine?.set(`pre-read.${String(thing)}.open`, 'pre-read');
    if (what === 'named') mine?.set(`mention.${String(thing)}`, 'mention');
    if (what === 'done') {
      mine?.delete(`pre-read.${String(thing)}.open`);
      mine?.delete(`mention.${String(thing)}`);
    }
    this.table.things.set(
      personId,
      [...(mine ?? [])].map(([id, kind]) => aThing(id, kind)),
    );
    if (what === 'named') this.table.bus.announce({ kind: 'mentioned', personIds: [personId] });
    if (what === 'reminded') {
      // A program that dies at it answers nobody.
      const asked = this.#desk?.remind([{ personId, thing: `pre-read.${String(thing)}` }], LEAD);
      await asked?.catch(() => 0);
    }
    await beat();
  }

  async #hand(mail: Mail): Promise<Handed> {
    if (this.#isDead) return new Promise(() => undefined);
    const end = this.#ends.shift() ?? 'sent';
    if (end === 'dies' || end === 'dies-after') {
      this.#isDead = true;
      this.table.kill();
      this.#die();
      if (end === 'dies-after') this.got.push(mail);
      return new Promise(() => undefined);
    }
    // Nobody knows of a `maybe`; here it went.
    if (end === 'sent' || end === 'maybe') this.got.push(mail);
    return end;
  }
}

async function beat(): Promise<false> {
  await new Promise(setImmediate);
  return false;
}

describe('each notice', () => {
  it('[NO30] is told once, whatever order things come and mails end in, and however often the program dies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Turn, { minLength: 1, maxLength: 14 }), async (turns) => {
        const days = new Days();
        await days.open();
        for (const { hours, deeds, ends, isRestarted } of turns) {
          for (const { person, thing, what } of deeds)
            await days.deed(PEOPLE[person]?.id ?? '', thing, what);
          if (isRestarted) await days.restart();
          await days.turn(hours, ends);
        }
        // A week without trouble: whatever still waits has been told by then, or said to be perhaps lost and told again.
        for (let look = 0; look < 8 * 8; look += 1) await days.turn(3, []);
        for (const { id, email } of PEOPLE) {
          const mails = days.got.filter(({ to }) => to === email);
          expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(mails.length);
          const fresh = mails.filter(isNoReminder).flatMap((mail) => toldIn(mail).fresh);
          const waits = [...(days.waiting.get(id)?.keys() ?? [])];
          const all = mails.flatMap((mail) => [...toldIn(mail).fresh, ...toldIn(mail).maybe]);
          expect(new Set(fresh).size).toBe(fresh.length);
          expect(waits.filter((thing) => !all.includes(thing))).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

const isNoReminder = ({ messageId }: Mail) => !messageId?.startsWith('reminder');
