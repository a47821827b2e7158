import type { ContentNode } from '#shared/paper/content.ts';
import { type Direction, directionOfText } from '#client/editor/direction.ts';
import { CAPTION_NUMBER } from '#client/editor/paste/style-names.ts';
import { takeBox } from '#client/editor/paste/list-reader.ts';

/**
 * The most letters in one paragraph: some ten pages. A longer one is parted between words, because one stretch of text
 * travels whole and is refused when it is larger than a frame.
 */
export const MOST_LETTERS = 20_000;

/** What can only be told once all blocks are there: whose caption a line is, which lines are tasks, which way each runs. */
export function finished(blocks: readonly ContentNode[], direction: Direction): ContentNode[] {
  return tasksOf(captioned(blocks))
    .map((block) => inside(block, direction))
    .flat();
}

/** A caption belongs to the table or image beside it: over a table, and inside a figure. */
function captioned(blocks: readonly ContentNode[]): ContentNode[] {
  const done: ContentNode[] = [];
  for (const [at, block] of blocks.entries()) {
    if (block.type !== 'caption') {
      done.push(block);
      continue;
    }
    const content = withoutNumber(block.content ?? []);
    const before = done.at(-1);
    if (before?.type === 'figure' && !before.content?.length) {
      done[done.length - 1] = { ...before, content };
    } else if (blocks[at + 1]?.type === 'table') {
      done.push({ type: 'caption', content });
    } else if (before?.type === 'table' && done.at(-2)?.type !== 'caption') {
      done.splice(-1, 0, { type: 'caption', content });
    } else done.push({ type: 'paragraph', content: block.content ?? [] });
  }
  return done;
}

function withoutNumber(content: readonly ContentNode[]): readonly ContentNode[] {
  const whole = content.map(({ text = '' }) => text).join('');
  let cut = CAPTION_NUMBER.exec(whole)?.[0].length ?? 0;
  if (cut === 0 || cut === whole.length) return content;
  return content.flatMap((part) => {
    const text = part.text ?? '';
    const taken = Math.min(cut, text.length);
    cut -= taken;
    if (taken === 0) return [part];
    return taken === text.length ? [] : [{ ...part, text: text.slice(taken) }];
  });
}

/** Paragraphs that begin with a drawn box are tasks. */
function tasksOf(blocks: readonly ContentNode[]): ContentNode[] {
  const done: ContentNode[] = [];
  for (const block of blocks) {
    const flow = [block];
    const checked = block.type === 'paragraph' ? takeBox(flow) : null;
    if (checked === null) {
      done.push(block);
      continue;
    }
    const item = { type: 'taskItem', ...(checked && { attrs: { checked: 'yes' } }), content: flow };
    const last = done.at(-1);
    if (last?.type === 'taskList') {
      done[done.length - 1] = { ...last, content: [...(last.content ?? []), item] };
    } else done.push({ type: 'taskList', content: [item] });
  }
  return done;
}

const TEXT_BLOCKS = new Set(['paragraph', 'heading', 'caption', 'figure']);

/** Each text block gets the direction of its letters, where that is not the paper's own. */
function inside(block: ContentNode, paper: Direction): ContentNode[] {
  const { type, content = [], attrs = {} } = block;
  if (!TEXT_BLOCKS.has(type)) {
    return [
      { ...block, ...(block.content && { content: content.flatMap((one) => inside(one, paper)) }) },
    ];
  }
  const hasOwnLook = type === 'heading' || type === 'caption' || type === 'figure';
  const pieces = parted(hasOwnLook ? withoutLook(content) : content);
  return pieces.map((piece, at) => {
    const own = directionOfText(piece.map(({ text = '' }) => text).join(''));
    const all = { ...attrs, ...(own !== null && own !== paper && { dir: own }) };
    // What does not fit into a heading or a caption goes on as paragraphs.
    const name = at === 0 ? type : 'paragraph';
    const kept = at === 0 ? all : { ...('dir' in all && { dir: all.dir }) };
    return {
      type: name,
      ...(Object.keys(kept).length > 0 && { attrs: kept }),
      ...(piece.length > 0 && { content: piece }),
    };
  });
}

/** Headings and captions have a look of their own: what sets all of their words is their style, not an emphasis. */
function withoutLook(content: readonly ContentNode[]): readonly ContentNode[] {
  const texts = content.filter(({ text }) => text?.trim());
  const isWhole = (name: string) =>
    texts.every(({ marks = [] }) => marks.some(({ type }) => type === name || type === 'footnote'));
  const whole = new Set(['bold', 'italic', 'underline'].filter(isWhole));
  if (whole.size === 0) return content;
  return content.map((part) => {
    const { marks: _, ...plain } = part;
    const marks = part.marks?.filter(({ type }) => !whole.has(type)) ?? [];
    return marks.length > 0 ? { ...plain, marks } : plain;
  });
}

/** Parts words into pieces that are short enough, at blanks where there are any. */
function parted(content: readonly ContentNode[]): readonly (readonly ContentNode[])[] {
  const length = content.reduce((sum, { text = ' ' }) => sum + text.length, 0);
  if (length <= MOST_LETTERS) return [content];
  const pieces: ContentNode[][] = [[]];
  let room = MOST_LETTERS;
  for (const part of content) {
    let rest = part.text ?? null;
    if (rest === null) pieces.at(-1)?.push(part);
    while (rest !== null && rest !== '') {
      const cut = rest.length <= room ? rest.length : cutBefore(rest, room);
      if (cut > 0) pieces.at(-1)?.push({ ...part, text: rest.slice(0, cut) });
      rest = rest.slice(cut);
      room -= cut;
      if (rest !== '') {
        pieces.push([]);
        room = MOST_LETTERS;
      }
    }
  }
  return pieces.filter((piece) => piece.some(({ type }) => type === 'text'));
}

function cutBefore(text: string, most: number): number {
  const blank = text.lastIndexOf(' ', most - 1);
  if (blank > most / 2) return blank + 1;
  // Never between the halves of a pair.
  return /[\ud800-\udbff]/.test(text[most - 1] ?? '') ? most - 1 : most;
}
