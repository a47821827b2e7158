import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';

/** A heading of the paper, for the table of contents. */
export interface OutlineHeading {
  readonly node: Node;
  readonly position: number;
  readonly level: number;
  readonly text: string;
}

/** The headings on the paper's first level, in its order. */
export function headingsOf(doc: Node): OutlineHeading[] {
  const headings: OutlineHeading[] = [];
  doc.forEach((node, position) => {
    if (node.type.name !== 'heading') return;
    const level = Number(node.attrs['level'] ?? 1);
    headings.push({ node, position, level, text: node.textContent.trim() });
  });
  return headings;
}

/** Whether a table of contents would look the same. Places move with every letter, and are asked for when pressed. */
export function isSameOutline(
  one: readonly OutlineHeading[],
  other: readonly OutlineHeading[],
): boolean {
  return (
    one.length === other.length &&
    one.every(({ level, text }, at) => level === other[at]?.level && text === other[at]?.text)
  );
}

/** The element on the page of the heading that is the `at`th of the paper now. */
export function headingElement(editor: Editor, at: number): HTMLElement | null {
  const heading = headingsOf(editor.state.doc)[at];
  const element = heading && editor.view.nodeDOM(heading.position);
  return element instanceof HTMLElement ? element : null;
}
