import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOf } from '#shared/interchange/paper-to-model.ts';
import { speaker } from '#shared/locale/say.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { anyPaper, THREAD_IDS } from '#test/interchange/any-paper.ts';
import { aThread, aWordWish, partsOf } from '#test/interchange/a-word-wish.ts';
import { xmlIn } from '#test/interchange/unpacked.ts';
import { all, type Element } from '#test/interchange/xml-tree.ts';
import { wordsOfFile } from '#test/interchange/word-text.ts';

const say = speaker('he');
const LAYOUT = { headings: 'none', paragraphs: false } as const;
const THREADS = THREAD_IDS.map((id, at) => aThread({ id, number: at + 1 }));

const once = (values: readonly string[]) => new Set(values).size === values.length;

const sorted = (values: readonly (string | undefined)[]): string =>
  values
    .map(Number)
    .toSorted((one, other) => one - other)
    .join(' ');

/** What is wrong with a file: something in it that is no XML throws, all else is told. */
function faultsIn(parts: ReadonlyMap<string, Buffer>): string[] {
  for (const name of parts.keys()) if (/\.(?:xml|rels)$/.test(name)) xmlIn(parts, name);
  const document = xmlIn(parts, 'word/document.xml');
  const ids = (name: string, attribute = 'w:id', part = document) =>
    all(part, name).flatMap((one) => one.attributes.get(attribute) ?? []);
  const faults: string[] = [];
  const mustBe = (isSo: boolean, what: string) => isSo || faults.push(what);
  mustBe(
    once(['w:ins', 'w:del', 'w:rPrChange', 'w:pPrChange'].flatMap((name) => ids(name))),
    'revisions',
  );
  mustBe(once(ids('w:bookmarkStart')), 'bookmarks');
  mustBe(sorted(ids('w:bookmarkEnd')) === sorted(ids('w:bookmarkStart')), 'ends of bookmarks');
  mustBe(once(ids('w:p', 'w14:paraId')), 'paragraphs');
  const targets = ids('Relationship', 'Id', xmlIn(parts, 'word/_rels/document.xml.rels'));
  const named = [...ids('w:hyperlink', 'r:id'), ...ids('a:blip', 'r:embed')];
  mustBe(
    named.every((id) => targets.includes(id)),
    'relations',
  );
  const comments = sorted(ids('w:comment', 'w:id', xmlIn(parts, 'word/comments.xml')));
  for (const name of ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference'])
    mustBe(sorted(ids(name)) === comments, name);
  const lists = ['0', ...ids('w:num', 'w:numId', xmlIn(parts, 'word/numbering.xml'))];
  mustBe(
    ids('w:numId', 'w:val').every((id) => lists.includes(id)),
    'lists',
  );
  mustBe(
    all(document, 'w:tc').every(({ children }) => children.at(-1)?.name === 'w:p'),
    'cells',
  );
  mustBe(all(document, 'w:tbl').every(fillsGrid), 'grid');
  return faults;
}

/** Every row fills the grid: else Word calls the file damaged. */
function fillsGrid(table: Element): boolean {
  const columns = all(table, 'w:gridCol').length;
  const number = (under: Element, name: string, other: number) =>
    Number(all(under, name)[0]?.attributes.get('w:val') ?? other);
  return all(table, 'w:tr').every((row) => {
    const cells = row.children.filter(({ name }) => name === 'w:tc');
    const filled = cells.reduce((sum, cell) => sum + number(cell, 'w:gridSpan', 1), 0);
    return filled + number(row, 'w:gridAfter', 0) === columns;
  });
}

/** Without what the house says in the text by itself and may say otherwise once suggestions are decided. */
function withoutSpoken(content: readonly ContentNode[]): ContentNode[] {
  return content.flatMap((node): ContentNode[] => {
    if (['figure', 'caption', 'tableOfContents', 'taskList'].includes(node.type)) return [];
    if (node.marks?.some(({ type }) => type === 'reference')) return [];
    return [{ ...node, ...(node.content && { content: withoutSpoken(node.content) }) }];
  });
}

async function words(content: readonly ContentNode[], fate: 'accept' | 'reject') {
  const model = modelOf(content, LAYOUT, say);
  const parts = await partsOf(aWordWish(content, { layout: LAYOUT, model }));
  const notes = parts.has('word/footnotes.xml') ? xmlIn(parts, 'word/footnotes.xml') : null;
  return wordsOfFile(xmlIn(parts, 'word/document.xml'), notes, fate);
}

describe('a Word file of any paper', () => {
  it('[IC10] is whole', async () => {
    await fc.assert(
      fc.asyncProperty(anyPaper, async (content) => {
        expect(faultsIn(await partsOf(aWordWish(content, { threads: THREADS })))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('[IC6] says with all changes accepted what the clean one says, and with all rejected what the original says', async () => {
    await fc.assert(
      fc.asyncProperty(anyPaper, async (whole) => {
        const content = withoutSpoken(whole);
        const accepted = await words(project(content, ACCEPT_ALL), 'accept');
        expect(await words(content, 'accept')).toBe(accepted);
        const rejected = await words(project(content, REJECT_ALL), 'reject');
        expect(await words(content, 'reject')).toBe(rejected);
      }),
      { numRuns: 60 },
    );
  });

  it('[IC10] is the same bytes when it is made again', async () => {
    const [content] = fc.sample(anyPaper, 1);
    const wish = aWordWish(content ?? [], { threads: THREADS });
    const [one, other] = [await partsOf(wish), await partsOf(wish)];
    expect([...one]).toEqual([...other]);
  });
});
