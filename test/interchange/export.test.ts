import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameVersion } from '#shared/version/version-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import { unpacked, xmlIn } from '#test/interchange/unpacked.ts';
import { all } from '#test/interchange/xml-tree.ts';
import { CONTENT, type ExportDesk, exportDesk, GROUP } from '#test/interchange/export-desk.ts';
import { type ThreadDesk, words } from '#test/thread/thread-desk.ts';

let home: ExportDesk;
let desk: ThreadDesk;
let paperId: string;
let scratch: string;
beforeAll(async () => {
  home = await exportDesk();
  ({ desk, paperId, scratch } = home);
});
afterAll(() => home.close());

const file = (guest: Guest, choice: string, of?: string) => home.file(guest, `word/${choice}`, of);
const partsOf = async (guest: Guest, choice: string, of?: string) =>
  unpacked((await file(guest, choice, of)).bytes);
const wordsIn = (parts: ReadonlyMap<string, Buffer>, name = 'document') =>
  all(xmlIn(parts, `word/${name}.xml`), 'w:t')
    .map(({ text }) => text)
    .join('');

describe('a Word file over HTTP', () => {
  it('[IC8] is clean for a reader, who gets neither suggestions nor remarks', async () => {
    const reader = await desk.somebody('reader');
    const { reply, status } = await file(reader, 'clean/without-remarks');
    expect(status).toBe(200);
    expect(reply.headers.get('content-type')).toContain('wordprocessingml.document');
    expect(decodeURIComponent(reply.headers.get('content-disposition') ?? '')).toContain(
      'נייר עמדה 2 3.docx',
    );
    const clean = await partsOf(reader, 'clean/without-remarks');
    expect(wordsIn(clean)).toContain('הנוסח הקיים ועוד הצעה');
    expect(all(xmlIn(clean, 'word/document.xml'), 'w:ins')).toEqual([]);
    const original = wordsIn(await partsOf(reader, 'original/without-remarks'));
    expect(original).not.toContain('ועוד הצעה');
    for (const internal of ['marked/without-remarks', 'clean/with-remarks'])
      expect((await file(reader, internal)).status).toBe(403);
  });

  it('[IC8] has suggestions and remarks for those who write, private remarks for their group alone', async () => {
    const inside = await desk.somebody('author', [GROUP.id]);
    const outside = await desk.somebody('author');
    await desk.made(outside, paperId, { body: words('הערה לכולם') });
    await desk.made(inside, paperId, { body: words('רק בינינו'), groupId: GROUP.id });
    const own = await partsOf(inside, 'marked/with-remarks');
    expect(all(xmlIn(own, 'word/document.xml'), 'w:ins').length).toBeGreaterThan(0);
    expect(wordsIn(own, 'comments')).toContain('הערה לכולם');
    expect(wordsIn(own, 'comments')).toContain('רק בינינו');
    for (const other of [outside, desk.coordinator]) {
      const parts = await partsOf(other, 'marked/with-remarks');
      expect(wordsIn(parts, 'comments')).toContain('הערה לכולם');
      expect([...parts.values()].some((part) => part.includes('רק בינינו'))).toBe(false);
    }
    const without = await partsOf(inside, 'marked/without-remarks');
    expect(without.has('word/comments.xml')).toBe(false);
  });

  it('[IC8] is refused to commenters with what is internal, and is not there for strangers and for odd wishes', async () => {
    const commenter = await desk.somebody('commenter');
    expect((await file(commenter, 'marked/with-remarks')).status).toBe(403);
    expect((await file(commenter, 'clean/without-remarks')).status).toBe(200);
    expect((await file(desk.nayar.stranger, 'clean/without-remarks')).status).toBe(401);
    expect((await file(commenter, 'other/without-remarks')).status).toBe(404);
    expect((await file(commenter, 'clean/without-remarks', '/api/papers/none')).status).toBe(404);
  });

  it('[IC8] is written down: who took what out', async () => {
    await file(desk.coordinator, 'original/with-remarks');
    const [last] = await desk.nayar.nayar.storage.audit.last(1, desk.forumId);
    expect(last).toMatchObject({
      action: 'paper-exported',
      subject: paperId,
      by: await desk.idOf(desk.coordinator),
      detail: { text: 'original', remarks: 'with-remarks' },
    });
  });

  it('[IC8] of a version is of its text, for those who may see the version', async () => {
    const own = await plantPaper(desk.nayar, desk.coordinator, {
      forumId: desk.forumId,
      title: 'גרסאות',
      content: CONTENT,
    });
    const named = await desk.coordinator.call(nameVersion, {
      params: { paperId: own },
      body: { name: 'לפני הדיון' },
    });
    const of = `/api/papers/${own}/versions/${named.body.id}`;
    expect(wordsIn(await partsOf(desk.coordinator, 'original/without-remarks', of))).toContain(
      'הנוסח הקיים',
    );
    const other = `/api/papers/${paperId}/versions/${named.body.id}`;
    expect((await file(desk.coordinator, 'clean/without-remarks', other)).status).toBe(404);
  });
});

