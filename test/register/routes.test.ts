import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { changePaper } from '#shared/paper/paper-contract.ts';
import { changeRecommendation, getRecommendation } from '#shared/position/position-contract.ts';
import { linkBlocks } from '#shared/register/register-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { type RegisterHouse, registerHouse } from '#test/register/register-paper.ts';
import { typed } from '#test/register/typed-papers.ts';

let house: RegisterHouse;
beforeAll(async () => {
  house = await registerHouse();
});
afterAll(() => house.nayar.stop());

/** Asked as a polling client does: Node's own `fetch` would ask for a fresh answer beside the name of the last one. */
async function statusOf({ url, cookie }: Guest, address: string, tag: string) {
  const headers = { cookie: cookie ?? '', 'if-none-match': tag };
  const [reply] = (await once(get(new URL(address, url), { headers }), 'response')) as [
    IncomingMessage,
  ];
  reply.resume();
  return reply.statusCode;
}

const someone = (role: Parameters<RegisterHouse['nayar']['newcomer']>[1]) =>
  house.nayar.newcomer(house.forumId, role);

describe('the register of a forum', () => {
  it('[RG1][RG7] follows typing, and says when nothing changed', async () => {
    const author = await someone('author');
    const paperId = await house.lay('נייר חי', [typed('challenge', 'live-000001', 'אתגר חי')]);
    const blockOf = async () =>
      (await house.read(author)).blocks.find((block) => block.paperId === paperId)?.words;
    expect(await blockOf()).toBe('אתגר חי');
    const writer = await stockWriter(author, paperId);
    const block = writer.doc.getXmlFragment(CONTENT_ROOT).get(0) as Y.XmlElement;
    ((block.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'עוד ');
    await vi.waitFor(async () => expect(await blockOf()).toBe('עוד אתגר חי'), { timeout: 5000 });
    writer.close();

    const address = `/api/forums/${house.forumId}/register`;
    const first = await author.fetch(address);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    expect([first.status, await statusOf(author, address, tag)]).toEqual([200, 304]);
  });

  it('[RG3] shows neither a paper of another group nor a link to it', async () => {
    const [reader, coordinator] = await Promise.all([someone('reader'), someone('coordinator')]);
    const hidden = await house.lay(
      'נייר של מחוז',
      [typed('recommendation', 'hidden-0001', 'סוד')],
      {
        groupId: house.groupId,
      },
    );
    const open = await house.lay('נייר פתוח', [
      typed('challenge', 'open-000001', 'גלוי', { links: `${hidden}/hidden-0001` }),
    ]);
    const of = (blocks: Awaited<ReturnType<typeof house.read>>['blocks']) =>
      blocks.filter(({ paperId }) => paperId === hidden || paperId === open);
    const seen = await house.read(reader);
    expect(JSON.stringify(seen)).not.toContain(hidden);
    expect(of(seen.blocks).map(({ links, gaps }) => [links, gaps])).toEqual([
      [[], ['no-recommendation']],
    ]);
    const all = of((await house.read(coordinator)).blocks);
    expect(all.map(({ links }) => links.length)).toEqual([0, 1]);
    expect(all.find(({ blockId }) => blockId === 'open-000001')?.gaps).toEqual([]);
    const asked = await reader.call(getRecommendation, {
      params: { paperId: hidden, blockId: 'hidden-0001' },
    });
    expect(asked.status).toBe(404);
  });

  it('[RG4][RG5] links and unlinks as an edit of who may edit', async () => {
    const [author, commenter] = await Promise.all([someone('author'), someone('commenter')]);
    const one = await house.lay('אתגרים', [typed('challenge', 'linked-0001', 'אתגר')]);
    const other = await house.lay('המלצות', [
      typed('recommendation', 'linked-0002', 'המלצה', { links: `${one}/linked-0001` }),
    ]);
    const from = { paperId: one, blockId: 'linked-0001' };
    const to = { paperId: other, blockId: 'linked-0002' };
    const link = (guest: typeof author, linked: boolean) =>
      guest.call(linkBlocks, { params: { forumId: house.forumId }, body: { from, to, linked } });
    expect(await link(commenter, false)).toMatchObject({
      status: 403,
      body: { code: 'role-too-low' },
    });
    const links = async () =>
      (await house.read(author)).blocks
        .filter(({ paperId }) => paperId === one || paperId === other)
        .map((block) => block.links);
    expect((await link(author, false)).status).toBe(200);
    await vi.waitFor(async () => expect(await links()).toEqual([[], []]), { timeout: 5000 });
    expect((await link(author, true)).status).toBe(200);
    await vi.waitFor(async () => expect(await links()).toEqual([[to], []]), { timeout: 5000 });
    await author.call(changePaper, { params: { paperId: one }, body: { title: 'אחר' } });
    const { body } = await author.call(getRecommendation, { params: to });
    expect(body.links).toEqual([{ ...from, kind: 'challenge', number: '1', words: 'אתגר' }]);
    const unknown = { ...to, blockId: 'linked-0009' };
    const reply = await author.call(linkBlocks, {
      params: { forumId: house.forumId },
      body: { from, to: unknown, linked: true },
    });
    expect(reply.status).toBe(404);
  });

  it('[RG8][PO7] gives the recommendations as a file that runs nothing', async () => {
    const lead = await someone('lead');
    const paperId = await house.lay('גיליון', [typed('recommendation', 'sheet-00001', '=1+1')]);
    const params = { paperId, blockId: 'sheet-00001' };
    const { body } = await lead.call(getRecommendation, { params });
    const moved = await lead.call(changeRecommendation, {
      params,
      body: { wording: body.wording, state: 'validation', outcome: '@סוף' },
    });
    expect(moved.status).toBe(200);
    const reply = await lead.fetch(`/api/forums/${house.forumId}/recommendations.csv`);
    const text = await reply.text();
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(text).toContain('"\'=1+1"');
    expect(text).toContain('"\'@סוף"');
    expect(text).toContain('"בתיקוף"');
  });
});
