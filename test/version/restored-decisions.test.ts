import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { getMe } from '#shared/member/member-contract.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import {
  decideSuggestions,
  listDecisions,
  listSuggestions,
} from '#shared/suggestion/suggestion-contract.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { nameVersion, readVersion, restoreVersion } from '#shared/version/version-contract.ts';
import { par, text } from '#test/compare/told.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let forumId: string;
let lead: Guest;
let commenter: Guest;
let params: { paperId: string };
let versionId: string;

beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  lead = await nayar.newcomer(forumId, 'lead');
  commenter = await nayar.newcomer(forumId, 'commenter');
});
afterAll(() => nayar.stop());
beforeEach(async () => {
  const author = (await commenter.call(getMe)).body.person.id;
  const added = (words: string, id: string) =>
    text(words, { type: 'insertion', attrs: { id, author, at: 1_764_000_000_000 } });
  const content = [
    par('block-0001', 'אחת', added(' שתתקבל', 'AAAAAAAA')),
    par('block-0002', 'שתיים', added(' שתידחה', 'BBBBBBBB')),
    par('block-0003', 'שלוש', added(' שתמתין', 'CCCCCCCC')),
  ];
  const { id: paperId } = await layPaper(nayar, { forumId, title: 'נייר' }, content);
  params = { paperId };
  const body = { name: 'לפני ההכרעה', reason: null };
  versionId = (await lead.call(nameVersion, { params, body })).body.id;
  await decides('AAAAAAAA', 'accept');
  await decides('BBBBBBBB', 'reject');
});

const decides = (id: string, decision: 'accept' | 'reject') =>
  lead.call(decideSuggestions, { params, body: { ids: [id], decision } });
const restores = async (body: object, from = versionId) =>
  (await lead.call(restoreVersion, { params: { ...params, versionId: from }, body })).body;
const waiting = async () =>
  (await lead.call(listSuggestions, { params })).body.suggestions.map(({ id }) => id);
const decided = async () => (await lead.call(listDecisions, { params })).body.decisions;
async function standing(): Promise<string> {
  const { content } = (await lead.call(readPaper, { params })).body;
  return textOf(project(content as ContentNode[], REJECT_ALL));
}
const WHOLE = { part: { kind: 'whole' } };
const AS_DECIDED = 'אחת שתתקבל\nשתיים\nשלוש';

describe('suggestions that were decided since a version', () => {
  it('[VE14] are told with the version, to those who may bring it back', async () => {
    const at = { params: { ...params, versionId } };
    const told = (await lead.call(readVersion, at)).body.decided;
    expect(told.map(({ suggestionId, decision }) => [suggestionId, decision])).toEqual([
      ['AAAAAAAA', 'accept'],
      ['BBBBBBBB', 'reject'],
    ]);
    expect((await commenter.call(readVersion, at)).body.decided).toEqual([]);
  });

  it('[VE14] stay decided when it is brought back, and what was not decided waits', async () => {
    const { decided: count, changed } = await restores(WHOLE);
    expect([count, changed]).toEqual([2, []]);
    expect(await waiting()).toEqual(['CCCCCCCC']);
    expect(await standing()).toBe(AS_DECIDED);
    // Of a part only those that are in it are counted.
    const part = { kind: 'blocks', blockIds: ['block-0002'] };
    expect((await restores({ part })).decided).toBe(1);
    expect(await standing()).toBe(AS_DECIDED);
  });

  it('[VE14] wait again for whoever asks for that, and the decision stays on record', async () => {
    const {
      beforeId,
      changed,
      decided: count,
    } = await restores({
      ...WHOLE,
      decisions: 'wait-again',
    });
    expect(count).toBe(2);
    expect(await waiting()).toEqual(['AAAAAAAA', 'BBBBBBBB', 'CCCCCCCC']);
    expect((await decided()).map((one) => one.waitsAgain)).toEqual([true, true]);
    // Taken back, they are as they were decided.
    await restores({ part: { kind: 'blocks', blockIds: changed } }, beforeId);
    expect(await standing()).toBe(AS_DECIDED);
    expect(await waiting()).toEqual(['CCCCCCCC']);
    expect((await decided()).map((one) => one.waitsAgain)).toEqual([false, false]);
  });

  it('[VE14] are decided anew once they wait again, and the last decision stands', async () => {
    await restores({ ...WHOLE, decisions: 'wait-again' });
    await decides('AAAAAAAA', 'reject');
    await restores(WHOLE);
    // Opened again and still waiting: not settled behind anybody's back.
    expect(await waiting()).toEqual(['BBBBBBBB', 'CCCCCCCC']);
    expect(await standing()).toBe('אחת\nשתיים\nשלוש');
    expect(await decided()).toHaveLength(3);
  });
});
