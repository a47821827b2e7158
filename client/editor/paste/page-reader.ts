import type { ContentNode } from '#shared/paper/content.ts';
import {
  alignOf,
  type BlockKind,
  breaksPage,
  isHidden,
  kindOf,
} from '#client/editor/paste/block-kind.ts';
import { Blocks } from '#client/editor/paste/blocks.ts';
import { type Ink, inkOf, PLAIN } from '#client/editor/paste/ink.ts';
import { readList } from '#client/editor/paste/list-reader.ts';
import { NOTE_TAG } from '#client/editor/paste/notes.ts';
import type { Place, Reading } from '#client/editor/paste/reading.ts';
import type { StyleSheet } from '#client/editor/paste/style-sheet.ts';
import { readTable } from '#client/editor/paste/table-reader.ts';
import { takeMarker } from '#client/editor/paste/word-lists.ts';
import { toFlow } from '#client/editor/paste/flow.ts';

/** Deeper than any page is written; below it only words are taken. */
const DEEPEST = 200;

const OBJECTS = new Set([
  'object',
  'embed',
  'iframe',
  'video',
  'audio',
  'canvas',
  'svg',
  'applet',
  'math',
]);
const FORMS = new Set(['button', 'select', 'textarea', 'input']);
const UNREAD = new Set([
  'script',
  'style',
  'head',
  'title',
  'meta',
  'link',
  'template',
  'noscript',
  'xml',
  'base',
]);
const BLOCK_TAGS = new Set(
  'p div h1 h2 h3 h4 h5 h6 section article main header footer nav aside address dl dt dd details summary fieldset form center pre figcaption caption li tr td th tbody thead tfoot'.split(
    ' ',
  ),
);

/** Reads a whole page as blocks of a paper. */
export function readPage(page: ParentNode, reading: Omit<Reading, 'blocksIn'>): ContentNode[] {
  const whole: Reading = {
    ...reading,
    blocksIn: (parent, place) => readBlocks(parent, { ...place, reading: whole }),
  };
  return whole.blocksIn(page, { ink: PLAIN, depth: 0, lists: [] });
}

interface Here extends Place {
  readonly reading: Reading;
}

function readBlocks(parent: ParentNode, here: Here): ContentNode[] {
  const blocks = new Blocks(here.reading.findings);
  readInto(blocks, parent, here);
  return blocks.take();
}

function readInto(blocks: Blocks, parent: ParentNode, here: Here): void {
  for (const node of parent.childNodes) {
    if (node.nodeType === 3) blocks.line.add(node.nodeValue ?? '', here.ink);
    else if (node.nodeType === 1) readElement(blocks, node as Element, here);
  }
}

function readElement(blocks: Blocks, element: Element, here: Here): void {
  const { reading, ink, depth, lists } = here;
  const { sheet, findings } = reading;
  const tag = element.localName;
  if (depth > DEEPEST) return blocks.line.add(element.textContent ?? '', ink);
  if (UNREAD.has(tag)) return;
  if (OBJECTS.has(tag)) return findings.drop('objects');
  if (tag === 'del' && isTracked(element)) return findings.drop('deletions');
  // A page break is often an element that is not shown.
  if (tag === 'br' || tag === 'hr') return readBreak(blocks, element, sheet);
  if (tag === NOTE_TAG) return readNote(blocks, element, reading);
  if (isHidden(element, sheet)) {
    if (element.textContent?.trim()) findings.drop('hidden');
    return;
  }
  if (isComment(element, sheet)) return findings.drop('comments');
  if (FORMS.has(tag)) return readForm(blocks, element, here);
  if (tag === 'img') return blocks.addFigure(reading.images.read(element));
  const inner = { reading, ink: inkOf(element, ink, reading), depth: depth + 1, lists };
  const special = SPECIAL[tag];
  if (special) return special(blocks, element, inner);
  if (BLOCK_TAGS.has(tag) || isBlockStyle(element, sheet)) return readBlock(blocks, element, inner);
  return readInto(blocks, element, inner);
}

