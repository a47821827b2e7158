import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import {
  archivePaper,
  copyPaper,
  foreseePlace,
  listArchive,
  movePaper,
  recoverPaper,
} from '#shared/paper/life-contract.ts';
import {
  changePaper,
  getHome,
  getPaper,
  listPapers,
  readPaper,
} from '#shared/paper/paper-contract.ts';
import { searchPapers } from '#shared/search/search-contract.ts';
import { aHeading, aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';

let nayar: TestNayar;
let forumId: string;
let districts: string;
let groupId: string;
let lead: Guest;
let author: Guest;
let outsider: Guest & { readonly email: string };
beforeAll(async () => {
  nayar = await startTestNayar();
  const forums = await nayar.nayar.storage.catalogue.tables.forums.find({});
  const grouped = forums.find(({ groups }) => groups.length > 0);
  districts = grouped?.id ?? '';
  groupId = grouped?.groups[0]?.id ?? '';
  forumId = forums.find(({ id }) => id !== districts)?.id ?? '';
  lead = await nayar.newcomer(forumId, 'lead');
  author = await nayar.newcomer(forumId, 'author');
  outsider = await nayar.newcomer(districts, 'author');
});
afterAll(() => nayar.stop());

const whole = (forum = forumId) => ({ forumId: forum, groupId: null, sessionId: null });
const idsOf = async (guest: Guest) =>
  (await guest.call(listPapers, { params: { forumId } })).body.map(({ id }) => id);
const lastRecord = async () => (await nayar.nayar.storage.audit.last(1))[0];

describe('a copy', () => {
  it('[PA8] has the same text with ids of its own, and what pointed inside points inside', async () => {
    const target = aHeading('יעד');
    const to = target.attrs?.['id'];
    const pointing: ContentNode = {
      type: 'paragraph',
      attrs: { id: 'pointing-block' },
      content: [
        { type: 'text', text: '\uFFFC', marks: [{ type: 'reference', attrs: { to } }] },
        {
          type: 'text',
          text: 'הערה',
          marks: [{ type: 'footnote', attrs: { id: 'a-footnote-1' } }],
        },
      ],
    };
    const linked: ContentNode = {
      type: 'recommendation',
      attrs: { id: 'recommending', links: `${String(to)} other-paper/other-block` },
      content: [aParagraph('המלצה')],
    };
    const source = await layPaper(nayar, { forumId, title: 'מקור' }, [target, pointing, linked]);
    const { body } = await author.call(copyPaper, {
      params: { paperId: source.id },
      body: { title: 'העתק', ...whole() },
    });
    expect(body).toMatchObject({ title: 'העתק', stage: 'draft', kind: source.kind });
    const copied = (await author.call(readPaper, { params: { paperId: body.id } })).body
      .content as ContentNode[];
    const [heading, paragraph, recommendation] = copied;
    const newId = heading?.attrs?.['id'];
    expect(newId).not.toBe(to);
    expect(paragraph?.content?.[0]?.marks).toEqual([{ type: 'reference', attrs: { to: newId } }]);
    expect(paragraph?.content?.[1]?.marks?.[0]?.attrs?.['id']).not.toBe('a-footnote-1');
    expect(recommendation?.attrs?.['links']).toBe(`${String(newId)} other-paper/other-block`);
    expect(JSON.stringify(copied)).not.toContain('pointing-block');
    expect(await lastRecord()).toMatchObject({ action: 'paper-copied', subject: body.id });
  });

  it('[PA8] is made only where one may start papers, and only of what one may read', async () => {
    const hidden = await layPaper(nayar, { forumId: districts, groupId, title: 'של המחוז' });
    const open = await layPaper(nayar, { forumId, title: 'פתוח' });
    const reader = await nayar.newcomer(forumId, 'reader');
    const statuses = [
      [author, hidden.id, whole(), 404],
      [author, open.id, whole(districts), 404],
      [author, open.id, { ...whole(), groupId }, 404],
      [reader, open.id, whole(), 403],
      [outsider, open.id, whole(districts), 404],
    ] as const;
    for (const [guest, paperId, place, status] of statuses) {
      const reply = await guest.call(copyPaper, {
        params: { paperId },
        body: { title: 'ה', ...place },
      });
      expect(reply.status).toBe(status);
    }
  });

  it('[PA8] carries neither exceptions nor the stage', async () => {
    const [person] = await nayar.nayar.storage.catalogue.tables.people.find({
      email: outsider.email,
    });
    const exceptions = [{ personId: person?.id ?? '', role: 'lead' as const }];
    const source = await layPaper(nayar, {
      forumId,
      title: 'חריג',
      stage: 'published',
      exceptions,
    });
    const { body } = await author.call(copyPaper, {
      params: { paperId: source.id },
      body: { title: 'ללא חריגים', ...whole() },
    });
    const card = await nayar.nayar.storage.catalogue.tables.papers.get(body.id);
    expect(card).toMatchObject({ stage: 'draft', exceptions: [] });
  });
});

describe('the archive', () => {
  it('[PA9] takes a paper out of lists and search, keeps it readable, and gives it back', async () => {
    const paper = await layPaper(nayar, { forumId, title: 'ארכיוני' }, [aParagraph('פלאוגרפיה')]);
    const params = { paperId: paper.id };
    const found = async (withArchived: boolean) =>
      (await author.call(searchPapers, { body: { text: 'פלאוגרפיה', withArchived } })).body.papers;
    const archived = await lead.call(archivePaper, { params, body: {} });
    expect(archived.body.archivedAt).not.toBeNull();
    expect(await lastRecord()).toMatchObject({ action: 'paper-archived', subject: paper.id });
    expect(await idsOf(author)).not.toContain(paper.id);
    expect((await author.call(getHome)).body.papers.map(({ id }) => id)).not.toContain(paper.id);
    expect(await found(false)).toEqual([]);
    expect((await found(true)).map(({ isArchived }) => isArchived)).toEqual([true]);
    expect((await author.call(readPaper, { params })).status).toBe(200);
    const list = await author.call(listArchive, { params: { forumId } });
    expect(list.body.map(({ id }) => id)).toContain(paper.id);

    const recovered = await lead.call(recoverPaper, { params, body: {} });
    expect(recovered.body.archivedAt).toBeNull();
    expect(await idsOf(author)).toContain(paper.id);
    expect((await found(false)).length).toBe(1);
  });

  it('[PA9] closes a paper to writing at once, also to those who have it open', async () => {
    const paper = await layPaper(nayar, { forumId, title: 'נסגר' });
    const params = { paperId: paper.id };
    const writer = await stockWriter(author, paper.id);
    const told = new Promise<void>((resolve) => {
      writer.events.addEventListener('notice', () => {
        if (writer.notices.some((notice) => notice.kind === 'access' && !notice.edit)) resolve();
      });
    });
    await lead.call(archivePaper, { params, body: {} });
    await told;
    writer.close();
    expect((await author.call(changePaper, { params, body: { title: 'אחר' } })).status).toBe(403);
    const moved = await lead.call(changePaper, { params, body: { stage: 'review' } });
    expect([moved.status, Object(moved.body)]).toMatchObject([403, { code: 'stage-closed' }]);
    expect((await author.call(getPaper, { params })).body.myVerbs).not.toContain('edit');
  });

  it('[PA9] is opened by those who lead only, and shows only what one may read', async () => {
    const paper = await layPaper(nayar, { forumId, title: 'לא שלי' });
    const params = { paperId: paper.id };
    expect((await author.call(archivePaper, { params, body: {} })).status).toBe(403);
    expect((await outsider.call(archivePaper, { params, body: {} })).status).toBe(404);
    await layPaper(nayar, {
      forumId: districts,
      groupId,
      title: 'ארכיון מחוזי',
      archivedAt: new Date().toISOString(),
    });
    const list = await outsider.call(listArchive, { params: { forumId: districts } });
    expect(list.body.map(({ title }) => title)).not.toContain('ארכיון מחוזי');
  });
});

describe('moving', () => {
  it('[PA10] tells before who would see the paper, and then they do', async () => {
    const coordinator = await nayar.newcomer(districts, 'coordinator');
    const paper = await layPaper(nayar, { forumId: districts, title: 'נודד' });
    const params = { paperId: paper.id };
    const place = { forumId: districts, groupId, sessionId: null };
    const foreseen = (await coordinator.call(foreseePlace, { params, body: place })).body;
    expect(foreseen.after).toBeLessThan(foreseen.now);
    expect(foreseen).toMatchObject({ gaining: [], iStay: true });
    expect((await outsider.call(getPaper, { params })).status).toBe(200);
    expect((await coordinator.call(movePaper, { params, body: place })).status).toBe(200);
    expect((await outsider.call(getPaper, { params })).status).toBe(404);
    expect((await coordinator.call(getPaper, { params })).body.groupId).toBe(groupId);
    expect(await lastRecord()).toMatchObject({ action: 'paper-moved', subject: paper.id });
  });

  it('[PA10] to another forum takes the right there too, and leaves exceptions behind', async () => {
    const paper = await layPaper(nayar, {
      forumId,
      title: 'עובר פורום',
      exceptions: [{ personId: 'somebody-else', role: 'lead' }],
    });
    const params = { paperId: paper.id };
    const refused = await lead.call(movePaper, { params, body: whole(districts) });
    expect(refused.status).toBe(404);
    const email = 'both@test.example';
    await nayar.command('member add', { forum: districts, email, name: 'Both', role: 'author' });
    const both = await nayar.newcomer(forumId, 'lead', email);
    expect((await both.call(movePaper, { params, body: whole(districts) })).status).toBe(200);
    expect((await lead.call(getPaper, { params })).status).toBe(404);
    expect((await outsider.call(getPaper, { params })).status).toBe(200);
    const card = await nayar.nayar.storage.catalogue.tables.papers.get(paper.id);
    expect(card?.exceptions).toEqual([]);
  });

  it('[PA10] is for those who lead, into what is there', async () => {
    const paper = await layPaper(nayar, { forumId, title: 'נשאר' });
    const params = { paperId: paper.id };
    expect((await author.call(movePaper, { params, body: whole() })).status).toBe(403);
    const nowhere = { ...whole(), sessionId: 'no-such-session' };
    expect((await lead.call(movePaper, { params, body: nowhere })).status).toBe(404);
    expect((await author.call(foreseePlace, { params, body: whole() })).status).toBe(403);
  });
});

describe('a title and a stage', () => {
  it('[PA12] are not changed over somebody else’s change that was not seen', async () => {
    const paper = await layPaper(nayar, { forumId, title: 'הישן' });
    const params = { paperId: paper.id };
    const seen = { title: 'הישן', stage: 'draft' };
    await author.call(changePaper, { params, body: { title: 'של האחת', seen } });
    const late = await lead.call(changePaper, { params, body: { title: 'של האחר', seen } });
    expect([late.status, Object(late.body)]).toMatchObject([409, { code: 'changed-meanwhile' }]);
    expect((await lead.call(getPaper, { params })).body.title).toBe('של האחת');
    await lead.call(changePaper, { params, body: { stage: 'review', seen: { stage: 'draft' } } });
    const again = { stage: 'published', seen: { stage: 'draft' } };
    expect((await lead.call(changePaper, { params, body: again })).status).toBe(409);
  });

  it('[PA12] refuse control and direction characters and leave the old title', async () => {
    const paper = await layPaper(nayar, { forumId, title: 'נקי' });
    const params = { paperId: paper.id };
    for (const title of ['א\u202Eב', 'א\u0007ב', 'א\u2028ב', ' ', 'א'.repeat(201)])
      expect((await author.call(changePaper, { params, body: { title } })).status).toBe(400);
    expect((await author.call(getPaper, { params })).body.title).toBe('נקי');
  });
});
