import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { getMe } from '#shared/member/member-contract.ts';
import { startPaper } from '#shared/paper/paper-contract.ts';
import {
  decideSuggestions,
  listDecisions,
  listSuggestions,
} from '#shared/suggestion/suggestion-contract.ts';
import { Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { type StockWriter, stockWriter } from '#test/harness/stock-writer.ts';
import { NOON } from '#test/room/desk.ts';

let nayar: TestNayar;
let lead: Guest;
let anna: Guest;
let forumId: string;
let line: StockWriter | null = null;

beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  lead = await nayar.newcomer(forumId, 'lead');
  anna = await nayar.newcomer(forumId, 'respondent');
});
afterAll(() => nayar.stop());

/** A paper in which somebody suggests a paragraph under each of these ids. */
async function aPaperWith(...ids: readonly string[]): Promise<string> {
  const body = { title: 'נייר לדיון', kind: 'plain' };
  const paperId = (await lead.call(startPaper, { params: { forumId }, body })).body.id;
  const { id } = (await anna.call(getMe)).body.person;
  line = await stockWriter(anna, paperId);
  const blocks = ids.map((name) => {
    const block = new Y.XmlElement('paragraph');
    block.setAttribute(`insertion--${name}`, `${id} ${NOON}`);
    block.insert(0, [new Y.XmlText(`מילים של ${name}`)]);
    return block;
  });
  line.doc.getXmlFragment('default').push(blocks);
  await expect.poll(async () => (await waiting(paperId)).length).toBe(ids.length);
  line.close();
  return paperId;
}

const waiting = async (paperId: string) =>
  (await lead.call(listSuggestions, { params: { paperId } })).body.suggestions.map(({ id }) => id);
const records = async (paperId: string) =>
  (await lead.call(listDecisions, { params: { paperId } })).body.decisions.map(
    ({ suggestionId, decision, reason }) => [suggestionId, decision, reason],
  );
const decides = (paperId: string, ids: readonly string[], reason: string) =>
  lead.call(decideSuggestions, { params: { paperId }, body: { ids, decision: 'accept', reason } });
const unfinished = () => nayar.nayar.storage.openings.tables.unfinished.find({});

/** From here on no record of this paper reaches the disk, until the returned function is called. */
function breakRecords(paperId: string): () => void {
  const { remarks } = nayar.nayar.storage;
  const of = remarks.of.bind(remarks);
  remarks.of = async (id) => {
    const store = await of(id);
    if (id !== paperId) return store;
    return {
      tables: store.tables,
      close: () => store.close(),
      transact: () => Promise.reject(new Error('the disk is gone')),
    };
  };
  return () => {
    remarks.of = of;
  };
}

/** The program ends and starts again over the same folder. */
async function restart(): Promise<void> {
  nayar = await nayar.restart();
  lead = new Guest(nayar.url, lead.cookie);
  anna = new Guest(nayar.url, anna.cookie);
}

describe('a decision whose record did not reach the disk', () => {
  it('[SU24] is put on record when the disk takes it again, as it was made', async () => {
    const paperId = await aPaperWith('FirstOne', 'OtherOne');
    const mend = breakRecords(paperId);
    expect((await decides(paperId, ['FirstOne'], 'מדויק יותר')).status).toBe(503);
    expect(await waiting(paperId)).toEqual(['OtherOne']);
    mend();
    expect(await records(paperId)).toEqual([['FirstOne', 'accept', 'מדויק יותר']]);
    expect(await records(paperId)).toHaveLength(1);
    expect(await unfinished()).toEqual([]);
    const audit = await nayar.nayar.storage.audit.last(5);
    expect(
      audit.filter(
        ({ subject, action }) => subject === paperId && action === 'suggestion-accepted',
      ),
    ).toHaveLength(1);
  });

  it('[SU24] is put on record at the next start after a crash between text and record', async () => {
    const paperId = await aPaperWith('FirstTwo', 'OtherTwo');
    const mend = breakRecords(paperId);
    await decides(paperId, ['FirstTwo', 'OtherTwo'], 'יחד');
    expect(await unfinished()).toHaveLength(1);
    mend();
    await restart();
    await expect.poll(unfinished).toEqual([]);
    expect(new Set((await records(paperId)).map(([id]) => id))).toEqual(
      new Set(['FirstTwo', 'OtherTwo']),
    );
    expect(await records(paperId)).toHaveLength(2);
  });

  it('[SU24] is none when the crash came before the text: the suggestion still waits', async () => {
    const paperId = await aPaperWith('StillOne');
    const { openings } = nayar.nayar.storage;
    const row = {
      id: 'decision-0001',
      suggestionId: 'StillOne',
      authorId: (await anna.call(getMe)).body.person.id,
      suggestedAt: new Date(NOON).toISOString(),
      by: (await lead.call(getMe)).body.person.id,
      at: new Date().toISOString(),
      decision: 'accept' as const,
      reason: null,
      inserted: '',
      deleted: '',
      changes: [],
      blockId: null,
    };
    await openings.transact(({ unfinished: table }) =>
      table.put({ id: 'intent-0001', paperId, forumId, rows: [row] }),
    );
    await restart();
    await expect.poll(unfinished).toEqual([]);
    expect(await records(paperId)).toEqual([]);
    expect(await waiting(paperId)).toEqual(['StillOne']);
  });

  it('[SU24] is asked to be written down first: where that fails, the text stays as it is', async () => {
    const paperId = await aPaperWith('Untouchd');
    const { openings } = nayar.nayar.storage;
    const transact = openings.transact.bind(openings);
    openings.transact = () => Promise.reject(new Error('the disk is gone'));
    const { status } = await decides(paperId, ['Untouchd'], 'כן');
    openings.transact = transact;
    expect(status).toBe(503);
    expect(await waiting(paperId)).toEqual(['Untouchd']);
    expect((await decides(paperId, ['Untouchd'], 'כן')).body.decided).toEqual(['Untouchd']);
    expect(await records(paperId)).toEqual([['Untouchd', 'accept', 'כן']]);
  });
});
