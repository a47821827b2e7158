import type { Place } from '#server/interchange/reading/means.ts';
import { readParagraph } from '#server/interchange/reading/paragraph.ts';
import type { Raw } from '#server/interchange/reading/raw.ts';
import { revisionOf, takeRange } from '#server/interchange/reading/revisions.ts';
import { readTable } from '#server/interchange/reading/table.ts';
import { child, type Element, elements, valueOf } from '#server/interchange/reading/xml-tree.ts';

/** Reads the paragraphs and tables of one story: the text, a cell, a text box, a note. */
export function readStory(parent: Element, place: Place): Raw[] {
  return elements(parent).flatMap((one) => readBlock(one, place));
}

const WRAPPERS = new Set(['w:customXml', 'w:smartTag', 'w:sdtContent']);

function readBlock(one: Element, place: Place): readonly Raw[] {
  const { means } = place;
  const inner = (element: Element) => readStory(element, place);
  if (one.name === 'w:p') return [readParagraph(one, place, (aside) => readAside(aside, place))];
  if (one.name === 'w:tbl') return [readTable(one, place, inner)];
  if (WRAPPERS.has(one.name)) return inner(one);
  const entry = revisionOf(means, one);
  if (entry) return readStory(one, { ...place, around: [...place.around, entry] });
  if (takeRange(means, one)) return [];
  switch (one.name) {
    case 'w:sdt':
      return readControl(one, place);
    case 'mc:AlternateContent':
      return inner(child(one, 'mc:Choice') ?? child(one, 'mc:Fallback') ?? one);
    case 'w:altChunk':
      means.tally.add('included-files');
      return [];
    default:
      return [];
  }
}

function readAside(aside: Element, place: Place): Raw[] {
  const blocks = readStory(aside, place);
  if (blocks.length > 0) place.means.tally.add('text-boxes');
  return blocks;
}

/** A content control: transparent, except for a table of contents. */
function readControl(one: Element, place: Place): readonly Raw[] {
  const properties = child(one, 'w:sdtPr');
  const content = child(one, 'w:sdtContent');
  const gallery = valueOf(child(child(properties, 'w:docPartObj'), 'w:docPartGallery'));
  if (!content) return [];
  const blocks = readStory(content, place);
  if (gallery === 'Table of Contents') return [{ kind: 'contents' }];
  return blocks;
}
