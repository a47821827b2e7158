import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#shared/refusal/refusal.ts';
import { PublishedPages } from '#server/version/published/published-pages.ts';
import type { VersionRow } from '#server/storage/versions.ts';
import { aParagraph } from '#test/harness/a-paper.ts';
import { aDesk, PAPER } from '#test/version/a-desk.ts';

/** A published version, and how often its text is read; `spoils` says which readings fail. */
async function aPublication(spoils: (reading: number) => boolean = () => false) {
  const { storage, desk } = await aDesk([aParagraph('לכל המעוניין')]);
  const row = await desk.keeper.name(PAPER, { name: 'נוסח סופי', reason: null }, 'anna-0001');
  await desk.publications.publish(row, 'anna-0001');
  const [publication] = await storage.catalogue.tables.publications.find({});
  let readings = 0;
  const shelf = {
    find: (paperId: string, versionId: string) => desk.shelf.find(paperId, versionId),
    async read(version: VersionRow) {
      readings++;
      if (spoils(readings)) throw new Refusal('version-damaged');
      return desk.shelf.read(version);
    },
  };
  const pages = new PublishedPages({ storage, publications: desk.publications, shelf });
  return { pages, row, desk, slug: publication?.id ?? '', readings: () => readings };
}

const isPage = (drawn: unknown) => typeof drawn === 'object' && drawn !== null && 'page' in drawn;

describe('pages of published versions', () => {
  it('[VE12] are drawn once for all who ask at the same time, and after', async () => {
    const { pages, slug, readings } = await aPublication();
    const drawn = await Promise.all(Array.from({ length: 20 }, () => pages.at(slug)));
    expect(drawn.every(isPage)).toBe(true);
    expect(new Set(drawn).size).toBe(1);
    expect(await pages.at(slug)).toBe(drawn[0]);
    expect(readings()).toBe(1);
    const [page] = drawn;
    if (typeof page !== 'object') throw new Error('there is no page');
    expect(gunzipSync(page.zipped).toString()).toBe(page.page);
  });

  it('[VE12] that could not be drawn are tried again, and the trouble is told to all who waited', async () => {
    const { pages, slug, readings } = await aPublication((reading) => reading === 1);
    const first = await Promise.all([pages.at(slug), pages.at(slug)]);
    expect(first).toEqual(['damaged', 'damaged']);
    expect(isPage(await pages.at(slug))).toBe(true);
    expect(readings()).toBe(2);
  });

  it('[VE12] are gone at once when taken back, also while they are drawn', async () => {
    const { pages, slug, row, desk } = await aPublication();
    const drawing = pages.at(slug);
    await desk.publications.withdraw(row, 'anna-0001');
    expect(await pages.at(slug)).toBe('gone');
    await drawing;
    expect(await pages.at(slug)).toBe('gone');
  });
});
