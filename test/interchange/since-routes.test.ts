import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameVersion } from '#shared/version/version-contract.ts';
import { changePaper, OLD_PAPER } from '#test/compare/changed-paper.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { unpacked, xmlIn } from '#test/interchange/unpacked.ts';
import { all } from '#test/interchange/xml-tree.ts';
import { type ThreadDesk, threadDesk } from '#test/thread/thread-desk.ts';

let desk: ThreadDesk;
let paperId: string;
let scratch: string;
const versions: string[] = [];
beforeAll(async () => {
  desk = await threadDesk();
  scratch = await mkdtemp(path.join(tmpdir(), 'nayar-since-'));
  const { nayar, forumId, coordinator } = desk;
  const card = await layPaper(nayar, { forumId, title: 'מה השתנה' }, OLD_PAPER);
  paperId = card.id;
  const keep = async (name: string) => {
    const { body } = await coordinator.call(nameVersion, { params: { paperId }, body: { name } });
    versions.push(body.id);
  };
  await keep('לפני');
  const writer = await stockWriter(coordinator, paperId, nayar.url);
  changePaper(writer.doc);
  writer.write('עוד שורה');
  await writer.allConfirmed();
  await keep('אחרי');
  writer.write('שורה אחרונה');
  await writer.allConfirmed();
  writer.close();
});
afterAll(async () => {
  await desk.nayar.stop();
  await rm(scratch, { recursive: true, force: true });
});

const changes = (remarks = 'without-remarks', of = paperId) =>
  `/api/papers/${of}/versions/${versions[0] ?? ''}/word-changes/${remarks}`;

async function asked(guest: Guest, address: string) {
  const reply = await guest.fetch(address);
  return { reply, bytes: Buffer.from(await reply.arrayBuffer()) };
}

/** What a file tells as put in and as taken out, with the names beside it. */
function marksIn(bytes: Buffer) {
  const document = xmlIn(unpacked(bytes), 'word/document.xml');
  const told = (name: string, letters: string) => {
    const found = all(document, name);
    const words = found.flatMap((one) => all(one, letters).map(({ text }) => text)).join('|');
    return { words, names: new Set(found.map((one) => one.attributes.get('w:author'))) };
  };
  return { came: told('w:ins', 'w:t'), gone: told('w:del', 'w:delText') };
}

describe('what changed since a version, over HTTP', () => {
  it('[IC20] [IC21] is marked, by those who wrote it', async () => {
    const { reply, bytes } = await asked(desk.coordinator, changes());
    expect(reply.status).toBe(200);
    expect(decodeURIComponent(reply.headers.get('content-disposition') ?? '')).toContain(
      'מה השתנה.docx',
    );
    expect(reply.headers.get('cache-control')).toBe('private, no-store');
    const { came, gone } = marksIn(bytes);
    expect(came.words).toContain('סמכויותיה');
    expect(came.words).toContain('שורה אחרונה');
    expect(gone.words).toContain('הנתונים נכונים');
    expect([...came.names]).toContain('רכזת הפורום');
    expect([...gone.names]).toEqual(['נייר: שינויים מאז גרסה 1']);
    const [last] = await desk.nayar.nayar.storage.audit.last(1, desk.forumId);
    expect(last).toMatchObject({ action: 'paper-exported', detail: { text: 'since 1' } });
  });

  it('[IC20] reaches to another version as well', async () => {
    const { bytes } = await asked(desk.coordinator, `${changes()}/until/${versions[1] ?? ''}`);
    const { came } = marksIn(bytes);
    expect(came.words).toContain('עוד שורה');
    expect(came.words).not.toContain('שורה אחרונה');
    const none = await asked(desk.coordinator, `${changes()}/until/no-such-version`);
    expect(none.reply.status).toBe(404);
  });

  it('[IC24] is for those who read both texts, and with remarks for those who may take them out', async () => {
    const reader = await desk.somebody('reader');
    expect((await asked(reader, changes())).reply.status).toBe(200);
    expect((await asked(reader, changes('with-remarks'))).reply.status).toBe(403);
    expect((await asked(desk.coordinator, changes('with-remarks'))).reply.status).toBe(200);
    expect((await asked(desk.nayar.stranger, changes())).reply.status).toBe(401);
    expect((await asked(reader, changes('without-remarks', 'none'))).reply.status).toBe(404);
  });

  it('[IC11] is what the command writes', async () => {
    const out = path.join(scratch, 'since.docx');
    const run = (options: Record<string, string>) =>
      desk.nayar.command('paper export', { argument: paperId, format: 'docx', out, ...options });
    await run({ since: '1' });
    expect(marksIn(await readFile(out)).came.words).toContain('שורה אחרונה');
    await run({ since: '1', version: '2' });
    expect(marksIn(await readFile(out)).came.words).not.toContain('שורה אחרונה');
    await expect(run({ since: '99' })).rejects.toMatchObject({ code: 'version-not-found' });
    await expect(run({ since: '1', suggestions: 'clean' })).rejects.toMatchObject({
      code: 'since-unknown',
    });
  });
});
