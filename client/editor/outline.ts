import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { structureOf } from '#client/editor/structure/structure.ts';

/** A heading of the paper, for the table of contents. */
export interface OutlineHeading {
  readonly node: Node;
  readonly position: number;
  readonly level: number;
  readonly number: string | null;
  readonly text: string;
}

/** The headings on the paper's first level, in its order. */
export function headingsOf(state: EditorState): OutlineHeading[] {
  const { numbering, blocks } = structureOf(state) ?? {};
  const headings: OutlineHeading[] = [];
  let position = 0;
  for (const [at, node] of (blocks ?? []).entries()) {
    const part = numbering?.blocks[at]?.[0];
    if (part?.kind === 'heading') {
      const { level, number, words } = part;
      headings.push({ node, position, level, number, text: words });
    }
    position += node.nodeSize;
  }
  return headings;
}

/** Whether a table of contents would look the same. Places move with every letter, and are asked for when pressed. */
export function isSameOutline(
  one: readonly OutlineHeading[],
  other: readonly OutlineHeading[],
): boolean {
  return (
    one.length === other.length &&
    one.every((heading, at) => {
      const next = other[at];
      return (
        heading.level === next?.level &&
        heading.text === next.text &&
        heading.number === next.number
      );
    })
  );
}

/** The element on the page of the heading that is the `at`th of the paper now. */
export function headingElement(editor: Editor, at: number): HTMLElement | null {
  const heading = headingsOf(editor.state)[at];
  const element = heading && editor.view.nodeDOM(heading.position);
  return element instanceof HTMLElement ? element : null;
}
