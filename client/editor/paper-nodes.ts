import type { Extensions } from '@tiptap/core';
import { BulletList, ListItem, OrderedList } from '#client/editor/nodes/lists.ts';
import { Bold, Italic, Link } from '#client/editor/nodes/marks.ts';
import { Table, TableCell, TableHeader, TableRow } from '#client/editor/nodes/tables.ts';
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
  Blockquote,
  HorizontalRule,
  Table,
  TableRow,
  TableCell,
  TableHeader,
  ...TypedBlocks,
  HardBreak,
  Bold,
  Italic,
  Link,
];
