import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTouched } from '#shared/compare/touched-contract.ts';
import { nameVersion } from '#shared/version/version-contract.ts';
import { changePaper, OLD_PAPER } from '#test/compare/changed-paper.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';

let nayar: TestNayar;
let forumId: string;
beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
});
afterAll(() => nayar.stop());

describe('who touched a paper since a version', () => {
  it('[CP11] is told over HTTP with names, and of versions that one may see', async () => {
    const { id: paperId } = await layPaper(nayar, { forumId, title: 'נייר' }, OLD_PAPER);
    const lead = await nayar.as('coordinator@nayar.example');
    const body = { name: 'לפני', reason: null };
    const { body: named } = await lead.call(nameVersion, { params: { paperId }, body });
    const asked = { params: { paperId, versionId: named.id } };
    expect((await lead.call(readTouched, asked)).body).toEqual({ blocks: [] });

    const writer = await stockWriter(lead, paperId, nayar.url);
    changePaper(writer.doc);
    writer.write('עוד שורה');
    await writer.allConfirmed();
    writer.close();
    const { blocks } = (await lead.call(readTouched, asked)).body;
    const [person] = blocks[0]?.people ?? [];
    expect(person?.name).toBe('רכזת הפורום');
    const touched = blocks.map(({ blockId }) => blockId);
    expect(touched).toEqual(
      expect.arrayContaining(['intro-0001', 'intro-0002', 'chapter-3', 'chall-0001', 'recom-0003']),
    );
    // What nobody wrote in, and what is gone.
    expect(touched).not.toContain('final-0001');
    expect(touched).not.toContain('data-00001');
    const unknown = { params: { paperId, versionId: 'unknown-version' } };
    expect((await lead.call(readTouched, unknown)).status).toBe(404);
  });
});
