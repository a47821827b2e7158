import { bookmarkOf } from '#server/interchange/word/bookmarks.ts';
import { type ContentsLine, levelShown } from '#server/interchange/word/headings.ts';
import { paragraphXml } from '#server/interchange/word/paragraph.ts';
import { plainRuns } from '#server/interchange/word/plain-runs.ts';
import type { Writing } from '#server/interchange/word/writing.ts';
import { tag, val } from '#server/interchange/word/xml.ts';
import { headingMark } from '#shared/paper/part-label.ts';

const TAB = '<w:r><w:tab/></w:r>';

/**
 * The table of contents: a field that Word keeps, with its lines in it already. Which pages they are on is known to Word
 * alone: what stands there is near, and the field says that it is to be brought up to date.
 */
export function contentsXml(writing: Writing, lines: readonly ContentsLine[]): string {
  const { wish, base } = writing;
  const title = paragraphXml(
    { style: 'TOCHeading', direction: base },
    { id: writing.paragraphId() },
    plainRuns(wish.say('structure.contents.title'), base),
  );
  const begin = fieldStart('TOC \\o "1-4" \\h \\z \\u', true);
  const entries = lines.map((line, at) => {
    const runs = `${at === 0 ? begin : ''}${entryXml(writing, line)}`;
    const style = `TOC${String(levelShown(line.heading))}`;
    return paragraphXml({ style, direction: base }, { id: writing.paragraphId() }, runs);
  });
  const end = paragraphXml(
    { direction: base },
    { id: writing.paragraphId() },
    `${lines.length === 0 ? begin : ''}${FIELD_END}`,
  );
  const gallery = tag(
    'w:docPartObj',
    {},
    val('docPartGallery', 'Table of Contents'),
    '<w:docPartUnique/>',
  );
  return tag(
    'w:sdt',
    {},
    tag('w:sdtPr', {}, gallery),
    tag('w:sdtContent', {}, title, ...entries, end),
  );
}

function entryXml({ base }: Writing, { heading, words, page }: ContentsLine): string {
  const number = heading.number === null ? '' : `${headingMark(heading.number)} `;
  const shown = `${plainRuns(`${number}${words}`, base)}${TAB}`;
  const on = plainRuns(String(page), base);
  const anchor = heading.id === null ? null : bookmarkOf(heading.id);
  if (anchor === null) return shown + on;
  const field = `${fieldStart(`PAGEREF ${anchor} \\h`)}${on}${FIELD_END}`;
  return tag('w:hyperlink', { 'w:anchor': anchor, 'w:history': 1 }, shown, field);
}

const FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

function fieldStart(instruction: string, isStale = false): string {
  const begin = tag('w:fldChar', {
    'w:fldCharType': 'begin',
    'w:dirty': isStale ? 'true' : null,
  });
  const words = tag(
    'w:instrText',
    { 'xml:space': 'preserve' },
    ` ${instruction.replaceAll('"', '&quot;')} `,
  );
  return `<w:r>${begin}</w:r><w:r>${words}</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
}
