import fc from 'fast-check';
import sharp from 'sharp';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readWord } from '#server/interchange/reading/read-word.ts';
import { contentSince, withSince } from '#server/interchange/since.ts';
import { readReturned } from '#server/interchange/returning/returned-file.ts';
import { wordFile } from '#server/interchange/word/word-file.ts';
import { zip } from '#server/interchange/word/zip.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import { modelOf } from '#shared/interchange/paper-to-model.ts';
import { speaker } from '#shared/locale/say.ts';
import { type ContentNode, readContent, textOf, writeContent } from '#shared/paper/content.ts';
import { numberAccepted } from '#shared/paper/content-parts.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { changePaper, OLD_PAPER } from '#test/compare/changed-paper.ts';
import { editedPaper, paper } from '#test/compare/random-papers.ts';
import { par, text } from '#test/compare/told.ts';
import { aThread, aWordWish, partsOf } from '#test/interchange/a-word-wish.ts';
import { xmlIn } from '#test/interchange/unpacked.ts';
import { paragraphWith } from '#test/interchange/word-parts.ts';
import { all } from '#test/interchange/xml-tree.ts';

const say = speaker('he');
const AT = new Date('2026-11-28T20:00:00Z');
const LAYOUT = { headings: 'decimal', paragraphs: false } as const;

const square = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
  .png()
  .toBuffer();
const IMAGES = new Map(
  ['a', 'b'].map((letter) => [
    letter.repeat(64),
    { bytes: square, type: 'png', width: 2, height: 2 } as const,
  ]),
);

const sinceOf = (content: readonly ContentNode[], hands: ReadonlyMap<string, string>) => ({
  versionId: 'version-0007',
  number: 7,
  at: new Date('2026-11-01T10:00:00Z'),
  content,
  hands,
});

/** The wish for a file that tells what changed between two texts. */
function wishOf(
  old: readonly ContentNode[],
  next: readonly ContentNode[],
  more: Parameters<typeof aWordWish>[1] & { readonly hands?: ReadonlyMap<string, string> } = {},
) {
  const { hands = new Map<string, string>(), ...rest } = more;
  const since = sinceOf(old, hands);
  const content = contentSince(next, since, AT);
  const model = modelOf(content, LAYOUT, say, numberAccepted(content, LAYOUT));
  const wish = aWordWish(content, { layout: LAYOUT, model, images: IMAGES, ...rest });
  const names = withSince(wish.names, since, say);
  return { ...wish, names, since: { versionId: since.versionId, words: 'שינויים מאז גרסה 7' } };
}

async function readHome(wish: ReturnType<typeof wishOf>) {
  let made = 0;
  const newId = () => `id${String((made += 1)).padStart(6, '0')}`;
  return readWord(await wordFile(wish), { now: AT.getTime(), newId });
}

function changedPaper(): readonly ContentNode[] {
  const doc = new Y.Doc();
  writeContent(doc, OLD_PAPER);
  changePaper(doc);
  return readContent(doc);
}

/** Letters alone. */
const letters = (content: readonly ContentNode[]) => textOf(content).replaceAll(/\s/g, '');
/** Both readings of the file that is made of two texts, and what they should be. */
async function readings(old: readonly ContentNode[], next: readonly ContentNode[]) {
  const content = contentOf((await readHome(wishOf(old, next))).model);
  return {
    read: [REJECT_ALL, ACCEPT_ALL].map((fate) => letters(project(content, fate))),
    wanted: [old, next].map((text_) => letters(project(text_, REJECT_ALL))),
  };
}