describe('a paper as a page, as Markdown and as data over HTTP', () => {
  const got = async (guest: Guest, rest: string, of = `/api/papers/${paperId}`) => {
    const reply = await guest.fetch(`${of}/${rest}`);
    return { reply, status: reply.status, body: await reply.text() };
  };

  it.each([
    ['html', 'text/html; charset=utf-8', 'html'],
    ['markdown', 'text/markdown; charset=utf-8', 'md'],
    ['json', 'application/json; charset=utf-8', 'json'],
  ])(
    '[IC33] is had as %s by those who may, under its name, and kept by nobody on the way',
    async (form, type, ending) => {
      const reader = await desk.somebody('reader');
      const { reply, status, body } = await got(reader, `${form}/clean/without-remarks`);
      expect(status).toBe(200);
      expect(body).toContain('ועוד הצעה');
      const { headers } = reply;
      expect(headers.get('content-type')).toBe(type);
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(Number(headers.get('content-length'))).toBe(Buffer.byteLength(body));
      const name = decodeURIComponent(headers.get('content-disposition') ?? '');
      expect(name).toMatch(/^attachment;/);
      expect(name).toContain(`נייר עמדה 2 3.${ending}`);
      expect((await got(reader, `${form}/original/without-remarks`)).body).not.toContain('ועוד');
      for (const internal of ['original/with-remarks', 'clean/with-remarks'])
        expect((await got(reader, `${form}/${internal}`)).status).toBe(403);
      expect((await got(desk.nayar.stranger, `${form}/clean/without-remarks`)).status).toBe(401);
      expect((await got(reader, `${form}/clean/without-remarks`, '/api/papers/none')).status).toBe(
        404,
      );
    },
  );

  it('[IC33] has the remarks of its asker where they are asked for, and says who took it out', async () => {
    const inside = await desk.somebody('author', [GROUP.id]);
    await desk.made(inside, paperId, { body: words('רק לקבוצה הזו'), groupId: GROUP.id });
    for (const form of ['html', 'markdown', 'json']) {
      expect((await got(inside, `${form}/original/with-remarks`)).body).toContain('רק לקבוצה הזו');
      const other = await got(desk.coordinator, `${form}/original/with-remarks`);
      expect(other.body).not.toContain('רק לקבוצה הזו');
      expect((await got(inside, `${form}/original/without-remarks`)).body).not.toContain('רק לק');
    }
    const [last] = await desk.nayar.nayar.storage.audit.last(1, desk.forumId);
    expect(last).toMatchObject({ action: 'paper-exported', detail: { format: 'json' } });
  });

  it('[IC33] marks suggestions in Markdown and on the page, with names', async () => {
    const author = await desk.somebody('author');
    const markdown = (await got(author, 'markdown/marked/without-remarks')).body;
    expect(markdown).toMatch(/<ins>[^<]+<\/ins>/);
    expect(markdown).toContain('## הצעות תיקון');
    expect((await got(author, 'html/marked/without-remarks')).body).toContain('<ins ');
  });
});

describe('the command `paper export`', () => {
  const run = (options: Record<string, string>) =>
    desk.nayar.command('paper export', { argument: paperId, format: 'docx', ...options });

  it('[IC11] writes the file, without private remarks', async () => {
    const inside = await desk.somebody('author', [GROUP.id]);
    await desk.made(inside, paperId, { body: words('סוד הקבוצה'), groupId: GROUP.id });
    await desk.made(inside, paperId, { body: words('גלויה לכולם') });
    const out = path.join(scratch, 'marked.docx');
    const told = await run({ out, suggestions: 'marked', comments: 'yes' });
    const bytes = await readFile(out);
    expect(told).toEqual({ file: out, bytes: bytes.length });
    const parts = unpacked(bytes);
    expect(wordsIn(parts, 'comments')).toContain('גלויה לכולם');
    expect([...parts.values()].some((part) => part.includes('סוד הקבוצה'))).toBe(false);
    await run({ out });
    expect(unpacked(await readFile(out)).has('word/comments.xml')).toBe(false);
  });

  it('[IC12] writes a page, Markdown and JSON as well', async () => {
    const [md, json] = ['paper.md', 'paper.json'].map((name) => path.join(scratch, name));
    await run({ out: md ?? '', format: 'md', suggestions: 'original' });
    expect(await readFile(md ?? '', 'utf8')).toBe('# נייר: "עמדה" 2/3\n\nהנוסח הקיים\n');
    await run({ out: json ?? '', format: 'json', suggestions: 'marked', comments: 'yes' });
    const html = path.join(scratch, 'paper.html');
    await run({ out: html, format: 'html', suggestions: 'marked' });
    expect(await readFile(html, 'utf8')).toMatch(/^<!doctype html>[^]*<ins /);
    const told = JSON.parse(await readFile(json ?? '', 'utf8')) as object;
    expect(told).toMatchObject({
      schema: 4,
      text: 'marked',
      content: expect.arrayContaining(CONTENT),
    });
    expect(JSON.stringify(told)).not.toContain('סוד הקבוצה');
  });

  it.each([
    [{ format: 'odt' }, 'format-unknown'],
    [{ suggestions: 'all' }, 'suggestions-unknown'],
    [{ argument: 'no-such-paper' }, 'paper-not-found'],
    [{ version: '99' }, 'version-not-found'],
  ])('[IC11] says what is wrong with %j', async (options, code) => {
    const out = path.join(scratch, 'never.docx');
    await expect(run({ out, ...options })).rejects.toMatchObject({ code });
    await expect(readFile(out)).rejects.toThrow('ENOENT');
  });
});
