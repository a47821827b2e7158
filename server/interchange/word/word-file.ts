import { Body } from '#server/interchange/word/body.ts';
import { imageName } from '#server/interchange/word/figures.ts';
import { footerXml, frontXml, headerXml } from '#server/interchange/word/front.ts';
import { identityXml, storeXml } from '#server/interchange/word/identity.ts';
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
import { otherPart, part, tag } from '#server/interchange/word/xml.ts';
import { zip, type ZipEntry } from '#server/interchange/word/zip.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const MICROSOFT = 'http://schemas.microsoft.com/office';

interface Part {
  readonly name: string;
  readonly xml: string;
  /** Its content type. */
  readonly type: string;
  /** How the main part is related to it; null where it is not. */
  readonly relation: string | null;
}

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
  const ids = new Map(
    parts.flatMap(({ name, relation }) =>
      relation === null ? [] : [[name, relations.add(relation, name)] as const],
    ),
  );
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
  const own = (name: string, xml: string, relation = name): Part => ({
    name: `${name}.xml`,
    xml,
    type: `${WORD}.${name}+xml`,
    relation,
  });
  const parts: Part[] = [
    own('styles', stylesXml(writing, wordCounts)),
    own('numbering', lists.xml()),
    own('settings', settingsXml(writing, !notes.isEmpty)),
    own('fontTable', fontsXml()),
    { ...own('header', headerXml(writing, false)), name: 'header1.xml' },
    { ...own('header', headerXml(writing, true)), name: 'header2.xml' },
    own('footer', footerXml(writing)),
  ];
  if (!notes.isEmpty) parts.push(own('footnotes', notes.xml()));
  if (!remarks.isEmpty) {
    parts.push(
      own('comments', remarks.xml()),
      own(
        'commentsExtended',
        remarks.extendedXml(),
        `${MICROSOFT}/2011/relationships/commentsExtended`,
      ),
      own('commentsIds', remarks.idsXml(), `${MICROSOFT}/2016/09/relationships/commentsIds`),
      own(
        'commentsExtensible',
        remarks.momentsXml(),
        `${MICROSOFT}/2018/08/relationships/commentsExtensible`,
      ),
    );
  }
  if (writing.authors.size > 0)
    parts.push(own('people', peopleXml(writing), `${MICROSOFT}/2011/relationships/people`));
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
  const package_ = new Relations();
  package_.add('officeDocument', 'word/document.xml');
  package_.add(
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    'docProps/core.xml',
  );
  package_.add('extended-properties', 'docProps/app.xml');
  const item = new Relations();
  item.add('customXmlProps', 'itemProps1.xml');
  const text = (name: string, xml: string): ZipEntry => ({ name, bytes: Buffer.from(xml) });
  const images = [...writing.wish.images].map(
    ([file, image]): ZipEntry => ({
      name: `word/media/${imageName(file, image)}`,
      bytes: image.bytes,
      isPacked: true,
    }),
  );
  return [
    text('[Content_Types].xml', contentTypesXml(parts)),
    text('_rels/.rels', package_.xml()),
    text('word/document.xml', document),
    text('word/_rels/document.xml.rels', body.flow.relations.xml()),
    ...parts.map(({ name, xml }) => text(`word/${name}`, xml)),
    ...(body.flow.notes.relations.isEmpty
      ? []
      : [text('word/_rels/footnotes.xml.rels', body.flow.notes.relations.xml())]),
    text('customXml/item1.xml', await identityXml(writing, remarks)),
    text('customXml/itemProps1.xml', storeXml()),
    text('customXml/_rels/item1.xml.rels', item.xml()),
    text('docProps/core.xml', corePropertiesXml(writing)),
    text('docProps/app.xml', appPropertiesXml()),
    ...images,
  ];
}

function contentTypesXml(parts: readonly Part[]): string {
  const kind = (Extension: string, ContentType: string) =>
    tag('Default', { Extension, ContentType });
  const named = (name: string, ContentType: string) =>
    tag('Override', { PartName: `/${name}`, ContentType });
  return otherPart(
    'Types',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    kind('rels', 'application/vnd.openxmlformats-package.relationships+xml'),
    kind('xml', 'application/xml'),
    kind('png', 'image/png'),
    kind('jpeg', 'image/jpeg'),
    named('word/document.xml', `${WORD}.document.main+xml`),
    ...parts.map(({ name, type }) => named(`word/${name}`, type)),
    named(
      'customXml/itemProps1.xml',
      'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
    ),
    named('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    named(
      'docProps/app.xml',
      'application/vnd.openxmlformats-officedocument.extended-properties+xml',
    ),
  );
}
