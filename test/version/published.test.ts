import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import {
  nameVersion,
  publishVersion,
  withdrawPublication,
} from '#shared/version/version-contract.ts';
import { aHeading, aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { A_PIXEL } from '#test/http/sent-things.ts';

let nayar: TestNayar;
let lead: Guest;
let forumId: string;

beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  lead = await nayar.newcomer(forumId, 'lead');
});
afterAll(() => nayar.stop());

async function published(content: readonly ContentNode[]) {
  const { id: paperId } = await layPaper(nayar, { forumId, title: 'נייר <לציבור>' }, content);
  const named = await lead.call(nameVersion, {
    params: { paperId },
    body: { name: 'נוסח סופי', reason: 'סיבה פנימית' },
  });
  const params = { paperId, versionId: named.body.id };
  const { body } = await lead.call(publishVersion, { params });
  return { params, address: `/p/${body.publication?.slug ?? ''}` };
}
const read = async (address: string) => {
  const reply = await nayar.stranger.fetch(address);
  return { status: reply.status, headers: reply.headers, html: await reply.text() };
};

const SUGGESTED = { id: 'AAAAAAAA', author: 'person-0001', at: 1_700_000_000_000 };
const CONTENT: ContentNode[] = [
  aHeading('מבנה'),
  aParagraph('פסקה ראשונה'),
  {
    type: 'paragraph',
    attrs: { id: 'second-block' },
    content: [
      { type: 'text', text: 'נשאר' },
      { type: 'text', text: ' מוצע-להוספה', marks: [{ type: 'insertion', attrs: SUGGESTED }] },
      { type: 'text', text: ' מוצע-למחיקה', marks: [{ type: 'deletion', attrs: SUGGESTED }] },
      { type: 'text', text: ' <script>alert(1)</script>', marks: [{ type: 'bold' }] },
      {
        type: 'text',
        text: 'נאמר בשוליים',
        marks: [{ type: 'footnote', attrs: { id: 'note-0001' } }],
      },
    ],
  },
  aHeading('תקציב'),
  aParagraph('פסקה שלישית'),
];

describe('a published version', () => {
  it('[VE12] is read by a stranger, whole, without a script, and each paragraph has its address', async () => {
    const { address } = await published(CONTENT);
    const { status, html, headers } = await read(address);
    expect(status).toBe(200);
    for (const words of ['מבנה', 'פסקה ראשונה', 'נשאר', 'נאמר בשוליים', 'נוסח סופי'])
      expect(html).toContain(words);
    expect(html).toContain('נייר &lt;לציבור&gt;');
    expect(html).toContain('lang="he" dir="rtl"');
    for (const number of [1, 2, 3]) expect(html).toContain(`id="p${number}"`);
    expect(html).toMatch(/href="#part-[\w-]+"><bdi>תקציב/);
    expect(html).not.toContain('<script');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('[VE12] holds nothing internal: no suggestion, no reason, no name of a person', async () => {
    const { address } = await published(CONTENT);
    const { html } = await read(address);
    expect(html).not.toContain('מוצע-להוספה');
    expect(html).toContain('מוצע-למחיקה');
    for (const internal of ['AAAAAAAA', 'person-0001', 'סיבה פנימית', 'data-entry', 'lead'])
      expect(html).not.toContain(internal);
  });

  it('[VE12] says so when it was taken back, and when there never was one', async () => {
    const { address, params } = await published(CONTENT);
    await lead.call(withdrawPublication, { params });
    const gone = await read(address);
    expect(gone.status).toBe(410);
    expect(gone.html).toContain('הפרסום בוטל');
    expect(gone.html).not.toContain('פסקה ראשונה');
    expect((await read('/p/no-such-page')).status).toBe(404);
    await lead.call(publishVersion, { params });
    expect((await read(address)).status).toBe(200);
  });

  it('[VE12] is not served when its text is damaged, and shows no image that is not in it', async () => {
    const { address, params } = await published(CONTENT);
    const store = await nayar.nayar.storage.versions.of(params.paperId);
    const row = await store.tables.versions.get(params.versionId);
    await nayar.nayar.storage.blobs.remove(row?.content ?? '');
    const damaged = await read(address);
    expect(damaged.status).toBe(500);
    expect(damaged.html).toContain('ניזוק');
    const whole = await published(CONTENT);
    expect((await read(`${whole.address}/images/${'0'.repeat(64)}`)).status).toBe(404);
  });

  it('[VE12] shows its images, which no cache keeps beyond its withdrawal', async () => {
    const { blobs, catalogue } = nayar.nayar.storage;
    const hash = await blobs.put(A_PIXEL);
    const attrs = { id: 'figure-0001', file: hash, pixels: '1x1' };
    const { address, params } = await published([...CONTENT, { type: 'figure', attrs }]);
    const { paperId } = params;
    await catalogue.transact(({ images }) =>
      images.put({
        id: `${paperId}.${hash}`,
        paperId,
        hash,
        type: 'image/png',
        bytes: A_PIXEL.length,
        pixels: '1x1',
        by: 'person-0001',
        at: new Date().toISOString(),
      }),
    );
    const image = `${address}/images/${hash}`;
    const shown = await read(image);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('cache-control')).toBe('no-cache');
    await lead.call(withdrawPublication, { params });
    expect((await read(image)).status).toBe(404);
  });

  it('[VE12] comes with its own fonts and nothing else of the disk', async () => {
    const font = await read('/p/fonts/noto-serif-hebrew-hebrew-400-normal.woff2');
    expect(font.status).toBe(200);
    for (const name of ['..%2f..%2fpackage.json', 'LICENSE', 'noto-serif-hebrew.woff2'])
      expect((await read(`/p/fonts/${name}`)).status).toBe(404);
  });
});
