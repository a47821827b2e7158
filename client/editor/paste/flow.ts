import type { ContentNode } from '#shared/paper/content.ts';

interface Flow {
  /** Paragraphs and lists, as lists, quotes and cells hold them. */
  readonly flow: ContentNode[];
  /** What may not stand there, in order; it goes after the whole. */
  readonly lifted: ContentNode[];
}

/** Brings blocks into a place that takes only paragraphs and lists (and figures, where that is said). No word is lost. */
export function toFlow(blocks: readonly ContentNode[], takesFigures = false): Flow {
  const flow: ContentNode[] = [];
  const lifted: ContentNode[] = [];
  for (const block of blocks) {
    if (/^(?:paragraph|bulletList|orderedList|taskList)$/.test(block.type)) flow.push(block);
    else if (block.type === 'figure') (takesFigures ? flow : lifted).push(block);
    else if (block.type === 'heading') flow.push(asBold(block));
    else if (block.type === 'caption') flow.push({ ...block, type: 'paragraph' });
    else if (block.type === 'blockquote') flow.push(...toFlow(block.content ?? []).flow);
    else if (block.type === 'table') lifted.push(block);
  }
  return { flow, lifted };
}

/** A heading where none may stand: its words, bold. */
function asBold({ content = [], attrs: all = {} }: ContentNode): ContentNode {
  const attrs = Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'level'));
  return {
    type: 'paragraph',
    ...(Object.keys(attrs).length > 0 && { attrs }),
    content: content.map((part) =>
      part.type === 'text' && !part.marks?.some(({ type }) => type === 'bold')
        ? { ...part, marks: [{ type: 'bold' }, ...(part.marks ?? [])] }
        : part,
    ),
  };
}

/** A block that may not stand where it is put, as lines of words: a table row by row, an image by its caption. */
export function flattened(block: ContentNode): ContentNode[] {
  if (block.type === 'table') {
    return (block.content ?? []).flatMap((row) => {
      const cells = (row.content ?? [])
        .map((cell) => wordsIn(cell))
        .filter((words) => words.length > 0);
      const content = cells.flatMap((words, at) =>
        at === 0 ? words : [{ type: 'text', text: ' | ' }, ...words],
      );
      return content.length > 0 ? [{ type: 'paragraph', content }] : [];
    });
  }
  return block.content?.length ? [{ type: 'paragraph', content: block.content }] : [];
}

/** All words in a block, in one line. */
export function wordsIn(block: ContentNode): ContentNode[] {
  return (block.content ?? []).flatMap((part, at) => {
    if (part.type === 'text' || part.type === 'hardBreak') return [part];
    return at === 0 ? wordsIn(part) : [{ type: 'text', text: ' ' }, ...wordsIn(part)];
  });
}
