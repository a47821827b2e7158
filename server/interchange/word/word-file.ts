import { Body } from '#server/interchange/word/body.ts';
import { imageName } from '#server/interchange/word/figures.ts';
import { footerXml, frontXml, headerXml } from '#server/interchange/word/front.ts';
import { identityXml, storeXml } from '#server/interchange/word/identity.ts';
import {
  firstEntries,
  type Part,
  related,
  textEntry,
  wordPart,
} from '#server/interchange/word/package.ts';
import { Relations } from '#server/interchange/word/relations.ts';
import { remarkSpots } from '#server/interchange/word/remark-spots.ts';
import { Remarks } from '#server/interchange/word/remarks.ts';
import {
  appPropertiesXml,
  corePropertiesXml,
  fontsXml,
  peopleXml,
  settingsXml,
} from '#server/interchange/word/settings.ts';
import { stylesXml } from '#server/interchange/word/styles.ts';
import { type WordWish, Writing } from '#server/interchange/word/writing.ts';
import { part, tag } from '#server/interchange/word/xml.ts';
import { zip, type ZipEntry } from '#server/interchange/word/zip.ts';

const MICROSOFT = 'http://schemas.microsoft.com/office';

/** A paper as a Word file, right to left where the paper is. Equal wishes give equal bytes. */
export async function wordFile(wish: WordWish): Promise<Buffer> {
  const writing = new Writing(wish);
  const spots = remarkSpots(wish.model, wish.content, wish.threads);
  const remarks = new Remarks(writing, spots);
  const body = new Body({ writing, spots, remarks });
  const front = frontXml(writing, spots, remarks);
  const text = body.xml();
  const parts = partsOf(writing, body, remarks);
  const { relations } = body.flow;
  const ids = related(parts, relations);
  relations.add('customXml', '../customXml/item1.xml');
  const document = part(
    'w:document',
    tag(
      'w:body',
      {},
      front,
      text,
      sectionXml(writing, (name) => ids.get(name) ?? ''),
    ),
  );
  return zip(await entriesOf({ writing, remarks, body, parts, document }));
}

function partsOf(writing: Writing, { lists, flow, wordCounts }: Body, remarks: Remarks): Part[] {
  const { notes } = flow;
  const parts: Part[] = [
    wordPart('styles', stylesXml(writing, wordCounts)),
    wordPart('numbering', lists.xml()),
    wordPart('settings', settingsXml(writing, !notes.isEmpty)),
    wordPart('fontTable', fontsXml()),
    { ...wordPart('header', headerXml(writing, false)), name: 'header1.xml' },
    { ...wordPart('header', headerXml(writing, true)), name: 'header2.xml' },
    wordPart('footer', footerXml(writing)),
  ];
  if (!notes.isEmpty) parts.push(wordPart('footnotes', notes.xml()));
  if (!remarks.isEmpty) {
    parts.push(
      wordPart('comments', remarks.xml()),
      wordPart(
        'commentsExtended',
        remarks.extendedXml(),
        `${MICROSOFT}/2011/relationships/commentsExtended`,
      ),
      wordPart('commentsIds', remarks.idsXml(), `${MICROSOFT}/2016/09/relationships/commentsIds`),
      wordPart(
        'commentsExtensible',
        remarks.momentsXml(),
        `${MICROSOFT}/2018/08/relationships/commentsExtensible`,
      ),
    );
  }
  if (writing.authors.size > 0)
    parts.push(wordPart('people', peopleXml(writing), `${MICROSOFT}/2011/relationships/people`));
  return parts;
}

/** A4, from right to left where the paper is: columns, page borders and the gutter follow it. */
function sectionXml({ base }: Writing, idOf: (name: string) => string): string {
  const reference = (kind: string, type: string, name: string) =>
    tag(`w:${kind}Reference`, { 'w:type': type, 'r:id': idOf(name) });
  return tag(
    'w:sectPr',
    {},
    reference('header', 'default', 'header1.xml'),
    reference('header', 'first', 'header2.xml'),
    reference('footer', 'default', 'footer.xml'),
    reference('footer', 'first', 'footer.xml'),
    tag('w:pgSz', { 'w:w': 11906, 'w:h': 16838 }),
    tag('w:pgMar', {
      'w:top': 1418,
      'w:right': 1418,
      'w:bottom': 1304,
      'w:left': 1418,
      'w:header': 680,
      'w:footer': 624,
      'w:gutter': 0,
    }),
    '<w:titlePg/>',
    base === 'rtl' ? '<w:bidi/>' : '',
  );
}

interface Whole {
  readonly writing: Writing;
  readonly remarks: Remarks;
  readonly body: Body;
  readonly parts: readonly Part[];
  readonly document: string;
}

async function entriesOf({ writing, remarks, body, parts, document }: Whole): Promise<ZipEntry[]> {
  const item = new Relations();
  item.add('customXmlProps', 'itemProps1.xml');
  const images = [...writing.wish.images].map(
    ([file, image]): ZipEntry => ({
      name: `word/media/${imageName(file, image)}`,
      bytes: image.bytes,
      isPacked: true,
    }),
  );
  return [
    ...firstEntries(parts, true),
    textEntry('word/document.xml', document),
    textEntry('word/_rels/document.xml.rels', body.flow.relations.xml()),
    ...parts.map(({ name, xml }) => textEntry(`word/${name}`, xml)),
    ...(body.flow.notes.relations.isEmpty
      ? []
      : [textEntry('word/_rels/footnotes.xml.rels', body.flow.notes.relations.xml())]),
    textEntry('customXml/item1.xml', await identityXml(writing, remarks)),
    textEntry('customXml/itemProps1.xml', storeXml()),
    textEntry('customXml/_rels/item1.xml.rels', item.xml()),
    textEntry('docProps/core.xml', corePropertiesXml(writing)),
    textEntry('docProps/app.xml', appPropertiesXml()),
    ...images,
  ];
}
