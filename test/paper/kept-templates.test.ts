import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS } from '#shared/paper/kind.ts';
import { copyPaper } from '#shared/paper/life-contract.ts';
import { getHome, listPapers, readPaper, startPaper } from '#shared/paper/paper-contract.ts';
import { keepTemplate, listTemplates, removeTemplate } from '#shared/paper/template-contract.ts';
import { searchPapers } from '#shared/search/search-contract.ts';
import { firstUpdate } from '#server/paper/start-paper.ts';
import { headingsOf } from '#server/paper/headings.ts';
import { ReadOnce } from '#server/paper/read-once.ts';
import { aHeading, aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let forumId: string;
let otherForum: string;
let lead: Guest;
let author: Guest;
beforeAll(async () => {
  nayar = await startTestNayar();
  const [first, second] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = first?.id ?? '';
  otherForum = second?.id ?? '';
  lead = await nayar.newcomer(forumId, 'lead');
  author = await nayar.newcomer(forumId, 'author');
});
afterAll(() => nayar.stop());

const templates = async (guest = author) =>
  (await guest.call(listTemplates, { params: { forumId } })).body.templates;
const keep = async (title: string, guest = lead) => {
  const paper = await layPaper(nayar, { forumId, title: `מקור של ${title}`, kind: 'minutes' }, [
    aHeading('נוכחות'),
    aParagraph(`אקלקטיות ${title}`),
    aHeading('סיכום'),
  ]);
  const reply = await guest.call(keepTemplate, { params: { paperId: paper.id }, body: { title } });
  return { paper, reply, templateId: reply.body.id };
};

describe('templates of a forum', () => {
  it('[PA11] begin with the program’s own of every kind, with their headings', async () => {
    const own = (await templates()).filter(({ id }) => id === null);
    expect(own.map(({ kind }) => kind)).toEqual([...KINDS]);
    expect(own.find(({ kind }) => kind === 'minutes')?.headings.length).toBeGreaterThan(2);
  });

  it('[PA11] are kept from a paper, and a new paper starts with their text', async () => {
    const { templateId, paper } = await keep('תבנית הסיכום');
    await nayar.nayar.storage.catalogue.transact(async ({ papers }) => {
      const card = await papers.get(templateId);
      if (card) await papers.put({ ...card, direction: 'ltr' });
    });
    const kept = (await templates()).find(({ id }) => id === templateId);
    expect(kept).toMatchObject({ kind: 'minutes', title: 'תבנית הסיכום' });
    expect(kept?.headings.map(({ text }) => text)).toEqual(['נוכחות', 'סיכום']);
    const started = await author.call(startPaper, {
      params: { forumId },
      body: { title: 'מתבנית', kind: 'minutes', templateId },
    });
    expect(started.body.direction).toBe('ltr');
    const text = async (paperId: string) =>
      JSON.stringify((await author.call(readPaper, { params: { paperId } })).body.content);
    expect(await text(started.body.id)).toContain('אקלקטיות תבנית הסיכום');
    // Ids are never shared between papers.
    const ids = (json: string) => [...json.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
    const others = new Set([...ids(await text(paper.id)), ...ids(await text(templateId))]);
    expect(ids(await text(started.body.id)).filter((id) => others.has(id))).toEqual([]);
  });

  it('[PA11] are counted as papers nowhere', async () => {
    const { templateId } = await keep('לא נייר');
    const listed = (await author.call(listPapers, { params: { forumId } })).body;
    expect(listed.map(({ id }) => id)).not.toContain(templateId);
    expect((await author.call(getHome)).body.papers.map(({ id }) => id)).not.toContain(templateId);
    const found = await author.call(searchPapers, { body: { text: 'אקלקטיות לא נייר' } });
    expect(found.body.papers.map(({ id }) => id)).not.toContain(templateId);
    const command = (await nayar.command('paper list', { forum: forumId })) as { id: string }[];
    expect(command.map(({ id }) => id)).not.toContain(templateId);
  });

  it('[PA11] are kept and removed by those who lead, and one name stands once', async () => {
    const { templateId, paper } = await keep('יחידה');
    const params = { forumId, templateId };
    const again = await lead.call(keepTemplate, {
      params: { paperId: paper.id },
      body: { title: 'יחידה' },
    });
    expect(again.status).toBe(409);
    expect((await keep('של כותב', author)).reply.status).toBe(403);
    expect((await author.call(removeTemplate, { params })).status).toBe(403);
    expect(
      (await lead.call(removeTemplate, { params: { forumId, templateId: paper.id } })).status,
    ).toBe(404);
    expect((await lead.call(removeTemplate, { params })).status).toBe(200);
    expect((await templates()).map(({ id }) => id)).not.toContain(templateId);
    const body = { title: 'מאוחר', kind: 'minutes', templateId };
    expect((await author.call(startPaper, { params: { forumId }, body })).status).toBe(404);
  });

  it('[PA13] start as many papers in a minute as copying may, and not one more', async () => {
    const { templateId, paper } = await keep('בלי סוף');
    const eager = await nayar.newcomer(forumId, 'author');
    const start = async (about = {}) => {
      const body = { title: 'עוד אחד', kind: 'minutes', ...about };
      return (await eager.call(startPaper, { params: { forumId }, body })).status;
    };
    const statuses: number[] = [];
    for (let times = 0; times < 30; times += 1) statuses.push(await start({ templateId }));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await start({ templateId })).toBe(429);
    const place = { title: 'עותק', forumId, groupId: null, sessionId: null };
    const copied = await eager.call(copyPaper, { params: { paperId: paper.id }, body: place });
    expect(copied.status).toBe(429);
    // From the program's own template nothing is read.
    expect(await start()).toBe(200);
  });

  it('[PA13] show headings that are read out of a text once, and anew when it has changed', async () => {
    let update = firstUpdate([aHeading('ראשונה'), aParagraph('מילים')]);
    const headings = new ReadOnce(() => Promise.resolve(update), headingsOf);
    const first = await headings.of('template');
    expect(first.map(({ text }) => text)).toEqual(['ראשונה']);
    expect(await headings.of('template')).toBe(first);
    update = firstUpdate([aHeading('אחרת')]);
    expect((await headings.of('template')).map(({ text }) => text)).toEqual(['אחרת']);
  });

  it('[PA11] stay in their forum and with their kind', async () => {
    const { templateId } = await keep('של הפורום');
    const stranger = await nayar.newcomer(otherForum, 'author');
    const elsewhere = { title: 'זר', kind: 'minutes', templateId };
    const reply = await stranger.call(startPaper, {
      params: { forumId: otherForum },
      body: elsewhere,
    });
    expect(reply.status).toBe(404);
    const otherKind = { title: 'סוג אחר', kind: 'plain', templateId };
    expect((await author.call(startPaper, { params: { forumId }, body: otherKind })).status).toBe(
      404,
    );
    expect((await stranger.call(listTemplates, { params: { forumId } })).status).toBe(404);
  });
});
