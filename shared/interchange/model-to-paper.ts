import type { Block, Cell, Inline, Look, PaperModel, Row } from '#shared/interchange/model.ts';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import { formatEntries } from '#shared/suggestion/entry.ts';
import { BREAK_MARK, markOfEntry } from '#shared/suggestion/marks.ts';
import { project } from '#shared/suggestion/projection.ts';
import { COMMENT_MARK } from '#shared/thread/comment-mark.ts';

/**
 * The content of a paper that the model tells: `modelOf` of it is the model again. Numbers and labels are left aside,
 * they are computed anew; neighbouring words of one look become one text.
 */
export function contentOf({ blocks }: PaperModel): ContentNode[] {
  return project(blocks.map(nodeOf), () => 'keep');
}

type Attributes = Readonly<Record<string, unknown>>;

function nodeOf(block: Block): ContentNode {
  switch (block.kind) {
    case 'paragraph': {
      const { dir, align, inline } = block;
      return made('paragraph', { ...tied(block), dir, align }, wordsOf(inline));
    }
    case 'heading': {
      const { dir, align, level, counts, inline } = block;
      const numbered = counts ? null : 'no';
      return made('heading', { ...tied(block), dir, align, level, numbered }, wordsOf(inline));
    }
    case 'caption':
      return made('caption', { ...tied(block), dir: block.dir }, wordsOf(block.inline));
    case 'figure': {
      const { dir, file, alt, pixels, width, inline } = block;
      return made('figure', { ...tied(block), dir, file, alt, pixels, width }, wordsOf(inline));
    }
    case 'table':
      return made('table', tied(block), block.rows.map(rowOf));
    case 'list':
      return listOf(block);
    case 'frame': {
      const type = block.of === 'quote' ? 'blockquote' : block.of;
      const { tone, dimension, links } = block;
      return made(type, { ...tied(block), tone, dimension, links }, block.blocks.map(nodeOf));
    }
    default:
      return made(SIGNS[block.kind], tied(block), []);
  }
}

const SIGNS = {
  'page-break': 'pageBreak',
  rule: 'horizontalRule',
  contents: 'tableOfContents',
} as const;

const LISTS = { bullets: 'bulletList', numbers: 'orderedList', tasks: 'taskList' } as const;

function listOf(block: Block & { readonly kind: 'list' }): ContentNode {
  const { of, start, numerals, items } = block;
  const nodes = items.map(({ changes, isDone, blocks }) => {
    const attrs = { proposed: formatEntries(changes), checked: isDone ? 'yes' : null };
    return made(of === 'tasks' ? 'taskItem' : 'listItem', attrs, blocks.map(nodeOf));
  });
  return made(LISTS[of], { ...tied(block), start, style: numerals }, nodes);
}

function rowOf({ changes, cells }: Row): ContentNode {
  return made('tableRow', { proposed: formatEntries(changes) }, cells.map(cellOf));
}

function cellOf({ isHeader, colspan, rowspan, widths, blocks }: Cell): ContentNode {
  const attrs = { colspan, rowspan, colwidth: widths };
  return made(isHeader ? 'tableHeader' : 'tableCell', attrs, blocks.map(nodeOf));
}

function tied({ id, changes }: Pick<Block, 'id' | 'changes'>): Attributes {
  return { id, proposed: formatEntries(changes) };
}

/** A node as the paper stores it: without what is null, and without empty lists. */
function made(type: string, attrs: Attributes, content: readonly ContentNode[]): ContentNode {
  const told = Object.entries(attrs).filter(([, value]) => value !== null);
  return {
    type,
    ...(told.length > 0 && { attrs: Object.fromEntries(told) }),
    ...(content.length > 0 && { content }),
  };
}

function wordsOf(inline: readonly Inline[], around: readonly ContentMark[] = []): ContentNode[] {
  return inline.flatMap((one): ContentNode[] => {
    if (one.kind === 'line-break') return [{ type: 'hardBreak' }];
    if (one.kind === 'note')
      return wordsOf(one.inline, [{ type: 'footnote', attrs: { id: one.id } }]);
    const marks = [...around, ...marksOfLook(one.look), ...one.changes.map(markOfEntry)];
    for (const id of one.threads) marks.push({ type: COMMENT_MARK, attrs: { id } });
    if (one.kind === 'proposed-end') marks.push({ type: BREAK_MARK });
    if (one.kind === 'reference') marks.push({ type: 'reference', attrs: { to: one.to } });
    const text = one.kind === 'reference' ? REFERENCE_CHARACTER : one.text;
    return text === '' ? [] : [{ type: 'text', text, ...(marks.length > 0 && { marks }) }];
  });
}

const PLAIN_MARKS = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript'] as const;

function marksOfLook(look: Look): ContentMark[] {
  const marks: ContentMark[] = PLAIN_MARKS.flatMap((type) => (look[type] ? [{ type }] : []));
  if (look.highlight !== null) marks.push({ type: 'highlight', attrs: { colour: look.highlight } });
  if (look.link !== null) marks.push({ type: 'link', attrs: { href: look.link } });
  if (look.mention !== null) marks.push({ type: 'mention', attrs: { person: look.mention } });
  return marks;
}
