import { createElement, Fragment, type ReactNode } from 'react';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { CONTENT } from '#shared/paper/content-parts.ts';
import type { NumberedPart } from '#shared/paper/numbering.ts';
import { partLabel } from '#shared/paper/part-label.ts';
import type { PlacedReservation } from '#shared/position/position-contract.ts';
import { isSafeAddress } from '#shared/paper/safe-address.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import type { Say } from '#shared/locale/say.ts';

/** All that the parts of a published page are drawn by. */
export interface Drawn {
  readonly say: Say;
  /** The part that a block is. */
  readonly partOf: (node: ContentNode) => NumberedPart<ContentNode> | undefined;
  readonly partById: (id: string) => NumberedPart<ContentNode> | undefined;
  /** The note that a text belongs to, and whether it ends with it. */
  readonly noteOf: (
    node: ContentNode,
  ) => { readonly part: NumberedPart<ContentNode>; readonly isLast: boolean } | undefined;
  /** What the part is called that a block is or has; null for one that has no number. */
  readonly labelOf: (node: ContentNode) => string | null;
  /** The signed reservations beside a recommendation. */
  readonly reservationsAt: (blockId: unknown) => readonly PlacedReservation[];
  /** Where the image of this file is found. */
  readonly imageAt: (file: string) => string;
}

const TAGS: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
  highlight: 'mark',
};

interface WordsProps {
  readonly nodes: readonly ContentNode[];
  readonly drawn: Drawn;
  /** In the list of notes, where a note's words are not hidden behind its number. */
  readonly isNote?: boolean;
}

/** Running text: its marks, references by name, notes as their numbers. */
export function Words({ nodes, drawn, isNote = false }: WordsProps): ReactNode {
  return nodes.map((node, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- drawn once
    <Fragment key={at}>{word(node, drawn, isNote)}</Fragment>
  ));
}

function word(node: ContentNode, drawn: Drawn, isNote: boolean): ReactNode {
  if (node.type === 'hardBreak') return <br />;
  const { text = '', marks = [] } = node;
  const note = isNote ? undefined : drawn.noteOf(node);
  if (note) return note.isLast ? <NoteNumber part={note.part} /> : null;
  const to = CONTENT.mark(node, 'reference');
  if (to === null) return marked(marks, text);
  const pieces = text.split(REFERENCE_CHARACTER);
  return pieces.map((piece, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- drawn once
    <Fragment key={at}>
      {piece !== '' && marked(marks, piece)}
      {at < pieces.length - 1 && <Reference to={to} drawn={drawn} />}
    </Fragment>
  ));
}

function Reference({ to, drawn }: { readonly to: string; readonly drawn: Drawn }) {
  const part = drawn.partById(to);
  if (!part) return null;
  return (
    <a href={`#part-${to}`}>
      <bdi>{partLabel(part, drawn.say)}</bdi>
    </a>
  );
}

function NoteNumber({ part: { id, number } }: { readonly part: NumberedPart<ContentNode> }) {
  return (
    <sup id={`part-${id ?? ''}`}>
      <a role="doc-noteref" href={`#note-${id ?? ''}`}>
        {number}
      </a>
    </sup>
  );
}

function marked(marks: readonly ContentMark[], words: ReactNode): ReactNode {
  return marks.reduce<ReactNode>((inner, { type, attrs }) => {
    const href = attrs?.['href'];
    if (type === 'link' && isSafeAddress(href))
      return (
        <a href={href} rel="noopener nofollow">
          {inner}
        </a>
      );
    const tag = TAGS[type];
    return tag === undefined ? inner : createElement(tag, null, inner);
  }, words);
}
