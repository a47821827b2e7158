import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '#server/command/command-line.ts';
import {
  MAX_WORD_BYTES,
  readWordFile,
  startFromWord,
  type WordPreview,
} from '#shared/interchange/word-contract.ts';
import { getImage } from '#shared/image/image-contract.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { listPapers, readPaper } from '#shared/paper/paper-contract.ts';
import { decideSuggestions, listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { addComment, listThreads } from '#shared/thread/thread-contract.ts';
import type { Guest, TestNayar } from '#test/harness/start-nayar.ts';
import { importDesk } from '#test/interchange/import-desk.ts';
import { picture } from '#test/image/pictures.ts';
import {
  del,
  ins,
  p,
  r,
  relation,
  style,
  styled,
  wordFile,
} from '#test/interchange/a-word-file.ts';

let nayar: TestNayar;
let forumId: string;
let lead: Guest;
let other: Guest;
beforeAll(async () => {
  ({ nayar, forumId, lead, other } = await importDesk());
});
afterAll(() => nayar.stop());

async function aFile(): Promise<Buffer> {
  const png = await picture().png().toBuffer();
  const drawing = (id: string) =>
    `<w:r><w:drawing><wp:inline><wp:extent cx="2880000" cy="1"/><wp:docPr id="1" name="x" descr="מפה"/><a:blip r:embed="${id}"/></wp:inline></w:drawing></w:r>`;
  return wordFile({
    styles: `${style('1', 'heading 1')}${style('T', 'Title')}`,
    relations:
      relation('rId7', 'image', 'media/image1.png') + relation('rId8', 'image', 'media/image2.emf'),
    more: [
      { name: 'word/media/image1.png', bytes: png },
      { name: 'word/media/image2.emf', bytes: 'EMF' },
    ],
    comments: `<w:comment w:id="0" w:author="שרה מבחוץ" w:date="2026-07-02T09:00:00Z"><w:p w14:paraId="0000000A">${r('מאיפה?')}</w:p></w:comment>`,
    body: [
      p(r('נייר מ־Word'), styled('T')),
      p(r('רקע'), styled('1')),
      p(
        `${r('הממשלה ')}${del('תשקול')}${ins(r('תחליט'))}<w:commentRangeStart w:id="0"/>${r(' מיד')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
      ),
      p(drawing('rId7')),
      p(drawing('rId8')),
    ].join(''),
  });
}

const send = (guest: Guest, body: Uint8Array) =>
  guest.call(readWordFile, { params: { forumId }, body });
const make = (guest: Guest, fileId: string, title = 'נייר שהגיע') =>
  guest.call(startFromWord, { params: { forumId, fileId }, body: { title, kind: 'plain' } });

describe('a new paper from a Word file', () => {
  let preview: WordPreview;
  it('[IN40] tells what it would hold before anything is made', async () => {
    const before = (await lead.call(listPapers, { params: { forumId } })).body.length;
    const reply = await send(lead, await aFile());
    expect(reply.status).toBe(200);
    preview = reply.body;
    expect(preview.title).toBe('נייר מ־Word');
    expect(preview.headings).toEqual([{ level: 1, words: 'רקע' }]);
    expect(preview.people).toEqual(expect.arrayContaining(['דנה לוי', 'שרה מבחוץ']));
    expect(new Map(preview.report.map(({ code, count }) => [code, count]))).toEqual(
      new Map([
        ['paragraphs', 1],
        ['headings', 1],
        ['images', 1],
        ['insertions', 1],
        ['deletions', 1],
        ['remarks', 1],
        ['unreadable-images', 1],
      ]),
    );
    expect((await lead.call(listPapers, { params: { forumId } })).body.length).toBe(before);
  });

  it('[IN41] is the text with its images, its changes as suggestions and its comments as remarks, once', async () => {
    const [one, twin] = await Promise.all([make(lead, preview.id), make(lead, preview.id)]);
    expect([one.status, twin.body.id]).toEqual([200, one.body.id]);
    const params = { paperId: one.body.id };
    const { content } = (await lead.call(readPaper, { params })).body as {
      content: ContentNode[];
    };
    expect(textOf(content)).toBe('רקע\nהממשלה תשקולתחליט מיד');
    expect(content.every(({ attrs }) => typeof attrs?.['id'] === 'string')).toBe(true);
    const hash = String(content.find(({ type }) => type === 'figure')?.attrs?.['file']);
    const image = await lead.fetch(
      getImage.path.replace('{paperId}', params.paperId).replace('{hash}', hash),
    );
    expect(image.status).toBe(200);
    const { suggestions } = (await lead.call(listSuggestions, { params })).body;
    expect(suggestions.map((s) => [s.authorName, s.deleted, s.inserted])).toEqual([
      ['דנה לוי (Word)', 'תשקול', 'תחליט'],
    ]);
    const [thread] = (await lead.call(listThreads, { params })).body.threads;
    expect(thread).toMatchObject({ authorName: 'שרה מבחוץ (Word)', quote: ' מיד', state: 'open' });
    const made = (await lead.call(listPapers, { params: { forumId } })).body;
    expect(made.filter(({ title }) => title === 'נייר שהגיע')).toHaveLength(1);
    // What came from outside is answered and decided on like everything else.
    const reply = await lead.call(addComment, {
      params: { ...params, threadId: thread?.id ?? '' },
      body: { commentId: 'comment-word-1', body: [{ runs: [{ text: 'מהלמ״ס' }] }] },
    });
    expect(reply.status).toBe(200);
    const decided = await lead.call(decideSuggestions, {
      params,
      body: { ids: [suggestions[0]?.id ?? ''], decision: 'accept' },
    });
    expect(decided.status).toBe(200);
    expect((await lead.call(listSuggestions, { params })).body.suggestions).toEqual([]);
  });

  it('[IN42] is held for its person alone, and until it is made', async () => {
    const { id } = (await send(lead, await aFile())).body;
    expect((await make(other, id)).status).toBe(404);
    expect((await make(lead, id)).status).toBe(200);
    expect((await make(lead, id)).status).toBe(404);
  });

  it('[IN43] is refused with the reason, and the server goes on', async () => {
    const refusals = [];
    for (const bytes of [
      Buffer.from('%PDF'),
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      (await aFile()).subarray(0, 900),
      Buffer.alloc(MAX_WORD_BYTES + 1),
    ]) {
      const { status, body } = await send(lead, bytes);
      refusals.push([status, (body as unknown as { code: string }).code]);
    }
    expect(refusals).toEqual([
      [415, 'word-kind'],
      [415, 'word-old'],
      [422, 'word-broken'],
      [413, 'too-large'],
    ]);
    expect((await send(lead, await aFile())).status).toBe(200);
  });

  it('[IN43] is nobody else’s matter while it is read', async () => {
    const nested = `${'<w:sdt><w:sdtContent>'.repeat(100_000)}${'</w:sdtContent></w:sdt>'.repeat(100_000)}`;
    let isRead = false;
    const reading = send(lead, wordFile({ body: nested })).then((reply) => {
      isRead = true;
      return reply;
    });
    for (let asked = 0; asked < 5; asked++) expect((await lead.fetch('/healthz')).status).toBe(200);
    expect(isRead).toBe(false);
    expect((await reading).body).toMatchObject({ code: 'word-heavy' });
  });
});

describe('paper import', () => {
  it('[IN45] makes a paper out of a Word file on a running workspace', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'nayar-word-'));
    const file = path.join(folder, 'נייר.docx');
    await writeFile(file, await aFile());
    vi.stubEnv('DATA_DIR', nayar.dataDir);
    let out = '';
    const spy = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => ((out += String(text)), true));
    const words = ['paper', 'import', file, '--forum', forumId, '--kind', 'plain', '--json'];
    const code = await runCommandLine(words);
    spy.mockRestore();
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
    expect(code).toBe(0);
    const { id, title } = JSON.parse(out) as { id: string; title: string };
    expect(title).toBe('נייר מ־Word');
    const reply = await lead.call(readPaper, { params: { paperId: id } });
    expect(textOf(reply.body.content as ContentNode[])).toContain('רקע');
  });

  it('[IN45] says in words why a file is refused', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'nayar-word-'));
    const file = path.join(folder, 'paper.docx');
    await writeFile(file, new Uint8Array([80, 75, 3, 4, 0, 0]));
    vi.stubEnv('DATA_DIR', nayar.dataDir);
    let err = '';
    const spy = vi
      .spyOn(process.stderr, 'write')
      .mockImplementation((text) => ((err += String(text)), true));
    const code = await runCommandLine([
      'paper',
      'import',
      file,
      '--forum',
      forumId,
      '--kind',
      'plain',
    ]);
    spy.mockRestore();
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
    expect(code).toBe(1);
    expect(err.trim()).toMatch(/^[A-Z].+\.$/);
  });
});
