import { createContext, useContext } from 'react';
import type { ContentNode } from '#shared/paper/content.ts';
import { numberContent } from '#shared/paper/content-parts.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import type { NumberedPart, Numbering } from '#shared/paper/numbering.ts';
import { PLAIN_WORDS, type StructureWords } from '#client/editor/structure/structure-words.ts';

/** The numbers of a paper that is drawn without an editor. */
export interface StaticNumbers {
  readonly numbering: Numbering<ContentNode>;
  readonly layout: PaperLayout;
  readonly words: StructureWords;
  /** What a reference to an id means. */
  readonly targetOf: (id: string) => NumberedPart<unknown> | undefined;
  /** The part that a block is. */
  readonly partOf: (block: ContentNode) => NumberedPart<ContentNode> | undefined;
  /** The note that a text belongs to, and whether it ends with it. */
  readonly noteOf: (
    text: ContentNode,
  ) => { readonly part: NumberedPart<ContentNode>; readonly isLast: boolean } | undefined;
}

export function staticNumbers(
  content: readonly ContentNode[],
  layout: PaperLayout,
  words: StructureWords,
): StaticNumbers {
  const numbering = numberContent(content, layout);
  const blocks = new Map<ContentNode, NumberedPart<ContentNode>>();
  const texts = new Map<
    ContentNode,
    { readonly part: NumberedPart<ContentNode>; readonly isLast: boolean }
  >();
  for (const part of numbering.parts) {
    for (const node of part.nodes) {
      if (part.kind === 'footnote') texts.set(node, { part, isLast: node === part.nodes.at(-1) });
      else blocks.set(node, part);
    }
  }
  return {
    numbering,
    layout,
    words,
    targetOf: (id) => numbering.byId.get(id),
    partOf: (block) => blocks.get(block),
    noteOf: (text) => texts.get(text),
  };
}

const NumbersContext = createContext<StaticNumbers>(
  staticNumbers([], { headings: 'none', paragraphs: false }, PLAIN_WORDS),
);

/** Gives the numbers to all that is drawn inside. */
export const NumbersOf = NumbersContext.Provider;

export function useNumbers(): StaticNumbers {
  return useContext(NumbersContext);
}
