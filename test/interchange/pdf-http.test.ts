import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameVersion } from '#shared/version/version-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { pdfFacts, pdfWords } from '#test/interchange/pdf-parts.ts';
import { type ExportDesk, exportDesk, GROUP } from '#test/interchange/export-desk.ts';
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

const file = (guest: Guest, choice: string, of?: string) => home.file(guest, `pdf/${choice}`, of);

describe('a PDF over HTTP', () => {
  it('[IC40] is clean for a reader, who gets neither suggestions nor remarks', async () => {
    const reader = await desk.somebody('reader');
    const { reply, status, bytes } = await file(reader, 'clean/without-remarks');
    expect(status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('application/pdf');
    expect(reply.headers.get('cache-control')).toBe('private, no-store');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(decodeURIComponent(reply.headers.get('content-disposition') ?? '')).toContain(
      'נייר עמדה 2 3.pdf',
    );
    expect(pdfFacts(bytes).get('Title')).toBe('נייר: "עמדה" 2/3');
    expect(pdfWords(bytes)).toContain('הנוסח הקיים ועוד הצעה');
    const original = await file(reader, 'original/without-remarks');
    expect(pdfWords(original.bytes)).not.toContain('ועוד הצעה');
    for (const internal of ['marked/without-remarks', 'clean/with-remarks'])
      expect((await file(reader, internal)).status).toBe(403);
  });

  it('[IC40] has remarks for those who write, private ones for their group alone', async () => {
    const inside = await desk.somebody('author', [GROUP.id]);
    await desk.made(inside, paperId, { body: words('הערה לכולם') });
    await desk.made(inside, paperId, { body: words('רק בינינו'), groupId: GROUP.id });
    const own = pdfWords((await file(inside, 'marked/with-remarks')).bytes);
    expect(own).toContain('הערה לכולם');
    expect(own).toContain('רק בינינו');
    const other = pdfWords((await file(desk.coordinator, 'marked/with-remarks')).bytes);
    expect(other).toContain('הערה לכולם');
    expect(other).not.toContain('רק בינינו');
    const without = pdfWords((await file(inside, 'marked/without-remarks')).bytes);
    expect(without).not.toContain('הערה לכולם');
  });

  it('[IC40] is refused to commenters with what is internal, and is not there for strangers and for odd wishes', async () => {
    const commenter = await desk.somebody('commenter');
    expect((await file(commenter, 'marked/with-remarks')).status).toBe(403);
    expect((await file(desk.nayar.stranger, 'clean/without-remarks')).status).toBe(401);
    expect((await file(commenter, 'other/without-remarks')).status).toBe(404);
    expect((await file(commenter, 'clean/without-remarks', '/api/papers/none')).status).toBe(404);
  });

  it('[IC40] is of a version as well, and written down', async () => {
    const named = await desk.coordinator.call(nameVersion, {
      params: { paperId },
      body: { name: 'לפני הדיון' },
    });
    const of = `/api/papers/${paperId}/versions/${named.body.id}`;
    const { status, bytes } = await file(desk.coordinator, 'original/with-remarks', of);
    expect(status).toBe(200);
    expect(pdfWords(bytes)).toContain('הנוסח הקיים');
    const [last] = await desk.nayar.nayar.storage.audit.last(1, desk.forumId);
    expect(last).toMatchObject({
      action: 'paper-exported',
      subject: paperId,
      detail: { format: 'pdf', text: 'original', remarks: 'with-remarks' },
    });
  });
});

describe('the command `paper export --format pdf`', () => {
  it('[IC41] writes the file, without private remarks', async () => {
    const inside = await desk.somebody('author', [GROUP.id]);
    await desk.made(inside, paperId, { body: words('סוד הקבוצה'), groupId: GROUP.id });
    await desk.made(inside, paperId, { body: words('גלויה לכולם') });
    const out = path.join(scratch, 'marked.pdf');
    const wish = { argument: paperId, format: 'pdf', out, suggestions: 'marked', comments: 'yes' };
    const told = await desk.nayar.command('paper export', wish);
    const bytes = await readFile(out);
    expect(told).toEqual({ file: out, bytes: bytes.length });
    expect(pdfWords(bytes)).toContain('גלויה לכולם');
    expect(pdfWords(bytes)).not.toContain('סוד הקבוצה');
  });
});
