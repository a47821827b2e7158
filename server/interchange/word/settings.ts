import type { WordWish, Writing } from '#server/interchange/word/writing.ts';
import { escaped, otherPart, part, tag, val } from '#server/interchange/word/xml.ts';
import { universalTime } from '#server/interchange/word/wall-time.ts';

/** The part `settings.xml`. With `trackRevisions`, whoever answers in the file does it visibly without thinking of it. */
export function settingsXml(
  { wish }: { readonly wish: Pick<WordWish, 'tracksChanges'> },
  hasNotes: boolean,
): string {
  const compatibility = tag('w:compatSetting', {
    'w:name': 'compatibilityMode',
    'w:uri': 'http://schemas.microsoft.com/office/word',
    'w:val': 15,
  });
  const lines = [-1, 0].map((id) => tag('w:footnote', { 'w:id': id })).join('');
  return part(
    'w:settings',
    val('zoom', 100).replace('w:val', 'w:percent'),
    wish.tracksChanges ? '<w:trackRevisions/>' : '',
    val('defaultTabStop', 720),
    val('characterSpacingControl', 'doNotCompress'),
    hasNotes ? tag('w:footnotePr', {}, lines) : '',
    tag('w:compat', {}, compatibility),
    tag('w:themeFontLang', { 'w:val': 'en-US', 'w:bidi': 'he-IL' }),
    val('decimalSymbol', '.'),
    val('listSeparator', ','),
  );
}

/** Faces, and what stands in where one is missing. */
export function fontsXml(): string {
  const face = (name: string, alternative: string, family: string) =>
    tag(
      'w:font',
      { 'w:name': name },
      val('altName', alternative),
      val('charset', 'B1'),
      val('family', family),
      val('pitch', 'variable'),
    );
  return part(
    'w:fonts',
    face('David', 'David Libre', 'swiss'),
    face('Arial', 'Liberation Sans', 'swiss'),
  );
}

/** Everybody who changed or remarked something, by the name that stands there and no account of any kind. */
export function peopleXml({ authors }: Writing): string {
  const people = [...authors].map((name) =>
    tag(
      'w15:person',
      { 'w15:author': name },
      tag('w15:presenceInfo', { 'w15:providerId': 'None', 'w15:userId': name }),
    ),
  );
  return part('w15:people', ...people);
}

interface Told {
  readonly paper: Pick<WordWish['paper'], 'title' | 'forumName' | 'direction'>;
  readonly at: Date;
}

/** Title and time: of the paper, and of nobody's machine. */
export function corePropertiesXml({ wish }: { readonly wish: Told }): string {
  const time = (name: string) =>
    tag(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, universalTime(wish.at));
  const words = (name: string, text: string) => tag(name, {}, escaped(text));
  return otherPart(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    words('dc:title', wish.paper.title),
    words('dc:creator', wish.paper.forumName),
    words('cp:lastModifiedBy', wish.paper.forumName),
    time('created'),
    time('modified'),
    words('dc:language', wish.paper.direction === 'rtl' ? 'he-IL' : 'en-US'),
  );
}

/** Which program wrote it. */
export function appPropertiesXml(): string {
  return otherPart(
    'Properties',
    { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
    '<Application>Nayar</Application>',
  );
}