describe('a Word file of what changed since a version', () => {
  it('[IC20] gives that version when all is rejected and the text of now when all is accepted, as the house reads it', async () => {
    await fc.assert(
      fc.asyncProperty(editedPaper, async ({ old, new: next }) => {
        const { read, wanted } = await readings(old, next);
        expect(read).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('[IC20] does so however little the two have in common', async () => {
    await fc.assert(
      fc.asyncProperty(paper, paper, async (old, next) => {
        const { read, wanted } = await readings(old, next);
        expect(read).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  });

  it('[IC20] tells a paper in which everything changed', async () => {
    const { read, wanted } = await readings(OLD_PAPER, changedPaper());
    expect(read).toEqual(wanted);
  });

  it('[IC21] names who alone wrote in a block since, and nobody else', async () => {
    const old = [par('block-0001', 'הממשלה תשקול'), par('block-0002', 'המחוז יקבע')];
    const next = [par('block-0001', 'הממשלה תחליט'), par('block-0002', 'המחוז יקבע מיד')];
    const hands = new Map([['block-0001', 'person-0001']]);
    const document = xmlIn(await partsOf(wishOf(old, next, { hands })), 'word/document.xml');
    const authors = (words: string, name: string) =>
      all(paragraphWith(document, words), name).map((one) => one.attributes.get('w:author'));
    const nobody = 'נייר: שינויים מאז גרסה 7';
    expect(authors('הממשלה', 'w:ins')).toEqual(['דנה כהן']);
    expect(authors('הממשלה', 'w:del')).toEqual([nobody]);
    expect(authors('המחוז', 'w:ins')).toEqual([nobody]);
  });

  it('[IC22] is of the agreed text: open suggestions are not in it, and remarks stand on their words', async () => {
    const open = {
      type: 'insertion',
      attrs: { id: 'aaaaaaaa', author: 'person-0002', at: 1_790_000_000_000 },
    };
    const remark = { type: 'comment', attrs: { id: 'threadA1' } };
    const old = [par('block-0001', 'הממשלה תשקול את העניין')];
    const next = [
      par('block-0001', 'הממשלה ', text('תחליט', remark), ' את העניין', text(' היום', open)),
    ];
    const wish = wishOf(old, next, {
      threads: [aThread({ anchor: { kind: 'passage', blockId: 'block-0001' } })],
    });
    const { model, remarks } = await readHome(wish);
    expect(letters(project(contentOf(model), ACCEPT_ALL))).toBe('הממשלהתחליטאתהעניין');
    expect(remarks).toMatchObject([{ quote: 'תחליט', isOnWords: true }]);
  });

  it('[IC23] counts as the text of now does, and remembers that its changes are known', async () => {
    const heading = (id: string, words: string): ContentNode => ({
      type: 'heading',
      attrs: { id, level: 1 },
      content: [text(words)],
    });
    const next = [heading('block-0002', 'האתגר')];
    const wish = wishOf([heading('block-0001', 'מבוא'), ...next], next);
    expect(wish.model.blocks).toMatchObject([{ number: null }, { number: '1' }]);
    const lower = (level: number) => ({
      ...heading('block-0003', 'נתונים'),
      attrs: { id: 'block-0003', level },
    });
    const moved = wishOf([...next, lower(1)], [...next, lower(2)]);
    expect(moved.model.blocks.map((block) => 'number' in block && block.number)).toEqual([
      '1',
      '1.1',
    ]);
    const { identity } = await readHome(wish);
    expect(identity?.text).toBe('since');
    expect(project(identity?.content ?? [], ACCEPT_ALL)).toEqual(next);
  });

  it('[IN60] comes home as a copy of the text of now: what it marked is nobody’s suggestion, what was done in it is', async () => {
    const old = [par('block-0001', 'הממשלה תשקול'), par('block-0002', 'יימחק כולו')];
    const next = [par('block-0001', 'הממשלה תחליט'), par('block-0003', 'נוסף כולו')];
    const parts = new Map(await partsOf(wishOf(old, next)));
    const theirs =
      '<w:ins w:id="9001" w:author="משה" w:date="2026-12-01T10:00:00Z"><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve"> מיד</w:t></w:r></w:ins>';
    const document = String(parts.get('word/document.xml'));
    const changed = document.replace(/(תחליט<\/w:t><\/w:r><\/w:ins>)/, `$1${theirs}`);
    expect(changed).not.toBe(document);
    parts.set('word/document.xml', Buffer.from(changed));
    const file = await zip([...parts].map(([name, bytes]) => ({ name, bytes })));
    const { own, content } = await readReturned(file, AT, 'paper-000001');
    expect(own?.content).toEqual(next);
    expect(own?.text).toBe('original');
    expect(project(content, REJECT_ALL)).toEqual(next);
    expect(textOf(project(content, ACCEPT_ALL))).toBe('הממשלה תחליט מיד\nנוסף כולו');
  });
});
