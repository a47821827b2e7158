import {
  type Inline,
  type Look,
  type Note,
  PLAIN_LOOK,
  type ReferenceTarget,
} from '#shared/interchange/model.ts';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { CONTENT } from '#shared/paper/content-parts.ts';
import { MARKS, REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import { BREAK_MARK, entryOfMark } from '#shared/suggestion/marks.ts';
import { threadsOn } from '#shared/thread/comment-mark.ts';

/** What words cannot know by themselves. */
export interface NotesOf {
  /** The number of the note to which this text belongs. */
  noteNumber(text: ContentNode): string | null;
  target(id: string): ReferenceTarget | null;
}

type InNote = Note['inline'][number];

/** The running text of one block. Each unbroken run of one id is a note, as it is counted. */
export function inlineOf(content: readonly ContentNode[], notes: NotesOf): Inline[] {
  const all: Inline[] = [];
  let open: { id: string; number: string | null; inline: InNote[] } | null = null;
  for (const node of content) {
    const id = node.type === 'text' ? CONTENT.mark(node, 'footnote') : null;
    if (open && open.id !== id) open = null;
    if (node.type === 'hardBreak') all.push({ kind: 'line-break' });
    if (node.type !== 'text') continue;
    const pieces = piecesOf(node, notes);
    if (id === null) {
      all.push(...pieces);
      continue;
    }
    if (!open) {
      open = { id, number: notes.noteNumber(node), inline: [] };
      all.push({ kind: 'note', ...open });
    }
    open.inline.push(...pieces);
  }
  return all;
}

function piecesOf(node: ContentNode, notes: NotesOf): InNote[] {
  const { text = '', marks = [] } = node;
  const worded = {
    look: lookOf(marks),
    changes: marks.flatMap((mark) => entryOfMark(mark) ?? []),
    threads: threadsOn(marks),
  };
  if (marks.some(({ type }) => type === BREAK_MARK))
    return text === '' ? [] : [{ kind: 'proposed-end', text, ...worded }];
  const to = CONTENT.mark(node, 'reference');
  return text.split(new RegExp(`(${REFERENCE_CHARACTER})`, 'u')).flatMap((piece): InNote[] => {
    if (piece === '') return [];
    if (piece !== REFERENCE_CHARACTER) return [{ kind: 'words', text: piece, ...worded }];
    // A placeholder that points nowhere is no word.
    return to === null ? [] : [{ kind: 'reference', to, target: notes.target(to), ...worded }];
  });
}

function lookOf(marks: readonly ContentMark[]): Look {
  const has = (type: string) => marks.some((mark) => mark.type === type);
  const valueOf = (type: string, name: string): string | null => {
    const value = marks.find((mark) => mark.type === type)?.attrs?.[name];
    return MARKS[type]?.attributes[name]?.accepts(value) ? String(value) : null;
  };
  if (marks.length === 0) return PLAIN_LOOK;
  return {
    bold: has('bold'),
    italic: has('italic'),
    underline: has('underline'),
    strike: has('strike'),
    superscript: has('superscript'),
    subscript: has('subscript'),
    highlight: valueOf('highlight', 'colour'),
    link: valueOf('link', 'href'),
    mention: valueOf('mention', 'person'),
  };
}
