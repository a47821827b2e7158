import { fromBufferPromise } from 'yauzl';
import { Relations } from '#server/interchange/word/relations.ts';
import { appPropertiesXml, corePropertiesXml } from '#server/interchange/word/settings.ts';
import { otherPart, tag } from '#server/interchange/word/xml.ts';
import { zip, type ZipEntry } from '#server/interchange/word/zip.ts';
import type { DeckStory } from '#server/interchange/slides/story.ts';
import { plainWords } from '#server/interchange/slides/page.ts';
import { lineDirection } from '#shared/interchange/script-runs.ts';

type Parts = Map<string, Buffer>;

/**
 * A presentation as it came out of the library, put right: ids that are there once, types of the parts that are there and
 * of no others, elements in their order, notes and whatever people will add in its direction, and facts about it that are
 * ours. Equal stories give equal bytes.
 */
export async function repaired(file: Buffer, story: DeckStory): Promise<Buffer> {
  const parts = await partsOf(file);
  const isHebrew = story.direction === 'rtl';
  for (const [name, bytes] of parts) {
    if (!name.endsWith('.xml') || !name.startsWith('ppt/')) continue;
    let xml = bytes.toString();
    if (/^ppt\/(slides|slideLayouts|slideMasters|notesSlides)\/[^/]+$/.test(name))
      xml = withSingleLooks(withOwnIds(withoutChance(xml)));
    if (/^ppt\/slide(Layouts|Masters)\//.test(name)) xml = withoutNumber(xml);
    if (name.startsWith('ppt/notesSlides/')) xml = withNoteLines(xml, story);
    if (name === 'ppt/presentation.xml') xml = inOrder(xml);
    if (isHebrew) xml = fromTheRight(xml);
    parts.set(name, Buffer.from(xml));
  }
  const told = { ...story, title: plainWords(story.title) };
  parts.set(
    'docProps/core.xml',
    Buffer.from(corePropertiesXml({ wish: { paper: told, at: new Date(story.at) } })),
  );
  parts.set('docProps/app.xml', Buffer.from(appPropertiesXml()));
  parts.set('_rels/.rels', Buffer.from(startXml()));
  parts.delete('[Content_Types].xml');
  const entries = [...parts].map(([name, bytes]): ZipEntry => ({ name, bytes }));
  return zip([
    { name: '[Content_Types].xml', bytes: Buffer.from(typesXml([...parts.keys()])) },
    ...entries,
  ]);
}

async function partsOf(file: Buffer): Promise<Parts> {
  const opened = await fromBufferPromise(file, { lazyEntries: true });
  const parts: Parts = new Map();
  for await (const entry of opened.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const pieces: Buffer[] = [];
    const stream = await opened.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece);
    parts.set(entry.fileName, Buffer.concat(pieces));
  }
  return parts;
}

/** The library counts tables and numbers of slides apart from everything else. */
function withOwnIds(xml: string): string {
  let last = 0;
  return xml.replaceAll(/(<p:cNvPr id=")\d+(")/g, (_, before: string, after: string) => {
    last += 1;
    return `${before}${String(last)}${after}`;
  });
}

/** Of a paragraph's looks only one at its start is allowed. */
function withSingleLooks(xml: string): string {
  return xml.replaceAll(/<a:p>(.*?)<\/a:p>/gs, (_, inner: string) => {
    let isFirst = true;
    const once = inner.replaceAll(/<a:pPr\b[^>]*?(?:\/>|>.*?<\/a:pPr>)/gs, (look) => {
      const kept = isFirst ? look : '';
      isFirst = false;
      return kept;
    });
    return `<a:p>${once}</a:p>`;
  });
}

/** A master is no slide and has no number of its own: there stands the sign for one. */
function withoutNumber(xml: string): string {
  return xml.replaceAll(
    /(<a:fld\b[^>]* type="slidenum">(?:<a:rPr\b[^>]*\/>)?<a:t>)[^<]*/g,
    '$1‹#›',
  );
}

