import { describe, expect, it } from 'vitest';
import { stoodIn } from '#shared/version/stretches.ts';
import { wordingsIn } from '#shared/version/wording.ts';
import { wordingName } from '#server/version/wordings.ts';
import { block, par, text } from '#test/compare/told.ts';
import { aDesk, PAPER, types } from '#test/version/a-desk.ts';

const FIRST = [par('block-0001', 'נוסח ראשון'), par('block-0002', 'שורה שנייה')];

type House = Awaited<ReturnType<typeof aDesk>>;

async function names(house: House, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    if (at > 0) await house.edit('person-0001', types(' ועוד'));
    await house.desk.name(PAPER, { name: `גרסה ${at}`, reason: null }, 'person-0001');
  }
}

/** The numbers of versions in which a block stood in these words, by what was kept of all. */
async function numbersOf(house: House, blockId: string, words: string): Promise<number[]> {
  const { stretches } = await house.desk.shelf.wordings.of(PAPER, blockId);
  const numbers = (await house.versions()).map(({ number }) => number);
  return numbers.filter((number) => stoodIn(stretches, wordingName(words), number)).toReversed();
}

/** As a program left them that did not read wordings. */
const forget = async (house: House) =>
  (await house.storage.versions.of(PAPER)).transact(async ({ wordings, readWordings }) => {
    for (const { id } of await wordings.find({})) await wordings.remove(id);
    for (const { id } of await readWordings.find({})) await readWordings.remove(id);
  });

describe('the wording of a block', () => {
  it('[ST3] is its words without what is only suggested, blanks aside, and of a frame all that is in it', () => {
    const proposed = { type: 'insertion', attrs: { id: 'AAAAAAAA', author: 'dana', at: 1 } };
    const struck = { type: 'deletion', attrs: { id: 'AAAAAAAA', author: 'dana', at: 1 } };
    const wordings = wordingsIn([
      block('recommendation', 'recom-0001', [
        par('block-0001', 'הממשלה ', text('תקבע', struck), text(' תכתיב', proposed)),
        par('block-0002', '  יעדים\u200F  רב־שנתיים '),
      ]),
      par('block-0003'),
    ]);
    expect(Object.fromEntries(wordings)).toEqual({
      'recom-0001': 'הממשלה תקבע יעדים רב־שנתיים',
      'block-0001': 'הממשלה תקבע',
      'block-0002': 'יעדים רב־שנתיים',
    });
  });

  it('[ST3] is entered with every version that is made', async () => {
    const house = await aDesk(FIRST);
    await names(house, 3);
    const { tables } = await house.storage.versions.of(PAPER);
    expect((await tables.readWordings.find({}))[0]).toMatchObject({ upTo: 3, damaged: [] });
    expect(await numbersOf(house, 'block-0001', 'נוסח ראשון')).toEqual([1]);
    expect(await numbersOf(house, 'block-0001', 'נוסח ראשון ועוד ועוד')).toEqual([3]);
    expect(await numbersOf(house, 'block-0002', 'שורה שנייה')).toEqual([1, 2, 3]);
  });

  it('[ST6] is read out of versions that an older program left, and goes on from there', async () => {
    const house = await aDesk(FIRST);
    await names(house, 30);
    await forget(house);
    // Made while nothing is known of those before it: not entered by itself.
    await house.desk.name(PAPER, { name: 'אחרונה', reason: null }, 'person-0001');
    const { tables } = await house.storage.versions.of(PAPER);
    expect(await tables.readWordings.find({})).toEqual([]);
    expect(await numbersOf(house, 'block-0001', 'נוסח ראשון')).toEqual([1]);
    expect((await numbersOf(house, 'block-0002', 'שורה שנייה')).length).toBe(31);
    await house.edit('person-0001', types(' וסוף'));
    await house.desk.name(PAPER, { name: 'סוף', reason: null }, 'person-0001');
    expect((await tables.readWordings.find({}))[0]).toMatchObject({ upTo: 32 });
  });

  it('[ST6] of a damaged version is not known, and those around it are told all the same', async () => {
    const house = await aDesk(FIRST);
    await names(house, 3);
    const [, second] = await house.versions();
    await house.storage.blobs.remove(second?.content ?? '');
    await forget(house);
    const { stretches, damaged } = await house.desk.shelf.wordings.of(PAPER, 'block-0002');
    expect([...damaged]).toEqual([2]);
    expect(stretches).toEqual([{ wording: wordingName('שורה שנייה'), from: 1, to: null }]);
    expect(await numbersOf(house, 'block-0001', 'נוסח ראשון')).toEqual([1]);
  });
});
