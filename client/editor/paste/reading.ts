import type { Direction } from '#client/editor/direction.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { Findings } from '#client/editor/paste/findings.ts';
import type { Images } from '#client/editor/paste/images.ts';
import type { Ink } from '#client/editor/paste/ink.ts';
import type { StyleSheet } from '#client/editor/paste/style-sheet.ts';

/** Where in a page one reads: how words are set there, and how deep it is. */
export interface Place {
  readonly ink: Ink;
  readonly depth: number;
  /** The lists around it, outermost first. */
  readonly lists: readonly ('ol' | 'ul')[];
}

/** Everything that reading a page needs to know. */
export interface Reading {
  readonly sheet: StyleSheet;
  readonly findings: Findings;
  readonly images: Images;
  /** The words of notes, by the number that their sign in the text carries. */
  readonly notes: readonly Element[];
  readonly newId: () => string;
  /** The paper's own direction. */
  readonly direction: Direction;
  /** Whether a background is an author's highlighter: so in word processors, but not in web pages. */
  readonly hasHighlighter: boolean;
  /** Reads the children of an element as blocks of a paper. */
  readonly blocksIn: (parent: ParentNode, place: Place) => ContentNode[];
}
