import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { unpacked, xmlIn } from '#test/interchange/unpacked.ts';
import { entry, paragraph, text, wordsIn } from '#test/interchange/word-parts.ts';
import { all } from '#test/interchange/xml-tree.ts';
import { type ThreadDesk, threadDesk, words } from '#test/thread/thread-desk.ts';

let desk: ThreadDesk;
beforeAll(async () => {
  desk = await threadDesk();
});
afterAll(() => desk.nayar.stop());

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The rows of a table under its head, and the head of the answer. */
async function tableOf(guest: Guest, address: string) {
  const reply = await guest.fetch(address);
  if (reply.status !== 200) return { reply, rows: [], words: '' };
  const document = xmlIn(unpacked(Buffer.from(await reply.arrayBuffer())), 'word/document.xml');
  const rows = all(document, 'w:tr').map((row) => all(row, 'w:tc').map(wordsIn));
  return { reply, rows: rows.slice(1), words: wordsIn(document) };
}
const numbersIn = (rows: readonly (readonly string[])[]) => rows.map(([number]) => number);
/** The first cells of a file for spreadsheets. */
async function csvNumbers(guest: Guest, address: string) {
  const lines = (await (await guest.fetch(address)).text()).split('\r\n').slice(1, -1);
  return lines.map((line) => /^"(\d+)"/.exec(line)?.[1]);
}

describe('the matrix as a Word file', () => {
  it('[MX5] has the rows of the file for spreadsheets under the same filter, in the same order', async () => {
    const paperId = await desk.aPaper();
    const commenter = await desk.somebody('commenter');
    const kinds = ['general', 'technical', 'editorial', 'technical'] as const;
    for (const kind of kinds)
      await desk.made(commenter, paperId, { kind, proposal: `נוסח ${kind}` });
    const [first] = (await desk.listed(desk.coordinator, paperId)).threads;
    await desk.answer(desk.coordinator, paperId, [first?.id ?? '']);
    for (const search of [
      '',
      '?kind=technical',
      '?state=open&sort=kind',
      '?mine=1',
      '?kind=none',
    ]) {
      const { reply, rows } = await tableOf(
        commenter,
        `/api/papers/${paperId}/matrix.docx${search}`,
      );
      expect(reply.status).toBe(200);
      const csv = await csvNumbers(commenter, `/api/papers/${paperId}/matrix.csv${search}`);
      expect(numbersIn(rows)).toEqual(csv);
    }
    const {
      reply,
      rows,
      words: said,
    } = await tableOf(commenter, `/api/papers/${paperId}/matrix.docx?kind=general`);
    expect(reply.headers.get('content-type')).toBe(WORD);
    expect(reply.headers.get('cache-control')).toBe('private, no-store');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(decodeURIComponent(reply.headers.get('content-disposition') ?? '')).toContain(
      'טבלת הערות ומענים נייר לדיון.docx',
    );
    expect(rows[0]?.join(' ')).toMatch(/לא ברור מי אחראי נוסח general התקבלה.*תוקן/);
    expect(said).toContain('1 מתוך 4');
  });

  it('[MX5] is kept from readers, and has private remarks for their group alone', async () => {
    const group = { id: 'group-north', name: 'מחוז צפון' };
    const { catalogue, audit } = desk.nayar.nayar.storage;
    const forum = await catalogue.tables.forums.get(desk.forumId);
    if (forum) await catalogue.transact(({ forums }) => forums.put({ ...forum, groups: [group] }));
    const paperId = await desk.aPaper();
    const address = `/api/papers/${paperId}/matrix.docx`;
    const inside = await desk.somebody('commenter', [group.id]);
    await desk.made(inside, paperId, { body: words('רק בינינו'), groupId: group.id });
    expect((await tableOf(inside, address)).words).toContain('רק בינינו');
    const [last] = await audit.last(1, desk.forumId);
    expect(last).toMatchObject({
      action: 'paper-exported',
      subject: paperId,
      by: await desk.idOf(inside),
      detail: { format: 'docx', table: 'matrix' },
    });
    const other = await tableOf(desk.coordinator, address);
    expect([other.rows, other.words.includes('רק בינינו')]).toEqual([[], false]);
    const reader = await desk.somebody('reader');
    expect((await tableOf(reader, address)).reply.status).toBe(403);
    expect((await tableOf(desk.nayar.stranger, address)).reply.status).toBe(401);
    expect((await tableOf(reader, '/api/papers/none/matrix.docx')).reply.status).toBe(404);
  });
});

describe('the amendments as a Word file', () => {
  const CONTENT: ContentNode[] = [
    paragraph(text('קיים'), text(' ועוד', entry('insertion', 'person-0001'))),
    paragraph(text('אחר'), text(' גם', entry('insertion', 'person-0002'))),
  ];

  it('[AM5] are those of the screen, narrowed as its address says', async () => {
    const paperId = await plantPaper(desk.nayar, desk.coordinator, {
      forumId: desk.forumId,
      title: 'תיקונים',
      content: CONTENT,
    });
    const reader = await desk.somebody('reader');
    const address = `/api/papers/${paperId}/amendments.docx`;
    const next = async (search: string) =>
      (await tableOf(reader, address + search)).rows.flatMap(([, words]) => words ?? []);
    expect(await next('')).toEqual(['קיים ועוד', 'אחר גם']);
    expect(await next('?author=person-0002')).toEqual(['אחר גם']);
    expect(await next('?state=accepted')).toEqual([]);
    const csv = await (
      await reader.fetch(`/api/papers/${paperId}/amendments.csv?author=person-0002`)
    ).text();
    expect([csv.includes('אחר גם'), csv.includes('קיים ועוד')]).toEqual([true, false]);
  });
});
