import { Relations } from '#server/interchange/word/relations.ts';
import { otherPart, tag } from '#server/interchange/word/xml.ts';
import type { ZipEntry } from '#server/interchange/word/zip.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** A part of the file beside its main one. */
export interface Part {
  readonly name: string;
  readonly xml: string;
  /** Its content type. */
  readonly type: string;
  /** How the main part is related to it; null where it is not. */
  readonly relation: string | null;
}

/** A part of Word's own kind. */
export function wordPart(name: string, xml: string, relation = name): Part {
  return { name: `${name}.xml`, xml, type: `${WORD}.${name}+xml`, relation };
}

/** Relates the main part to the others; answers the id of each by its name. */
export function related(parts: readonly Part[], relations: Relations): ReadonlyMap<string, string> {
  return new Map(
    parts.flatMap(({ name, relation }) =>
      relation === null ? [] : [[name, relations.add(relation, name)] as const],
    ),
  );
}

export function textEntry(name: string, xml: string): ZipEntry {
  return { name, bytes: Buffer.from(xml) };
}

/** What every file begins with: what its parts are, and where to start. */
export function firstEntries(parts: readonly Part[], hasStore: boolean): ZipEntry[] {
  const start = new Relations();
  start.add('officeDocument', 'word/document.xml');
  start.add(
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    'docProps/core.xml',
  );
  start.add('extended-properties', 'docProps/app.xml');
  return [
    textEntry('[Content_Types].xml', contentTypesXml(parts, hasStore)),
    textEntry('_rels/.rels', start.xml()),
  ];
}

function contentTypesXml(parts: readonly Part[], hasStore: boolean): string {
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
    hasStore ? named('customXml/itemProps1.xml', `${OFFICE}.customXmlProperties+xml`) : '',
    named('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    named('docProps/app.xml', `${OFFICE}.extended-properties+xml`),
  );
}
