import { createElement, Fragment, type ReactNode } from 'react';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { CONTENT } from '#shared/paper/content-parts.ts';
import type { NumberedPart } from '#shared/paper/numbering.ts';
import { isSafeAddress } from '#shared/paper/safe-address.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import { addressOf } from '#client/editor/structure/structure-drawing.ts';
import { useNumbers } from '#client/editor/structure/static-numbers.ts';

const MARK_TAGS: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
};

/** Marks from the outermost to the innermost, as the editor nests them. */
const NESTING = [
  'link',
  ...Object.keys(MARK_TAGS),
  'highlight',
  'footnote',
  'reference',
  'mention',
  'insertion',
  'deletion',
];

interface TextProps {
  readonly node: ContentNode;
}

/** One text of a paper as the editor draws it: a note's words hidden behind its number, a reference by its name. */
export function StaticWords({ node }: TextProps): ReactNode {
  const { noteOf } = useNumbers();
  const note = noteOf(node);
  const words = note ? (
    <span className="closed-words">{node.text}</span>
  ) : (
    <WithReferences node={node} />
  );
  if (!note) return isPointer(node) ? words : <Marked marks={node.marks} words={words} />;
  return (
    <>
      <Marked marks={node.marks} words={words} />
      {note.isLast && <NoteNumber part={note.part} />}
    </>
  );
}

/** The words of a footnote where it is listed: with its links, its bold words and its references. */
export function NoteWords({ nodes }: { readonly nodes: readonly ContentNode[] }): ReactNode {
  return nodes.map((node, at) => {
    const marks = node.marks?.filter(({ type }) => type !== 'footnote');
    const words = <WithReferences node={{ ...node, ...(marks && { marks }) }} />;
    return (
      // oxlint-disable-next-line react/no-array-index-key -- the texts of a note have no other name than their place
      <Fragment key={at}>
        {isPointer(node) ? words : <Marked marks={marks} words={words} />}
      </Fragment>
    );
  });
}

function isPointer(node: ContentNode): boolean {
  return CONTENT.mark(node, 'reference') !== null;
}

function WithReferences({ node }: TextProps): ReactNode {
  const to = CONTENT.mark(node, 'reference');
  const { text = '', marks } = node;
  if (to === null) return text;
  return text.split(new RegExp(`(${REFERENCE_CHARACTER})`, 'u')).map((piece, at) => {
    const isSign = piece === REFERENCE_CHARACTER;
    const words = isSign ? <span className="closed-words">{piece}</span> : piece;
    return piece === '' ? null : (
      // oxlint-disable-next-line react/no-array-index-key -- pieces have no other name than their place
      <Fragment key={at}>
        <Marked marks={marks} words={words} />
        {isSign && <ReferenceLabel to={to} />}
      </Fragment>
    );
  });
}

function ReferenceLabel({ to }: { readonly to: string }) {
  const { targetOf, words } = useNumbers();
  const target = targetOf(to);
  return (
    <a
      className={target ? 'reference-label' : 'reference-label reference-broken'}
      {...(target && { href: addressOf(to) })}
    >
      <bdi>{target ? words.label(target) : words.broken}</bdi>
    </a>
  );
}

/** The number of a note at the end of its place in the text. */
function NoteNumber({ part: { id, number } }: { readonly part: NumberedPart<ContentNode> }) {
  const { words } = useNumbers();
  return (
    <a
      className="note-number"
      role="doc-noteref"
      aria-label={words.note(number ?? '')}
      id={`part-${id ?? ''}`}
      href={addressOf(`note-${id ?? ''}`)}
    >
      {number}
    </a>
  );
}

interface MarkedProps {
  readonly marks: readonly ContentMark[] | undefined;
  readonly words: ReactNode;
}

function Marked({ marks = [], words }: MarkedProps): ReactNode {
  return NESTING.toReversed().reduce<ReactNode>((inner, name) => {
    const mark = marks.find(({ type }) => type === name);
    return mark ? marked(mark, inner) : inner;
  }, words);
}

function marked({ type, attrs = {} }: ContentMark, words: ReactNode): ReactNode {
  const tag = MARK_TAGS[type];
  if (tag !== undefined) return createElement(tag, null, words);
  if (type === 'insertion') return <ins data-entry="insertion">{words}</ins>;
  if (type === 'deletion') return <del data-entry="deletion">{words}</del>;
  if (type === 'highlight') return <mark data-colour={String(attrs['colour'])}>{words}</mark>;
  if (type === 'footnote' || type === 'mention' || type === 'reference') {
    return <span className={type}>{words}</span>;
  }
  const { href } = attrs;
  if (!isSafeAddress(href)) return words;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {words}
    </a>
  );
}