const SPECIAL: Readonly<Record<string, (blocks: Blocks, element: Element, here: Here) => void>> = {
  ul: addList,
  ol: addList,
  menu: addList,
  table(blocks, element, here) {
    blocks.add(...readTable(element, here.reading, here));
  },
  blockquote(blocks, element, here) {
    addQuote(blocks, readBlocks(element, here));
  },
  figure(blocks, element, here) {
    const inner = readBlocks(element, here);
    const picture = inner.find(({ type }) => type === 'figure');
    if (!picture) return blocks.add(...inner);
    const caption = inner.find(({ type }) => type === 'paragraph');
    blocks.add({ ...picture, content: picture.content ?? caption?.content ?? [] });
    blocks.add(...inner.filter((block) => block !== picture && block !== caption));
  },
  pre(blocks, element, here) {
    readBlock(blocks, element, { ...here, ink: { ...here.ink, pre: true } });
  },
};

function addList(blocks: Blocks, element: Element, here: Here): void {
  blocks.add(...readList(element, here.reading, here));
}

function addQuote(blocks: Blocks, inner: readonly ContentNode[]): void {
  const { flow, lifted } = toFlow(inner);
  if (flow.length > 0) blocks.add({ type: 'blockquote', content: flow });
  blocks.add(...lifted);
}

function readBlock(blocks: Blocks, element: Element, here: Here): void {
  const { sheet } = here.reading;
  if (breaksPage(element, sheet)) blocks.add({ type: 'pageBreak' });
  else blocks.end();
  const kind = kindOf(element, sheet);
  if (kind.kind === 'contents') return blocks.addContents();
  if (kind.kind === 'quote') {
    const inner = readBlocks(element, here);
    return addQuote(blocks, inner);
  }
  const before = blocks.begin(attributesOf(kind, alignOf(element, sheet)));
  if (kind.kind === 'heading') takeMarker(element);
  readInto(blocks, element, kind.kind === 'heading' ? withoutBold(here) : here);
  return blocks.end(before);
}

/** A heading is bold by itself. */
function withoutBold(here: Here): Here {
  return { ...here, ink: { ...here.ink, bold: false } };
}

function attributesOf(kind: BlockKind, align: string | null) {
  const attrs = align === null ? {} : { align };
  if (kind.kind === 'heading') return { type: 'heading', attrs: { ...attrs, level: kind.level } };
  return kind.kind === 'caption' ? { type: 'caption', attrs: {} } : { type: 'paragraph', attrs };
}

function isBlockStyle(element: Element, sheet: StyleSheet): boolean {
  return /^(?:block|flex|grid|list-item|table)\b/i.test(sheet.of(element).get('display') ?? '');
}

function readBreak(blocks: Blocks, element: Element, sheet: StyleSheet): void {
  if (breaksPage(element, sheet)) return blocks.add({ type: 'pageBreak' });
  if (element.localName === 'hr') return blocks.add({ type: 'horizontalRule' });
  return blocks.line.break();
}

function readForm(blocks: Blocks, element: Element, { reading, ink }: Here): void {
  if (element.getAttribute('type')?.toLowerCase() === 'checkbox') {
    return blocks.line.add(element.hasAttribute('checked') ? '☒ ' : '☐ ', ink);
  }
  if (element.getAttribute('type')?.toLowerCase() !== 'hidden') reading.findings.drop('forms');
}

/** Words that somebody has deleted with changes tracked; plain `<del>` is struck out words. */
function isTracked(element: Element): boolean {
  return (
    element.hasAttribute('cite') ||
    element.hasAttribute('datetime') ||
    element.classList.contains('msoDel')
  );
}

function isComment(element: Element, sheet: StyleSheet): boolean {
  if (element.localName === 'p') return false;
  const style = sheet.of(element);
  return (
    /comment/i.test(style.get('mso-special-character') ?? '') ||
    element.classList.contains('MsoCommentReference') ||
    element.classList.contains('msocomanchor')
  );
}

/** The words of a note, in the line where it belongs. */
function readNote(blocks: Blocks, sign: Element, reading: Reading): void {
  const body = reading.notes[Number(sign.getAttribute('data-note'))];
  if (!body) return;
  const note: Ink = { footnote: reading.newId() };
  const words = new Blocks(reading.findings);
  readInto(words, body, { reading, ink: note, depth: DEEPEST / 2, lists: [] });
  blocks.line.addRuns(inlineOf(words.take()));
}

/** All words of some blocks in one line. */
function inlineOf(blocks: readonly ContentNode[]): ContentNode[] {
  return blocks.flatMap((block, place) => {
    const blank = place === 0 ? [] : [{ type: 'hardBreak' }];
    if (block.content?.some(({ type }) => type === 'text')) return [...blank, ...block.content];
    return [...blank, ...inlineOf(block.content ?? [])];
  });
}
