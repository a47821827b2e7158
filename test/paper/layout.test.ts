import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import { changePaper, getPaper, startPaper } from '#shared/paper/paper-contract.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let forumId: string;
let author: Guest;
beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  author = await nayar.newcomer(forumId, 'author');
});
afterAll(() => nayar.stop());

const NUMBERED = { headings: 'hebrew', paragraphs: true } as const;

async function aPaper(): Promise<{ paperId: string }> {
  const started = await author.call(startPaper, {
    params: { forumId },
    body: { title: 'נייר ממוספר', kind: 'plain' },
  });
  return { paperId: started.body.id };
}

describe('the layout of a paper', () => {
  it('[PA7] is plain on cards that name none, old ones included', async () => {
    const [old] = await nayar.nayar.storage.catalogue.tables.papers.find({ forumId });
    expect(old && 'layout' in old).toBe(false);
    const coordinator = await nayar.as('coordinator@nayar.example');
    const reply = await coordinator.call(getPaper, { params: { paperId: old?.id ?? '' } });
    expect(reply.body.layout).toEqual(PLAIN_LAYOUT);
  });

  it('[PA7] is changed by those who may write, and stands on the record', async () => {
    const params = await aPaper();
    const reply = await author.call(changePaper, { params, body: { layout: NUMBERED } });
    expect(reply.body.layout).toEqual(NUMBERED);
    expect((await author.call(getPaper, { params })).body.layout).toEqual(NUMBERED);
    const [line] = await nayar.nayar.storage.audit.last(1, forumId);
    expect(line).toMatchObject({
      action: 'paper-laid-out',
      subject: params.paperId,
      detail: { from: 'none', to: 'hebrew, paragraphs' },
    });
  });

  it('[PA7] is left alone by a new title, and by those who may only comment', async () => {
    const params = await aPaper();
    await author.call(changePaper, { params, body: { layout: NUMBERED } });
    await author.call(changePaper, { params, body: { title: 'כותרת אחרת' } });
    const commenter = await nayar.newcomer(forumId, 'commenter');
    const refused = await commenter.call(changePaper, { params, body: { layout: PLAIN_LAYOUT } });
    expect(refused.status).toBe(403);
    expect((await author.call(getPaper, { params })).body).toMatchObject({
      title: 'כותרת אחרת',
      layout: NUMBERED,
    });
  });

  it('[PA7] takes only what it knows', async () => {
    const params = await aPaper();
    for (const layout of [{ headings: 'greek', paragraphs: false }, { headings: 'none' }, null])
      expect((await author.call(changePaper, { params, body: { layout } })).status).toBe(400);
  });
});
