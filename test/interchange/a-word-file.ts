import { crc32, deflateRawSync } from 'node:zlib';

/** Word files made part by part, good and bad ones. */

export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** What the file says of its size, where that is a lie. */
  readonly saidSize?: number;
  readonly flags?: number;
}

/** Packs parts into one ZIP file, exactly as told. */
export function zipped(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, saidSize, flags = 0x0800 } of parts) {
    const raw = Buffer.from(bytes as string);
    const body = deflateRawSync(raw);
    const path = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(flags, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt16LE(0x21, 8);
    facts.writeUInt32LE(crc32(raw), 10);
    facts.writeUInt32LE(body.length, 14);
    facts.writeUInt32LE(saidSize ?? raw.length, 18);
    facts.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts, path, body]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, rest, path]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, index, end]);
}

const OPEN = 'http://schemas.openxmlformats.org';
const OFFICE = `${OPEN}/officeDocument/2006/relationships`;
const SPACES = [
  `xmlns:w="${OPEN}/wordprocessingml/2006/main"`,
  `xmlns:r="${OFFICE}"`,
  `xmlns:a="${OPEN}/drawingml/2006/main"`,
  `xmlns:wp="${OPEN}/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:m="${OPEN}/officeDocument/2006/math"`,
  `xmlns:mc="${OPEN}/markup-compatibility/2006"`,
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
].join(' ');

export interface WordParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly commentsExtended?: string;
  readonly header?: string;
  /** More relations of the main part, as XML. */
  readonly relations?: string;
  readonly more?: readonly ZipPart[];
  readonly mainType?: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const ROOTS = {
  styles: 'w:styles',
  numbering: 'w:numbering',
  footnotes: 'w:footnotes',
  endnotes: 'w:endnotes',
  comments: 'w:comments',
  header: 'w:hdr',
} as const;

/** One part under Word's namespaces. */
export const part = (root: string, inner: string): string =>
  `${HEAD}<${root} ${SPACES}>${inner}</${root}>`;

export const relation = (id: string, type: string, target: string, isOutside = false): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${isOutside ? ' TargetMode="External"' : ''}/>`;

const relations = (inner: string): string =>
  `${HEAD}<Relationships xmlns="${OPEN}/package/2006/relationships">${inner}</Relationships>`;

/** The parts of a Word file, to be packed as they are or made worse first. */
export function wordParts(told: WordParts): ZipPart[] {
  const named = Object.keys(ROOTS).filter(
    (name): name is keyof typeof ROOTS => told[name as keyof typeof ROOTS] !== undefined,
  );
  const own = named.map((name) => relation(`own-${name}`, name, `${name}.xml`));
  if (told.commentsExtended !== undefined)
    own.push(
      '<Relationship Id="own-extended" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/>',
    );
  const type =
    told.mainType ??
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return [
    {
      name: '[Content_Types].xml',
      bytes: `${HEAD}<Types xmlns="${OPEN}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      bytes: relations(relation('rId1', 'officeDocument', 'word/document.xml')),
    },
    { name: 'word/document.xml', bytes: part('w:document', `<w:body>${told.body}</w:body>`) },
    {
      name: 'word/_rels/document.xml.rels',
      bytes: relations([...own, told.relations ?? ''].join('')),
    },
    ...named.map((name) => ({
      name: `word/${name}.xml`,
      bytes: part(ROOTS[name], told[name] ?? ''),
    })),
    ...(told.commentsExtended === undefined
      ? []
      : [
          {
            name: 'word/commentsExtended.xml',
            bytes: part('w15:commentsEx', told.commentsExtended),
          },
        ]),
    ...(told.more ?? []),
  ];
}

export const wordFile = (told: WordParts): Buffer => zipped(wordParts(told));

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A run. */
export const r = (text: string, properties = '', name = 'w:t'): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<${name} xml:space="preserve">${escaped(text)}</${name}></w:r>`;

/** A paragraph from right to left. */
export const p = (runs: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}<w:bidi/></w:pPr>${runs}</w:p>`;

export const styled = (id: string): string => `<w:pStyle w:val="${id}"/>`;

export const style = (id: string, name: string, inner = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`;

const by = (author: string, date: string, id = 1): string =>
  `w:id="${String(id)}" w:author="${author}" w:date="${date}"`;

export const ins = (runs: string, author = 'דנה לוי', date = '2026-07-01T10:00:00Z'): string =>
  `<w:ins ${by(author, date)}>${runs}</w:ins>`;

export const del = (text: string, author = 'דנה לוי', date = '2026-07-01T10:00:00Z'): string =>
  `<w:del ${by(author, date)}>${r(text, '', 'w:delText')}</w:del>`;

/** What was proposed about a paragraph's end. */
export const mark = (kind: 'ins' | 'del', author = 'דנה לוי', date = '2026-07-01T10:00:00Z') =>
  `<w:rPr><w:${kind} ${by(author, date)}/></w:rPr>`;
