import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { derivePaper, fillFollowUp, getFollowUp } from '#shared/follow-up/follow-up-contract.ts';
import type { Role } from '#shared/member/role.ts';
import { elementOf } from '#shared/paper/content.ts';
import { changeRecommendation, getRecommendation } from '#shared/position/position-contract.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { typed } from '#test/register/typed-papers.ts';

let nayar: TestNayar;
let forumId: string;
const guests = new Map<Role, Guest>();
let params: { paperId: string };
const as = (role: Role): Guest => guests.get(role) ?? nayar.stranger;

beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  for (const role of ['reader', 'author', 'lead'] as const)
    guests.set(role, await nayar.newcomer(forumId, role));
});
afterAll(() => nayar.stop());
beforeEach(async () => {
  const source = await layPaper(nayar, { forumId, title: 'המלצות' }, [
    typed('challenge', 'challenge-01', 'המשרדים אינם מתואמים'),
    typed('recommendation', 'recommend-01', 'להקים גוף אסטרטגיה במרכז הממשלה'),
    typed('recommendation', 'recommend-02', 'לקצוב מועד להתייעצות בין המשרדים'),
  ]);
  params = { paperId: source.id };
});

const derived = () =>
  as('author').call(derivePaper, {
    params,
    body: { title: 'שנה אחרי', versionId: null, forumId, groupId: null, sessionId: null },
  });
const told = async (paperId: string) =>
  (await as('author').call(getFollowUp, { params: { paperId } })).body;

describe('what came of a recommendation, and the register', () => {
  const recommendation = () => ({ paperId: params.paperId, blockId: 'recommend-01' });
  const view = async (role: Role) =>
    (await as(role).call(getRecommendation, { params: recommendation() })).body;
  const adopt = async () => {
    for (const state of ['validation', 'validated', 'adopted']) {
      const { wording } = await view('lead');
      await as('lead').call(changeRecommendation, {
        params: recommendation(),
        body: { wording, state },
      });
    }
  };
  const fill = async (role: Role, outcome: string) => {
    const paperId = (await derived()).body.id;
    const line = (await told(paperId)).lines.find(({ originId }) => originId === 'recommend-01');
    const asked = { paperId, blockId: line?.blockId ?? '' };
    const body = { status: 'partly', outcome, seen: null };
    expect((await as(role).call(fillFollowUp, { params: asked, body })).status).toBe(200);
    return paperId;
  };

  it('[FU7] is marked as followed up by one who leads it, with the outcome, and told by any author', async () => {
    await adopt();
    const first = await fill('author', 'הוקם צוות');
    expect(await view('reader')).toMatchObject({
      state: 'adopted',
      outcome: '',
      followUps: [{ paperId: first, status: 'partly', outcome: 'הוקם צוות' }],
    });
    await fill('lead', 'הגוף הוקם');
    const after = await view('reader');
    expect(after).toMatchObject({ state: 'followed-up', outcome: 'הגוף הוקם' });
    expect(after.history.map(({ what, to }) => [what, to]).slice(-2)).toEqual([
      ['state', 'followed-up'],
      ['outcome', 'הגוף הוקם'],
    ]);
    expect(after.followUps).toHaveLength(2);
  });

  it.each(['the next word', 'the next start'])(
    '[FU7] is marked with %s where the disk failed between word and mark',
    async (when) => {
      await adopt();
      const { work } = nayar.nayar.storage;
      const of = work.of.bind(work);
      work.of = async (id) => ({
        ...(await of(id)),
        tables: (await of(id)).tables,
        transact: () => Promise.reject(new Error('the disk is gone')),
      });
      const paperId = await fill('lead', 'הגוף הוקם');
      work.of = of;
      expect(await view('reader')).toMatchObject({ state: 'adopted', outcome: '' });
      expect(
        (await told(paperId)).lines.find(({ kind, outcome }) => kind && outcome),
      ).toMatchObject({ outcome: 'הגוף הוקם' });
      if (when === 'the next start') {
        nayar = await nayar.restart();
        for (const [role, { cookie }] of guests) guests.set(role, new Guest(nayar.url, cookie));
      } else {
        const { lines } = await told(paperId);
        const other = lines.find(({ originId }) => originId === 'recommend-02');
        const asked = { paperId, blockId: other?.blockId ?? '' };
        const body = { status: 'done', outcome: '', seen: null } as const;
        await as('author').call(fillFollowUp, { params: asked, body });
      }
      await expect
        .poll(() => view('reader'))
        .toMatchObject({
          state: 'followed-up',
          outcome: 'הגוף הוקם',
        });
    },
  );

  it('[FU8] counts once: what a paper of a year after says again stands at its source', async () => {
    const paperId = (await derived()).body.id;
    const { id: again } = (await derived()).body;
    const blocksOf = async () => {
      const { body } = await as('reader').call(getRegister, { params: { forumId } });
      return body.blocks.filter((block) =>
        [params.paperId, paperId, again].includes(block.paperId),
      );
    };
    expect((await blocksOf()).map((block) => block.paperId)).toEqual(
      Array.from({ length: 3 }, () => params.paperId),
    );
    // What is new in it counts, and what it answers is the challenge where that stands.
    const writer = await stockWriter(as('author'), paperId);
    const content = writer.doc.getXmlFragment('default');
    const challenge = content.toArray().find((node) => {
      return (node as Y.XmlElement).nodeName === 'challenge';
    }) as Y.XmlElement;
    const attrs = { links: String(challenge.getAttribute('id')) };
    const fresh = { ...typed('recommendation', 'recommend-new', 'המלצה חדשה') };
    content.push([elementOf({ ...fresh, attrs: { id: 'recommend-new', ...attrs } })]);
    await expect
      .poll(
        async () => (await blocksOf()).find(({ blockId }) => blockId === 'recommend-new')?.links,
      )
      .toEqual([{ paperId: params.paperId, blockId: 'challenge-01' }]);
    writer.close();
    expect(await blocksOf()).toHaveLength(4);
  });
});
