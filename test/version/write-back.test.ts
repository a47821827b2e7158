import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type ContentNode, readContent as read, textOf } from '#shared/paper/content.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import { editsBetween } from '#shared/version/text-edits.ts';
import { untied } from '#shared/version/untied.ts';
import { writeBack } from '#server/version/write-back.ts';
import { aVersionPaper, docWith } from '#test/version/version-paper.ts';

/** Neighbouring runs of one look are one, however the shared text parts them. */
const readContent = (doc: Y.Doc) => untied(read(doc));
const WHOLE = { kind: 'whole' } as const;
const idOf = (node: ContentNode) => String(node.attrs?.['id']);
const paragraph = (id: string, text: string): ContentNode => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});
const heading = (id: string, text: string): ContentNode => ({
  type: 'heading',
  attrs: { id, level: 2 },
  content: [{ type: 'text', text }],
});
const inSync = (one: Y.Doc, other: Y.Doc) => {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
};

describe('bringing a version back', () => {
  it('[VE6] makes any paper read as any version of it did', () => {
    fc.assert(
      fc.property(aVersionPaper, aVersionPaper, (now, version) => {
        const doc = docWith(now);
        writeBack(doc, version, WHOLE);
        expect(sameContent(readContent(doc), version)).toBe(true);
        expect(writeBack(doc, version, WHOLE)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('[VE8] is taken back by bringing back what it changed', () => {
    fc.assert(
      fc.property(aVersionPaper, aVersionPaper, (now, version) => {
        const doc = docWith(now);
        const changed = writeBack(doc, version, WHOLE) ?? [];
        if (changed.length > 0) writeBack(doc, now, { kind: 'blocks', blockIds: [...changed] });
        const blocks = (content: readonly ContentNode[]) =>
          content.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
        expect(sameContent(blocks(readContent(doc)), blocks(now))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('[VE6] brings back blocks and leaves all others as they are', () => {
    fc.assert(
      fc.property(
        aVersionPaper,
        aVersionPaper,
        fc.infiniteStream(fc.boolean()),
        (now, version, coin) => {
          const chosen = version.map(idOf).filter(() => coin.next().value === true);
          if (chosen.length === 0) return;
          const doc = docWith(now);
          writeBack(doc, version, { kind: 'blocks', blockIds: chosen });
          const after = readContent(doc);
          const others = (content: readonly ContentNode[]) =>
            content.filter((node) => !chosen.includes(idOf(node)));
          expect(sameContent(others(after), others(now))).toBe(true);
          for (const id of chosen) {
            const [old, fresh] = [version, after].map((all) =>
              all.filter((one) => idOf(one) === id),
            );
            expect(sameContent(fresh ?? [], old ?? [])).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[VE6] brings back a chapter where it stands, with what was dropped from it', () => {
    const version = [
      heading('head-one', 'מבנה'),
      paragraph('text-one', 'סעיף שנמחק'),
      paragraph('text-two', 'סעיף שהשתנה'),
      heading('head-two', 'תקציב'),
      paragraph('text-six', 'כפי שהיה'),
    ];
    const doc = docWith([
      heading('head-two', 'תקציב'),
      paragraph('text-six', 'אחר לגמרי'),
      heading('head-one', 'מבנה'),
      paragraph('text-two', 'סעיף אחר'),
      paragraph('text-new', 'נוסף מאז'),
    ]);
    const changed = writeBack(doc, version, { kind: 'chapter', blockId: 'head-one' });
    expect(textOf(readContent(doc)).split('\n')).toEqual([
      'תקציב',
      'אחר לגמרי',
      'מבנה',
      'סעיף שנמחק',
      'סעיף שהשתנה',
    ]);
    expect(new Set(changed)).toEqual(new Set(['text-one', 'text-two', 'text-new']));
    expect(writeBack(doc, version, { kind: 'chapter', blockId: 'no-such' })).toBeNull();
  });

  it('[VE6] puts a chapter that is gone back after what it followed', () => {
    const version = [
      paragraph('text-one', 'פתיחה'),
      heading('head-one', 'מבנה'),
      paragraph('text-two', 'סעיף'),
      heading('head-two', 'תקציב'),
    ];
    const doc = docWith([paragraph('text-one', 'פתיחה'), heading('head-two', 'תקציב')]);
    writeBack(doc, version, { kind: 'chapter', blockId: 'head-one' });
    expect(sameContent(readContent(doc), version)).toBe(true);
  });

  it('[VE7] disturbs nobody who types in another block at that moment', () => {
    const version = [paragraph('text-one', 'כפי שהיה'), paragraph('text-two', 'של אחרים')];
    const server = docWith([paragraph('text-one', 'השתנה'), paragraph('text-two', 'של אחרים')]);
    const writer = new Y.Doc();
    inSync(server, writer);
    const block = writer.getXmlFragment('default').get(1) as Y.XmlElement;
    (block.get(0) as Y.XmlText).insert(8, ', שכותבים עכשיו');
    writeBack(server, version, WHOLE);
    inSync(server, writer);
    for (const doc of [server, writer])
      expect(textOf(readContent(doc))).toBe('כפי שהיה\nשל אחרים, שכותבים עכשיו');
  });

  it('[VE7] keeps what somebody types into words that stay', () => {
    const version = [paragraph('text-one', 'המלצה של הצוות לממשלה')];
    const server = docWith([paragraph('text-one', 'המלצה אחרת של הצוות')]);
    const writer = new Y.Doc();
    inSync(server, writer);
    const block = writer.getXmlFragment('default').get(0) as Y.XmlElement;
    (block.get(0) as Y.XmlText).insert(0, 'טיוטה: ');
    writeBack(server, version, WHOLE);
    inSync(server, writer);
    expect(textOf(readContent(writer))).toBe('טיוטה: המלצה של הצוות לממשלה');
    expect(textOf(readContent(server))).toBe(textOf(readContent(writer)));
  });

  it('[VE7] leaves the ties of remarks on words that stay, and takes none for a change', () => {
    const version = [paragraph('text-one', 'המלצה של הצוות')];
    const doc = docWith([paragraph('text-one', 'המלצה של הצוות המורחב')]);
    const text = (doc.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.format(6, 8, { 'comment--AAAAAAAA': {} });
    writeBack(doc, version, WHOLE);
    expect(text.toDelta()).toEqual([
      { insert: 'המלצה ' },
      { insert: 'של הצוות', attributes: { 'comment--AAAAAAAA': {} } },
    ]);
    expect(writeBack(doc, version, WHOLE)).toEqual([]);
  });
});

describe('the edits between two texts', () => {
  const aText = fc.array(fc.constantFrom('נייר', 'עם', 'מילים', ' ', '\t', 'OECD,', '👩‍⚖️'), {
    maxLength: 30,
  });
  it('[VE7] turn one into the other, and each keeps what it says it keeps', () => {
    fc.assert(
      fc.property(aText, aText, (was, is) => {
        const [from, to] = [was.join(''), is.join('')];
        const edits = editsBetween(from, to);
        const without = (kind: string) =>
          edits.flatMap((edit) => (edit.kind === kind ? [] : [edit.text])).join('');
        expect(without('add')).toBe(from);
        expect(without('drop')).toBe(to);
        expect(from === to && edits.some(({ kind }) => kind !== 'keep')).toBe(false);
      }),
    );
  });

  it('[VE7] exchange the middle of very long texts whole', () => {
    const long = (word: string) => Array.from({ length: 900 }, (_, at) => `${word}${at}`).join(' ');
    const [from, to] = [`ראש ${long('א')} סוף`, `ראש ${long('ב')} סוף`];
    expect(editsBetween(from, to).map(({ kind }) => kind)).toEqual(['keep', 'drop', 'add', 'keep']);
  });
});
