import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type * as z from 'zod';
import type { Scope } from '#shared/inclusion/inclusion-contract.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { InclusionDesk } from '#server/inclusion/inclusion-desk.ts';
import { accessToPaper } from '#server/paper/access.ts';
import { writeBack } from '#server/version/write-back.ts';
import { JOINT, PERSON, SOURCE, twoPapers } from '#test/inclusion/two-papers.ts';
import { aWorkspace } from '#test/storage/open-workspace.ts';

const paragraph = (id: string, text: string): ContentNode => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});
const own = paragraph('own-000001', 'פתיחה');
const block = (id: string): z.input<typeof Scope> => ({ kind: 'blocks', blockIds: [id] });

async function aDesk(source: readonly ContentNode[]) {
  const { storage } = await aWorkspace();
  const papers = await twoPapers(storage, source, [own]);
  const bus = { announce: () => undefined, listen: () => () => undefined };
  const desk = new InclusionDesk({ ...papers.deps, storage, bus });
  let wishes = 0;
  return {
    papers,
    desk,
    words: (id: string) => textOf(papers.content(id)),
    /** Another paper of the forum. */
    lay: async (id: string, content: readonly ContentNode[]) => {
      const card = { ...(await papers.card(JOINT ?? '')), id, title: id };
      await storage.catalogue.transact((tables) => tables.papers.put(card));
      papers.lay(id, content);
    },
    take: async (into: string, sourceId: string, scope: z.input<typeof Scope>) => {
      await papers.taking.takeIn(await papers.card(into), PERSON ?? '', {
        id: `wish-${String(++wishes).padStart(5, '0')}`,
        parts: [{ sourceId, scope, mode: 'live' }],
        after: null,
        confirmed: false,
      });
    },
    access: async () => {
      const access = await accessToPaper(storage.catalogue, JOINT ?? '', PERSON ?? '');
      if (!access) throw new Error('the paper is there');
      return access;
    },
  };
}

describe('the desk of inclusions', () => {
  it.each([
    ['source', SOURCE ?? ''],
    ['paper that took it in', JOINT ?? ''],
  ])(
    '[IN4][IN13] settles the others at a start while a %s cannot be read',
    async (_what, broken) => {
      const { papers, desk, lay, take, words } = await aDesk([paragraph('block-00001', 'ראשון')]);
      await lay('source-002', [paragraph('block-00002', 'שני')]);
      await lay('joint-0002', [own]);
      // What cannot be read comes first.
      await take(JOINT ?? '', SOURCE ?? '', block('block-00001'));
      await take('joint-0002', SOURCE ?? '', block('block-00001'));
      await take('joint-0002', 'source-002', block('block-00002'));
      writeBack(papers.docOf('source-002'), [paragraph('block-00002', 'שני אחרת')], {
        kind: 'whole',
      });
      papers.broken.add(broken);
      await desk.resume();
      expect(words('joint-0002')).toContain('שני אחרת');
      expect(papers.faults.length).toBeGreaterThan(0);
      await desk.close();
    },
  );

  it('[IN5] takes no wording in which a block has no name yet', async () => {
    const heading = { ...paragraph('chapt-0001', 'פרק'), type: 'heading' };
    const source = [{ ...heading, attrs: { id: 'chapt-0001', level: 2 } }];
    const { papers, desk, take, words, access } = await aDesk(source);
    await take(JOINT ?? '', SOURCE ?? '', { kind: 'chapter', blockId: 'chapt-0001' });
    const fresh = new Y.XmlElement('paragraph');
    fresh.insert(0, [new Y.XmlText('שורה חדשה')]);
    papers.fragment(SOURCE ?? '').push([fresh]);
    const answer = async () => {
      const [judged] = await papers.judged();
      const { row, ours = '', taken } = judged ?? {};
      const body = { way: 'take', ours, theirs: taken?.hash ?? '' } as const;
      return desk.answer(await access(), row?.id ?? '', PERSON ?? '', body);
    };
    await expect(answer()).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(words(JOINT ?? '')).not.toContain('שורה חדשה');
    fresh.setAttribute('id', 'block-00009');
    expect(await answer()).toBe(true);
    expect(words(JOINT ?? '')).toContain('שורה חדשה');
    await desk.close();
  });
});