/** Numbers drawn by lot, which nothing needs. */
function withoutChance(xml: string): string {
  return xml.replaceAll(
    /<p:extLst><p:ext uri="[^"]*"><p14:(?:creationId|modId)[^>]*\/><\/p:ext><\/p:extLst>/g,
    '',
  );
}

/** What is noted for whoever speaks, line by line, each in its direction. */
function withNoteLines(xml: string, { direction }: DeckStory): string {
  return xml.replace(
    /<a:p><a:r><a:rPr lang="en-US" dirty="0"\/><a:t>([^<]*)<\/a:t><\/a:r><a:endParaRPr lang="en-US" dirty="0"\/><\/a:p>/,
    (_, words: string) =>
      words
        .split(/\r?\n/)
        .map((line) => {
          const isHebrew = lineDirection(line, direction) === 'rtl';
          const lang = isHebrew ? 'he-IL' : 'en-US';
          const look = tag('a:pPr', { algn: isHebrew ? 'r' : 'l', rtl: isHebrew ? 1 : 0 });
          // Escaped already, by the library.
          const run = `<a:r><a:rPr lang="${lang}" dirty="0"/><a:t>${line}</a:t></a:r>`;
          return `<a:p>${look}${line === '' ? '' : run}</a:p>`;
        })
        .join(''),
  );
}

/** Masters of notes stand before the slides. */
function inOrder(xml: string): string {
  const [notes = ''] = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s.exec(xml) ?? [];
  return xml.replace(notes, '').replace('<p:sldIdLst>', `${notes}<p:sldIdLst>`);
}

/** What people will add to a Hebrew presentation begins at the right as well. */
function fromTheRight(xml: string): string {
  return xml
    .replaceAll(/algn="l"( defTabSz="\d+") rtl="0"/g, 'algn="r"$1 rtl="1"')
    .replaceAll('rtlCol="0"', 'rtlCol="1"');
}

const PRESENTATION = 'application/vnd.openxmlformats-officedocument.presentationml';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The type of a part by its place. */
const TYPES: readonly (readonly [place: RegExp, type: string])[] = [
  [/^ppt\/presentation\.xml$/, `${PRESENTATION}.presentation.main+xml`],
  [/^ppt\/slides\/[^/]+\.xml$/, `${PRESENTATION}.slide+xml`],
  [/^ppt\/slideLayouts\/[^/]+\.xml$/, `${PRESENTATION}.slideLayout+xml`],
  [/^ppt\/slideMasters\/[^/]+\.xml$/, `${PRESENTATION}.slideMaster+xml`],
  [/^ppt\/notesMasters\/[^/]+\.xml$/, `${PRESENTATION}.notesMaster+xml`],
  [/^ppt\/notesSlides\/[^/]+\.xml$/, `${PRESENTATION}.notesSlide+xml`],
  [/^ppt\/presProps\.xml$/, `${PRESENTATION}.presProps+xml`],
  [/^ppt\/viewProps\.xml$/, `${PRESENTATION}.viewProps+xml`],
  [/^ppt\/tableStyles\.xml$/, `${PRESENTATION}.tableStyles+xml`],
  [/^ppt\/theme\/[^/]+\.xml$/, `${OFFICE}.theme+xml`],
  [/^docProps\/app\.xml$/, `${OFFICE}.extended-properties+xml`],
  [/^docProps\/core\.xml$/, 'application/vnd.openxmlformats-package.core-properties+xml'],
];

function typesXml(names: readonly string[]): string {
  const kind = (Extension: string, ContentType: string) =>
    tag('Default', { Extension, ContentType });
  return otherPart(
    'Types',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    kind('rels', 'application/vnd.openxmlformats-package.relationships+xml'),
    kind('xml', 'application/xml'),
    ...names.map((name) => {
      const type = TYPES.find(([place]) => place.test(name))?.[1];
      return type ? tag('Override', { PartName: `/${name}`, ContentType: type }) : '';
    }),
  );
}

function startXml(): string {
  const start = new Relations();
  start.add('officeDocument', 'ppt/presentation.xml');
  start.add(
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    'docProps/core.xml',
  );
  start.add('extended-properties', 'docProps/app.xml');
  return start.xml();
}
