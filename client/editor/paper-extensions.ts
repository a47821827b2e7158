import type { Extensions } from '@tiptap/core';
import { ListKeymap } from '@tiptap/extension-list';
import { Gapcursor } from '@tiptap/extensions';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { Collaboration } from '#client/editor/binding/collaboration.ts';
import { BlockCommands } from '#client/editor/blocks/block-commands.ts';
import { BlockIds } from '#client/editor/block-ids.ts';
import { Mentions } from '#client/editor/mention/mention-extension.ts';
import { Carets } from '#client/editor/carets.ts';
import { type Direction, ParagraphDirection } from '#client/editor/direction.ts';
import { EnterAtStart } from '#client/editor/enter-at-start.ts';
import { FindInPaper } from '#client/editor/find/find-plugin.ts';
import { HebrewKeys } from '#client/editor/hebrew-keys.ts';
import { ListCommands } from '#client/editor/lists/list-commands.ts';
import { MarkCommands } from '#client/editor/marks/mark-commands.ts';
import { NO_NODE_WORDS, type NodeWords } from '#client/editor/nodes/node-words.ts';
import type { TypedBlockOptions } from '#client/editor/nodes/typed-blocks.ts';
import { PAPER_NODES } from '#client/editor/paper-nodes.ts';
import { BlockLines } from '#client/editor/block-lines.ts';
import { Passages } from '#client/editor/remarks/passages.ts';
import { Paste, type PasteOptions } from '#client/editor/paste/paste.ts';
import { PastedIds } from '#client/editor/paste/pasted-ids.ts';
import type { FigureOptions } from '#client/editor/images/figure-view.ts';
import { Figure, NO_FIGURES } from '#client/editor/nodes/figures.ts';
import { SlashMenuKeys } from '#client/editor/slash/slash-plugin.ts';
import { OwnDeletions } from '#client/editor/suggesting/own-deletions.ts';
import { PlainWords } from '#client/editor/suggesting/plain-words.ts';
import { Suggesting, type SuggestingOptions } from '#client/editor/suggesting/suggesting.ts';
import { TableCommands } from '#client/editor/tables/table-commands.ts';
import { SteadyLine } from '#client/editor/steady-line.ts';
import {
  PaperStructure,
  type StructureOptions,
} from '#client/editor/structure/structure-extension.ts';
import { PLAIN_WORDS } from '#client/editor/structure/structure-words.ts';
import { NO_WORDS } from '#client/editor/typed-block-view.ts';
import { ToolKeys } from '#client/editor/tools/tool-wish.ts';
import { HebrewTypography } from '#client/editor/typography/hebrew-typography.ts';
import { UnmarkedBreaks } from '#client/editor/unmarked-breaks.ts';
import { UnshownParts } from '#client/editor/unshown-parts.ts';
import { WayOut } from '#client/editor/way-out.ts';
import { TYPED_BLOCKS } from '#shared/paper/schema.ts';

/** Nodes that draw a word of their own. */
const WORDED: ReadonlySet<string> = new Set(['callout', 'pageBreak', 'taskItem']);

export interface PaperWishes extends Partial<TypedBlockOptions> {
  readonly doc: Y.Doc;
  readonly awareness?: Awareness | null;
  /** The paper's own direction. */
  readonly direction?: Direction;
  /** The sentence in place of what cannot be shown. */
  readonly unshown?: string;
  /** How images come in and are seen. */
  readonly figures?: FigureOptions;
  /** Told of each paste that needs a word. */
  readonly onPasted?: PasteOptions['onPasted'];
  readonly onLongPaste?: NonNullable<PasteOptions['onLong']>;
  readonly nodeWords?: NodeWords;
  /** The words, the counting and the dialog of numbers, notes and references. */
  readonly structure?: Partial<StructureOptions>;
  /** Whether edits become suggestions, and whose. */
  readonly suggesting?: SuggestingOptions;
}

/** Everything an editor of a shared paper is made of. Other concepts add theirs beside it. */
export function paperExtensions(wishes: PaperWishes): Extensions {
  const { doc, awareness = null, direction = 'rtl', unshown = '' } = wishes;
  const { figures = NO_FIGURES, onPasted = () => undefined } = wishes;
  const { words = NO_WORDS, onDetails = () => undefined, structure = {} } = wishes;
  const typed: ReadonlySet<string> = new Set(TYPED_BLOCKS);
  const { nodeWords = NO_NODE_WORDS, suggesting } = wishes;
  const nodes = PAPER_NODES.map((node) => {
    if (node.type !== 'node') return node;
    if (node.name === 'tableOfContents') {
      return node.configure({ words: structure.words ?? PLAIN_WORDS });
    }
    if (node.name === 'figure') return Figure.configure(figures);
    if (typed.has(node.name)) return node.configure({ words, onDetails });
    return WORDED.has(node.name) ? node.configure({ words: nodeWords }) : node;
  });
  return [
    ...nodes,
    HebrewKeys,
    WayOut,
    EnterAtStart,
    ListKeymap,
    ToolKeys,
    SlashMenuKeys,
    FindInPaper,
    HebrewTypography.configure({ paper: direction }),
    ListCommands,
    BlockCommands,
    TableCommands,
    MarkCommands.configure({ paper: direction }),
    Gapcursor,
    Paste.configure({
      direction,
      desk: figures.desk,
      onPasted,
      onLong: wishes.onLongPaste ?? null,
    }),
    PastedIds,
    BlockIds,
    UnmarkedBreaks,
    UnshownParts.configure({ sentence: unshown }),
    ParagraphDirection.configure({ paper: direction }),
    PaperStructure.configure(structure),
    Mentions,
    Passages,
    BlockLines,
    Carets.configure({ awareness }),
    SteadyLine,
    PlainWords.configure({ suggests: () => (suggesting?.author() ?? null) !== null }),
    ...(suggesting
      ? [Suggesting.configure(suggesting), OwnDeletions.configure({ doc, me: suggesting.me })]
      : []),
    Collaboration.configure({ document: doc }),
  ];
}
