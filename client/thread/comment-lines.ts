import type { JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { isPlainLine } from '#shared/contract/plain-line.ts';
import { isSafeAddress } from '#shared/paper/safe-address.ts';
import { type CommentBody, type Line, type Run, wordsOf } from '#shared/thread/comment-body.ts';

/** What stands in the field of a comment, as a comment's body: blank lines at its ends and forbidden signs left out. */
export function linesOf(doc: Node): CommentBody {
  const lines: Line[] = [];
  doc.forEach((block) => {
    if (block.type.name === 'paragraph') lines.push(...paragraphLines(block));
    else {
      const list = block.type.name === 'orderedList' ? 'number' : 'bullet';
      block.forEach((item) =>
        item.forEach((paragraph) =>
          lines.push(...paragraphLines(paragraph).map((line) => ({ ...line, list }) as const)),
        ),
      );
    }
  });
  const first = lines.findIndex(isFilled);
  const last = lines.findLastIndex(isFilled);
  return first < 0 ? [] : lines.slice(first, last + 1);
}

const isFilled = (line: Line): boolean => wordsOf([line]).trim() !== '';

/** A line end within a paragraph makes two lines of it. */
function paragraphLines(paragraph: Node): Line[] {
  const lines: Run[][] = [[]];
  paragraph.forEach((node) => {
    if (node.type.name === 'hardBreak') lines.push([]);
    else lines.at(-1)?.push(...runOf(node));
  });
  return lines.map((runs) => ({ runs }));
}

function runOf(node: Node): Run[] {
  const text = Array.from(node.text ?? '')
    .filter(isPlainLine)
    .join('');
  if (text === '') return [];
  const mark = (name: string) => node.marks.find(({ type }) => type.name === name)?.attrs;
  const href: unknown = mark('link')?.['href'];
  const person: unknown = mark('mention')?.['person'];
  return [
    {
      text,
      ...(mark('bold') && { bold: true as const }),
      ...(isSafeAddress(href) && { href }),
      ...(typeof person === 'string' && { person }),
    },
  ];
}

/** A comment's body as the content of its field. */
export function docOf(lines: readonly Line[]): JSONContent {
  const blocks = groupsOf(lines).flatMap((group): JSONContent[] => {
    const paragraphs = group.lines.map(({ runs }) => ({
      type: 'paragraph',
      content: runs.map(textOf),
    }));
    if (!group.list) return paragraphs;
    const type = group.list === 'number' ? 'orderedList' : 'bulletList';
    return [{ type, content: paragraphs.map((one) => ({ type: 'listItem', content: [one] })) }];
  });
  return { type: 'doc', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] };
}

function textOf({ text, bold, href, person }: Run): JSONContent {
  return {
    type: 'text',
    text,
    marks: [
      ...(bold ? [{ type: 'bold' }] : []),
      ...(href ? [{ type: 'link', attrs: { href } }] : []),
      ...(person ? [{ type: 'mention', attrs: { person } }] : []),
    ],
  };
}

export interface LineGroup {
  readonly list: Line['list'];
  readonly lines: readonly Line[];
}

/** Neighbouring items of one kind are one list. */
export function groupsOf(lines: readonly Line[]): readonly LineGroup[] {
  const groups: { list: Line['list']; lines: Line[] }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && line.list && last.list === line.list) last.lines.push(line);
    else groups.push({ list: line.list, lines: [line] });
  }
  return groups;
}

/** A body out of a kept draft; empty when there is none, or none that can be read. */
export function keptLines(text: string): CommentBody {
  try {
    const read: unknown = text === '' ? [] : JSON.parse(text);
    return Array.isArray(read) && read.every(isLine) ? read : [];
  } catch {
    return [];
  }
}

/** Looser than the contract: words that are too many to be sent are words all the same. */
function isLine(line: unknown): line is Line {
  if (typeof line !== 'object' || line === null || !('runs' in line)) return false;
  const { runs } = line;
  return (
    Array.isArray(runs) &&
    runs.every((run: unknown) => typeof run === 'object' && run !== null && 'text' in run)
  );
}
