import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type ContentNode, readContent, textOf, writeContent } from '#shared/paper/content.ts';
import { changePaper, readPaper } from '#shared/paper/paper-contract.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import {
  decideSuggestions,
  listSuggestions,
  suggestWording,
} from '#shared/suggestion/suggestion-contract.ts';
import { suggestWording as write } from '#server/suggestion/suggest-wording.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

const BLOCK = 'paragraph-01';
const paragraph = (text: string): ContentNode => ({
  type: 'paragraph',
  attrs: { id: BLOCK },
  ...(text !== '' && { content: [{ type: 'text', text }] }),
});
/** A text as it is after a restart: what cannot be written is not in it any more. */
const onDisk = (doc: Y.Doc): Y.Doc => {
  const read = new Y.Doc();
  Y.applyUpdate(read, Y.encodeStateAsUpdate(doc));
  return read;
};
const read = (doc: Y.Doc) => textOf(readContent(doc));
const accepting = (ids: readonly string[]) => (doc: Y.Doc) =>
  textOf(project(readContent(doc), ({ id }) => (ids.includes(id) ? 'accept' : 'reject')));

describe('another wording of a paragraph', () => {
  const words = fc.array(fc.constantFrom('הוועדה', 'תגיש', 'דוח', '30', '🙂🙃', 'in', '𝒳ב'), {
    maxLength: 8,
  });
  const text = words.map((list) => list.join(' '));

  it('[SU19] is one suggestion that leaves the agreed text and others’ suggestions as they are (random)', () => {
    fc.assert(
      fc.property(text.filter(Boolean), text, text, (seen, mine, theirs) => {
        const doc = new Y.Doc();
        writeContent(doc, [paragraph(seen)]);
        const suggest = (id: string, author: string, wanted: string) =>
          write(doc, { blockId: BLOCK, seen, text: wanted }, { id, author, at: 1 });
        if (theirs !== seen) suggest('AAAAAAAA', 'person-other', theirs);
        suggest('BBBBBBBB', 'person-me', mine);
        const before = Y.encodeStateVector(doc);
        suggest('BBBBBBBB', 'person-me', mine);
        expect(Y.encodeStateVector(doc)).toEqual(before);
        expect(textOf(project(readContent(doc), REJECT_ALL))).toBe(seen);
        expect(accepting(['BBBBBBBB'])(doc)).toBe(mine);
        expect(accepting(['AAAAAAAA'])(doc)).toBe(theirs);
        expect(read(doc)).toEqual(read(onDisk(doc)));
      }),
    );
  });

  it('[SU19] marks what stands together as one, so that the longest paragraph costs no more than its changes', () => {
    const doc = new Y.Doc();
    const seen = 'מלים '.repeat(2000).trim();
    writeContent(doc, [paragraph(seen)]);
    let events = 0;
    doc.on('update', (update: Uint8Array) => {
      events += update.length;
    });
    doc.transact(() =>
      write(doc, { blockId: BLOCK, seen, text: 'אחרת' }, { id: 'AAAAAAAA', author: 'me', at: 1 }),
    );
    expect(events).toBeLessThan(1000);
    expect(accepting(['AAAAAAAA'])(doc)).toBe('אחרת');
  });

  it('[SU20] is refused when the paragraph does not read as it was seen, or is not there', () => {
    const doc = new Y.Doc();
    writeContent(doc, [paragraph('נוסח חדש')]);
    const suggest = (blockId: string, seen: string) => () =>
      write(doc, { blockId, seen, text: 'אחר' }, { id: 'AAAAAAAA', author: 'person-me', at: 1 });
    const refused = expect.objectContaining({ code: 'changed-meanwhile' });
    expect(suggest(BLOCK, 'נוסח ישן')).toThrow(refused);
    expect(suggest('no-such-block', 'נוסח חדש')).toThrow(refused);
    expect(textOf(readContent(doc))).toBe('נוסח חדש');
  });
});

describe('suggesting a wording over HTTP', () => {
  let nayar: TestNayar;
  let forumId: string;
  let lead: Guest;
  let dana: Guest;
  beforeAll(async () => {
    nayar = await startTestNayar();
    const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
    forumId = forum?.id ?? '';
    lead = await nayar.newcomer(forumId, 'lead');
    dana = await nayar.newcomer(forumId, 'respondent');
  });
  afterAll(() => nayar.stop());
  const seen = 'הממשלה תקבע יעדים';
  const lay = async () => (await layPaper(nayar, { forumId, title: 'נייר' }, [paragraph(seen)])).id;
  const suggest = (guest: Guest, paperId: string, id: string, body: object = {}) =>
    guest.call(suggestWording, {
      params: { paperId },
      body: { id, blockId: BLOCK, seen, text: 'הממשלה תקבע לוח זמנים', ...body },
    });
  const listed = async (paperId: string) =>
    (await lead.call(listSuggestions, { params: { paperId } })).body.suggestions;

  it('[SU21] is by whom the role and the stage let, counts once, also after it was decided on', async () => {
    const paperId = await lay();
    const commenter = await nayar.newcomer(forumId, 'commenter');
    expect((await suggest(commenter, paperId, 'CCCCCCCC')).status).toBe(403);
    for (let time = 0; time < 2; time += 1)
      expect((await suggest(dana, paperId, 'DDDDDDDD')).status).toBe(200);
    expect(await listed(paperId)).toMatchObject([
      { id: 'DDDDDDDD', inserted: 'לוח זמנים', deleted: 'יעדים', blockId: BLOCK },
    ]);
    expect((await suggest(lead, paperId, 'DDDDDDDD')).body).toMatchObject({
      code: 'already-exists',
    });
    const params = { paperId };
    await lead.call(decideSuggestions, { params, body: { ids: ['DDDDDDDD'], decision: 'reject' } });
    expect((await suggest(dana, paperId, 'DDDDDDDD')).status).toBe(200);
    expect(await listed(paperId)).toEqual([]);
    expect((await suggest(dana, paperId, 'EEEEEEEE', { seen: 'אחר' })).status).toBe(409);
    expect((await suggest(dana, paperId, 'EEEEEEEE', { text: seen })).status).toBe(400);
    await lead.call(changePaper, { params, body: { stage: 'frozen' } });
    expect((await suggest(dana, paperId, 'EEEEEEEE')).body).toMatchObject({ code: 'stage-closed' });
    const { content } = (await lead.call(readPaper, { params })).body;
    expect(textOf(content as ContentNode[])).toBe(seen);
  });
});
