import { describe, expect, it } from 'vitest';
import type { LetterRow, Notices } from '#server/storage/notices.ts';

export interface NoticesBench {
  readonly notices: Notices;
  /** Lets go of everything and opens what is on disk. */
  reopen(): Promise<Notices>;
  /** While true, what would be written fails. */
  refuseWrites(refuse: boolean): void;
}

const AT = '2026-11-29T05:30:00.000Z';
const [DANA, AVI] = ['person-0001', 'person-0002'];
const aLetter = (id: string, state: LetterRow['state']): LetterRow => ({
  id,
  kind: 'digest',
  things: ['pre-read.a.open'],
  by: null,
  at: AT,
  state,
  tries: 0,
  nextAt: AT,
  endedAt: null,
});

async function keep(notices: Notices, personId: string, letter: LetterRow): Promise<void> {
  const store = await notices.of(personId);
  await store.transact(async ({ letters, told }) => {
    await letters.put(letter);
    await told.put({ id: 'pre-read.a.open', at: AT });
  });
}

const lettersOf = async (notices: Notices, personId: string) =>
  (await notices.of(personId)).tables.letters.find({});

/** What every back end promises about people's mails. */
export function noticesContract(name: string, make: () => Promise<NoticesBench>): void {
  describe(`${name}: people's mails`, () => {
    it('[NS1] are kept for each person apart, also after a restart', async () => {
      const bench = await make();
      await keep(bench.notices, DANA, aLetter('digest.2026-11-29', 'sending'));
      for (const reopened of [false, true]) {
        const notices = reopened ? await bench.reopen() : bench.notices;
        expect(await lettersOf(notices, DANA)).toEqual([aLetter('digest.2026-11-29', 'sending')]);
        expect(await lettersOf(notices, AVI)).toEqual([]);
        expect(await notices.list()).toEqual([DANA]);
      }
    });

    it('[NS2] are remembered with what they tell, or not at all', async () => {
      const bench = await make();
      await keep(bench.notices, DANA, aLetter('digest.2026-11-29', 'sent'));
      bench.refuseWrites(true);
      await expect(
        keep(bench.notices, DANA, aLetter('digest.2026-11-30', 'sending')),
      ).rejects.toThrow('the disk refuses');
      bench.refuseWrites(false);
      for (const reopened of [false, true]) {
        const notices = reopened ? await bench.reopen() : bench.notices;
        expect(await lettersOf(notices, DANA)).toEqual([aLetter('digest.2026-11-29', 'sent')]);
      }
    });
  });
}
