import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile, startFromFile } from '#shared/interchange/file-contract.ts';
import { readWordFile } from '#shared/interchange/word-contract.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { listPapers, readPaper } from '#shared/paper/paper-contract.ts';
import type { Guest, TestNayar } from '#test/harness/start-nayar.ts';
import { importDesk } from '#test/interchange/import-desk.ts';
import { picture } from '#test/image/pictures.ts';
import { p, r, wordFile } from '#test/interchange/a-word-file.ts';

let nayar: TestNayar;
let forumId: string;
let lead: Guest;
let other: Guest;
beforeAll(async () => {
  ({ nayar, forumId, lead, other } = await importDesk());
});
afterAll(() => nayar.stop());

const send = (guest: Guest, body: Uint8Array | string) =>
  guest.call(readFile, { params: { forumId }, body: Buffer.from(body) });
const make = (guest: Guest, fileId: string) =>
  guest.call(startFromFile, {
    params: { forumId, fileId },
    body: { title: 'הגיע', kind: 'plain' },
  });
const codeOf = (body: unknown) => (body as { code?: string }).code;

describe('a new paper from any file', () => {
  it('[IN75] is known by what is in the file, told, and made once for its person', async () => {
    const before = (await lead.call(listPapers, { params: { forumId } })).body.length;
    const png = (await picture().png().toBuffer()).toString('base64');
    const page = `<!doctype html><html dir="rtl"><title>x</title><h1>נייר מהרשת</h1><p>הממשלה <b>תחליט</b></p>
      <img src="data:image/png;base64,${png}" alt="מפה"><script>alert(1)</script><img src="https://x.example/a.png">`;
    const { status, body } = await send(lead, page);
    expect([status, body.kind, body.encoding, body.title]).toEqual([
      200,
      'html',
      'utf-8',
      'נייר מהרשת',
    ]);
    expect(new Map(body.report.map(({ code, count }) => [code, count]))).toEqual(
      new Map([
        ['paragraphs', 1],
        ['images', 1],
        ['outside-images', 1],
        ['scripts', 1],
      ]),
    );
    expect((await lead.call(listPapers, { params: { forumId } })).body.length).toBe(before);
    expect((await make(other, body.id)).status).toBe(404);
    const [one, twin] = await Promise.all([make(lead, body.id), make(lead, body.id)]);
    expect([one.status, twin.body.id]).toEqual([200, one.body.id]);
    const { content } = (await lead.call(readPaper, { params: { paperId: one.body.id } })).body as {
      content: ContentNode[];
    };
    expect(textOf(content)).toBe('הממשלה תחליט');
    expect(content.find(({ type }) => type === 'figure')?.attrs?.['alt']).toBe('מפה');
    expect((await make(lead, body.id)).status).toBe(404);
  });

  it('[IN75] may be Word, Markdown or text, and the addresses of Word files take Word alone', async () => {
    const kinds = [];
    for (const bytes of [
      wordFile({ body: p(r('טקסט')) }),
      '# כותרת\n\n- אחת\n- שתיים',
      'שורה אחת\nושורה שנייה',
    ]) {
      const { body } = await send(lead, bytes);
      kinds.push([body.kind, body.report.map(({ code }) => code).join()]);
    }
    expect(kinds).toEqual([
      ['word', 'paragraphs'],
      ['markdown', 'list-items'],
      ['text', 'paragraphs'],
    ]);
    const word = await lead.call(readWordFile, {
      params: { forumId },
      body: Buffer.from('# כותרת'),
    });
    expect([word.status, codeOf(word.body)]).toEqual([415, 'word-kind']);
  });

  it('[IN76] is refused by a reason, and the server goes on', async () => {
    const refusals = [];
    for (const bytes of [
      Buffer.from('%PDF-1.7 x'),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      Buffer.alloc(0),
      Buffer.from(Array.from({ length: 4000 }, (_, at) => at % 7)),
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      `<!doctype html>${'<div>'.repeat(100_000)}`,
      `<!doctype html>${'<p>x'.repeat(600_000)}`,
      `${'> '.repeat(50_000)}x`,
    ]) {
      const { status, body } = await send(lead, bytes);
      refusals.push([status, codeOf(body)]);
    }
    expect(refusals).toEqual([
      [415, 'file-kind'],
      [415, 'file-kind'],
      [415, 'file-kind'],
      [415, 'file-kind'],
      [415, 'word-old'],
      [422, 'word-heavy'],
      [422, 'word-heavy'],
      [422, 'word-heavy'],
    ]);
    expect((await send(lead, 'שלום')).status).toBe(200);
  });
});

describe('the command `paper import`', () => {
  it('[IN77] makes papers out of pages and Markdown', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'nayar-file-'));
    for (const [name, bytes] of [
      ['נייר.md', '# נייר מ־Markdown\n\nטקסט'],
      ['page.html', '<h1>נייר מדף</h1><p>טקסט'],
    ] as const) {
      const file = path.join(folder, name);
      await writeFile(file, bytes);
      const told = (await nayar.command('paper import', {
        argument: file,
        forum: forumId,
        kind: 'plain',
      })) as { id: string; title: string };
      expect(told.title).toMatch(/^נייר מ/);
      const reply = await lead.call(readPaper, { params: { paperId: told.id } });
      expect(textOf(reply.body.content as ContentNode[])).toBe('טקסט');
    }
    await rm(folder, { recursive: true });
  });
});
