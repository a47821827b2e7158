import type { ReactNode } from 'react';
import type { Difference, Piece } from '#shared/compare/comparison.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { ComparedWords, type Side } from '#client/compare/ComparedWords.tsx';
import { useNumbers } from '#client/editor/structure/static-numbers.ts';
import { NoteWords } from '#client/editor/structure/StaticWords.tsx';
import { useSay } from '#client/locale/Locale.tsx';

interface ComparedNotesProps {
  readonly difference: Difference;
  readonly side: Side;
}

/** The words of footnotes that came, went or changed, under the block that they belong to. */
export function ComparedNotes({ difference, side }: ComparedNotesProps) {
  const say = useSay();
  const { noteOf } = useNumbers();
  const notes = notesIn(difference).filter(({ state }) =>
    side === 'both' ? true : state !== (side === 'old' ? 'added' : 'removed'),
  );
  if (notes.length === 0) return null;
  return (
    <ul className="compared-notes">
      {notes.map(({ nodes, state, pieces }, at) => {
        const [first] = nodes;
        const number = (first && noteOf(first)?.part.number) ?? '';
        return (
          // oxlint-disable-next-line react/no-array-index-key -- an old and a new note may have one id
          <li key={at}>
            <span className="compared-note-name">{say('compare.note', { number })}</span>{' '}
            {pieces ? (
              <ComparedWords pieces={pieces} side={side} />
            ) : (
              marked(state, <NoteWords nodes={nodes} />)
            )}
          </li>
        );
      })}
    </ul>
  );
}

function marked(state: NoteChange['state'], words: ReactNode): ReactNode {
  return state === 'added' ? <ins>{words}</ins> : <del>{words}</del>;
}

interface NoteChange {
  readonly state: 'added' | 'removed' | 'changed';
  readonly nodes: readonly ContentNode[];
  readonly pieces: readonly Piece[] | null;
}

function notesIn({ kind, old, new: next, pieces, children }: Difference): NoteChange[] {
  if (kind === 'added' && next && !children) return notesOf([next], 'added');
  if (kind === 'removed' && old && !children) return notesOf([old], 'removed');
  const own = (pieces ?? []).flatMap((piece): NoteChange[] => {
    if (piece.kind === 'added') return notesOf(piece.new, 'added');
    if (piece.kind === 'removed') return notesOf(piece.old, 'removed');
    if (piece.kind !== 'note') return [];
    return [{ state: 'changed', nodes: piece.new, pieces: piece.pieces }];
  });
  return [...own, ...(children ?? []).flatMap(notesIn)];
}

function notesOf(nodes: readonly ContentNode[], state: 'added' | 'removed'): NoteChange[] {
  const notes = new Map<unknown, ContentNode[]>();
  const walk = (node: ContentNode) => {
    const id = node.marks?.find(({ type }) => type === 'footnote')?.attrs?.['id'];
    if (id !== undefined) notes.set(id, [...(notes.get(id) ?? []), node]);
    for (const child of node.content ?? []) walk(child);
  };
  for (const node of nodes) walk(node);
  return [...notes.values()].map((texts) => ({ state, nodes: texts, pieces: null }));
}
