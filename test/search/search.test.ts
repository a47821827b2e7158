import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { changeMember } from '#shared/member/member-contract.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { changePaper } from '#shared/paper/paper-contract.ts';
import { type MarkedText, searchPapers } from '#shared/search/search-contract.ts';
import { aHeading, aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';

type Wish = Partial<z.input<typeof searchPapers.body>>;

let nayar: TestNayar;
let forumId: string;
let districts: string;
let groupId: string;
let author: Guest;
const lay = (title: string, texts: readonly string[], card: Partial<PaperCard> = {}) =>
  layPaper(nayar, { forumId, title, ...card }, [
    aHeading('פתיחה'),
    ...texts.map((text) => aParagraph(text)),
  ]);
const search = async (text: string, wish: Wish = {}, guest = author) =>
  (await guest.call(searchPapers, { body: { text, ...wish } })).body;
const titles = async (text: string, wish: Wish = {}, guest = author) =>
  (await search(text, wish, guest)).papers.map((paper) => plain(paper.title));
const plain = (marked: MarkedText) => marked.map(({ text }) => text).join('');
const hits = (marked: MarkedText) => marked.flatMap(({ text, isHit }) => (isHit ? [text] : []));

beforeAll(async () => {
  nayar = await startTestNayar();
  const forums = await nayar.nayar.storage.catalogue.tables.forums.find({});
  const grouped = forums.find(({ groups }) => groups.length > 0);
  districts = grouped?.id ?? '';
  groupId = grouped?.groups[0]?.id ?? '';
  forumId = forums.find(({ id }) => id !== districts)?.id ?? '';
  author = await nayar.newcomer(forumId, 'author');
});
afterAll(() => nayar.stop());

describe('a search', () => {
  it('[SE4] finds a paper by another form of its word, and says where and why', async () => {
    const other = aParagraph('פסקה שאין בה דבר מזה');
    const block = aParagraph('הוועדה דנה בסנכרוניה של התוכניות, וקבעה לוח זמנים.');
    const { id } = await layPaper(nayar, { forumId, title: 'נייר הסנכרון' }, [
      aHeading('רקע'),
      other,
      block,
    ]);
    const { papers } = await search('וכשהסנכרונים');
    expect(papers.map((paper) => paper.id)).toEqual([id]);
    expect(papers[0]?.blockId).toBe(block.attrs?.['id']);
    expect(hits(papers[0]?.snippet ?? [])).toEqual(['בסנכרוניה']);
    expect(plain(papers[0]?.snippet ?? [])).toContain('לוח זמנים');
    expect(hits(papers[0]?.title ?? [])).toEqual(['הסנכרון']);
  });

  it('[SE4] reads niqqud, gershayim and maqaf as people mean them, English and numbers too', async () => {
    await lay('נייר הכתיבים', ['בֵּין־מִשְׂרָדִי, דו״ח מבקר המדינה 1,250 and OECD’s Governance review']);
    for (const query of [
      'בין משרדי',
      'בין-משרדיים',
      'דוח המבקר',
      "דו''ח",
      '1250',
      'oecds governance',
    ])
      expect(await titles(query)).toContain('נייר הכתיבים');
  });

  it('[SE5] puts the very word before other forms of it, and a title before a line', async () => {
    await lay('ראשון', ['הצעה על רגולציותיהן של הרשויות, רגולציותיהן ועוד רגולציותיהן']);
    await lay('שני', ['מילה אחת: רגולציות']);
    await lay('רגולציות', ['אין כאן דבר']);
    const found = await titles('רגולציות');
    expect(found.slice(0, 2)).toEqual(['רגולציות', 'שני']);
    expect(found).toContain('ראשון');
  });

  it('[SE5] wants every word, wherever in the paper it stands', async () => {
    await lay('צמדים', ['אגרטל כחול', 'קומקום לבן']);
    expect(await titles('אגרטלים וקומקומים')).toEqual(['צמדים']);
    expect(await titles('אגרטל שנדליר')).toEqual([]);
  });

  it('[SE5] takes the beginning of the last word, and words almost alike only when nothing fits', async () => {
    await lay('קליידוסקופ', ['הקליידוסקופים של המדיניות']);
    expect(await titles('קליידו')).toEqual(['קליידוסקופ']);
    const loose = await search('קלידוסקופ ');
    expect(loose.isLoose).toBe(true);
    expect(loose.papers.map(({ title }) => plain(title))).toEqual(['קליידוסקופ']);
    expect((await search('קליידוסקופ ')).isLoose).toBe(false);
  });

  it('[SE7] hears of what is written and renamed meanwhile', async () => {
    const { id } = await lay('לפני', ['שורה']);
    expect(await titles('טרנספורמציה')).toEqual([]);
    const writer = await stockWriter(author, id);
    writer.write('הטרנספורמציות שנכתבו עכשיו');
    await writer.allConfirmed();
    await expect.poll(() => titles('טרנספורמציה')).toEqual(['לפני']);
    writer.close();
    await author.call(changePaper, { params: { paperId: id }, body: { title: 'אחרי השינוי' } });
    expect(await titles('טרנספורמציה')).toEqual(['אחרי השינוי']);
  });

  it('[SE8] is narrowed to a forum, a kind and a stage', async () => {
    await lay('מסונן אחד', ['פילטרציה'], { kind: 'minutes', stage: 'frozen' });
    await lay('מסונן שני', ['פילטרציה']);
    expect(await titles('פילטרציה', { kind: 'minutes' })).toEqual(['מסונן אחד']);
    expect(await titles('פילטרציה', { stage: 'draft' })).toEqual(['מסונן שני']);
    expect(await titles('פילטרציה', { forumId: districts })).toEqual([]);
    const few = await search('פילטרציה', { most: 1 });
    expect([few.papers.length, few.isMore]).toEqual([1, true]);
  });

  it('[SE8] takes what may be typed, and refuses what is no query', async () => {
    for (const text of ['', '   ', 'א'.repeat(201), 'שורה\nשנייה', '\u202E'])
      expect((await author.call(searchPapers, { body: { text } })).status).toBe(400);
    for (const text of ['"', '—', '*', '((', 'א', '~', 'constructor', '__proto__ toString'])
      expect((await author.call(searchPapers, { body: { text } })).status).toBe(200);
  });
});

describe('what one may not read', () => {
  const SECRET = 'קריפטונימיות';

  it('[SE6] leaves no trace in an answer: no title, no words, no number, no hint', async () => {
    await lay(`סוד ${SECRET}`, [SECRET], { forumId: districts, groupId });
    const blank = await search('אבגדהוזחט');
    expect(await search(SECRET)).toEqual(blank);
    const outside = await nayar.newcomer(districts, 'author');
    expect(await search(SECRET, {}, outside)).toMatchObject({ papers: [], isMore: false });
    const coordinator = await nayar.newcomer(districts, 'coordinator');
    expect(await titles(SECRET, {}, coordinator)).toEqual([`סוד ${SECRET}`]);
    // Words almost alike are offered to whoever may not read the very word, as if it stood nowhere.
    await lay('גלוי', [`${SECRET.slice(0, 4)}י${SECRET.slice(4)}`]);
    expect(await search(`${SECRET} `)).toMatchObject({ isLoose: true, isMore: false });
    expect(await titles(`${SECRET} `)).toEqual(['גלוי']);
  });

  it('[SE6] ends with the right, at once', async () => {
    await lay('נייר חולף', ['אפמרליות']);
    const email = 'leaving@test.example';
    await nayar.command('member add', { forum: districts, email, name: 'Leaving', role: 'reader' });
    const leaving = await nayar.newcomer(forumId, 'reader', email);
    expect(await titles('אפמרליות', {}, leaving)).toEqual(['נייר חולף']);
    const [person] = await nayar.nayar.storage.catalogue.tables.people.find({ email });
    const [place] = await nayar.nayar.storage.catalogue.tables.memberships.find({
      personId: person?.id ?? '',
      forumId,
    });
    const coordinator = await nayar.as('coordinator@nayar.example');
    await coordinator.call(changeMember, {
      params: { forumId, membershipId: place?.id ?? '' },
      body: { suspended: true },
    });
    expect(await titles('אפמרליות', {}, leaving)).toEqual([]);
  });

  it('[SE6] holds for sessions and members of other forums too', async () => {
    const { tables } = nayar.nayar.storage.catalogue;
    const [foreign] = await tables.sessions.find({ forumId: districts });
    const [own] = await tables.sessions.find({ forumId });
    const own1 = await search(own?.topics[0]?.title ?? '');
    expect(own1.sessions.map(({ id }) => id)).toContain(own?.id);
    const other = await search(foreign?.topics[0]?.title ?? '');
    expect(other.sessions.every((session) => session.forumId === forumId)).toBe(true);
    expect(other.members.every((member) => member.forumId === forumId)).toBe(true);
    const mine = await search('author');
    expect(mine.members.length).toBeGreaterThan(0);
  });
});

describe('the limit', () => {
  it('[SE8] keeps one person from asking without end', async () => {
    const busy = await nayar.newcomer(forumId, 'reader');
    const asked = Array.from({ length: 245 }, () =>
      busy.call(searchPapers, { body: { text: 'מבנה', most: 1 } }),
    );
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429).length).toBe(5);
    expect((await author.call(searchPapers, { body: { text: 'מבנה' } })).status).toBe(200);
  });
});
