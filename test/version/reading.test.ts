import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PaperAccess } from '#server/paper/access.ts';
import { readUpdate, textHash } from '#server/version/version-shelf.ts';
import { aParagraph } from '#test/harness/a-paper.ts';
import { aDesk, PAPER, types } from '#test/version/a-desk.ts';

const anEdit = fc.oneof(
  fc.constantFrom('נייר', ' ', 'OECD').map((words) => ({ kind: 'type' as const, words })),
  fc.constant({ kind: 'bold' as const }),
  fc.constant({ kind: 'remark' as const }),
  fc.constant({ kind: 'undo' as const }),
  fc.constant({ kind: 'confirm' as const }),
);

describe('what changed since I last read', () => {
  it('[VE11] is right after every change, also one that is taken back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anEdit, { minLength: 1, maxLength: 12 }), async (edits) => {
        const house = await aDesk([aParagraph('התחלה'), aParagraph('סוף')]);
        const { desk, doc } = house;
        const card = await house.storage.catalogue.tables.papers.get(PAPER);
        const access = { role: 'author', paper: card } as PaperAccess;
        const looker = { paperId: PAPER, personId: 'anna-0001', access };
        const undo = new Y.UndoManager(doc.getXmlFragment('default'), { captureTimeout: 0 });
        let read = await desk.keeper.current(PAPER);
        await desk.confirm(looker, read);
        for (const edit of edits) {
          if (edit.kind === 'confirm') {
            read = await desk.keeper.current(PAPER);
            await desk.confirm(looker, read);
          } else if (edit.kind === 'undo') undo.undo();
          else
            await house.edit('anna-0001', (shared) => {
              if (edit.kind === 'type') return types(edit.words)(shared);
              const block = shared.getXmlFragment('default').get(1) as Y.XmlElement;
              const mark = edit.kind === 'bold' ? { bold: {} } : { 'comment--AAAAAAAA': {} };
              return (block.get(0) as Y.XmlText).format(0, 2, mark);
            });
          const { content } = readUpdate(Y.encodeStateAsUpdate(doc));
          const wanted = textHash(content) !== read.text;
          expect((await desk.reading(looker)).hasChanged).toBe(wanted);
          expect((await desk.reading(looker)).hasChanged).toBe(wanted);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('[VE11] tells all who ask the same, before and after a change', async () => {
    const house = await aDesk([aParagraph('התחלה')]);
    const { desk } = house;
    const card = await house.storage.catalogue.tables.papers.get(PAPER);
    const access = { role: 'author', paper: card } as PaperAccess;
    const lookers = ['anna', 'dan', 'noa'].map((name) => ({
      paperId: PAPER,
      personId: `${name}-0001`,
      access,
    }));
    const row = await desk.keeper.name(PAPER, { name: 'נוסח', reason: null }, 'anna-0001');
    const all = async () =>
      Promise.all(lookers.map(async (looker) => (await desk.reading(looker)).hasChanged));
    expect(await all()).toEqual([false, false, false]);
    await house.edit('dan-0001', types(' ועוד'));
    expect(await all()).toEqual([true, true, true]);
    expect(row.number).toBe(1);
  });
});
