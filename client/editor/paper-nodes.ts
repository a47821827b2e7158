import type { Extensions } from '@tiptap/core';
import { Comment } from '#client/editor/nodes/comment-mark.ts';
import { Callout } from '#client/editor/nodes/callout.ts';
import { Caption, Figure } from '#client/editor/nodes/figures.ts';
import { BulletList, ListItem, OrderedList } from '#client/editor/nodes/lists.ts';
import { Bold, Italic, Link } from '#client/editor/nodes/marks.ts';
import {
  Highlight,
  Strike,
  Subscript,
  Superscript,
  Underline,
} from '#client/editor/nodes/more-marks.ts';
import { PageBreak, TableOfContents } from '#client/editor/nodes/page-marks.ts';
import { Footnote, Mention, Reference } from '#client/editor/nodes/pointing-marks.ts';
import { EntryMarks, ProposedBreak } from '#client/editor/nodes/suggestion-marks.ts';
import { Table, TableCell, TableHeader, TableRow } from '#client/editor/nodes/tables.ts';
import { TaskItem, TaskList } from '#client/editor/nodes/tasks.ts';
import {
  Blockquote,
  Document,
  HardBreak,
  Heading,
  HorizontalRule,
  Paragraph,
  Text,
} from '#client/editor/nodes/text-blocks.ts';
import { TypedBlocks } from '#client/editor/nodes/typed-blocks.ts';

/** Every node and mark of a paper. A test holds them against `shared/paper/schema.ts`. */
export const PAPER_NODES: Extensions = [
  Document,
  Text,
  Paragraph,
  Heading,
  BulletList,
  OrderedList,
  ListItem,
  TaskList,
  TaskItem,
  Blockquote,
  Callout,
  Figure,
  Caption,
  PageBreak,
  TableOfContents,
  HorizontalRule,
  Table,
  TableRow,
  TableCell,
  TableHeader,
  ...TypedBlocks,
  HardBreak,
  Bold,
  Italic,
  Underline,
  Strike,
  Superscript,
  Subscript,
  Highlight,
  Link,
  Footnote,
  Reference,
  Mention,
  ...EntryMarks,
  ProposedBreak,
  Comment,
];
