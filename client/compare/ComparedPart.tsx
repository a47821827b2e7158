import type { ReactNode } from 'react';
import type { ChangeKind, Difference } from '#shared/compare/comparison.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { ComparedWords, type Side } from '#client/compare/ComparedWords.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { StaticPart } from '#client/paper/StaticPart.tsx';

interface ComparedPartProps {
  readonly difference: Difference;
  readonly side: Side;
  readonly depth: number;
  /** What each stop is. */
  readonly kindOf: (stop: number) => ChangeKind | null;
}

/** One block of two papers laid over each other: the elements of the paper itself, marked with what became of them. */
export function ComparedPart(props: ComparedPartProps): ReactNode {
  const { difference, side, depth } = props;
  const { kind, old, new: next } = difference;
  if (kind === 'left') return <LeftPart {...props} />;
  if ((kind === 'added' && side === 'old') || (kind === 'removed' && side === 'new')) return null;
  const node = side === 'old' ? old : (next ?? old);
  if (!node) return null;
  const inner = innerOf(props);
  return (
    <StaticPart
      node={node}
      depth={depth}
      extra={marksOf(props)}
      {...(inner !== undefined && { inner })}
    />
  );
}

function innerOf(props: ComparedPartProps): ReactNode | undefined {
  const { difference, side, depth } = props;
  const { kind, pieces, children } = difference;
  if (kind === 'changed' && pieces) {
    return pieces.length > 0 ? <ComparedWords pieces={pieces} side={side} /> : null;
  }
  if (!children) return undefined;
  return children.map((child, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- blocks without ids have no other name than their place
    <ComparedPart key={at} {...props} difference={child} depth={depth + 1} />
  ));
}

/** The block's own change; what changed inside it is marked there. */
function marksOf({ difference, kindOf, side }: ComparedPartProps): Record<string, unknown> {
  const { kind, move, stop, children } = difference;
  const isWhole = kind === 'added' || kind === 'removed';
  const own = stop === null ? null : kindOf(stop);
  const change = isWhole ? kind : (own ?? (move === null ? null : 'moved'));
  return {
    ...(change && { 'data-change': change }),
    ...(isWhole && children && { 'data-frame': '' }),
    // In two columns the stop is where the new text is, and what is gone in the old.
    ...(stop !== null &&
      (side !== 'old' || kind === 'removed') && { 'data-stop': stop, tabIndex: -1 }),
  };
}

const ELEMENTS: Readonly<Record<string, 'item' | 'row' | 'cell'>> = {
  listItem: 'item',
  taskItem: 'item',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'cell',
};

/** A table is at most so wide; see the schema. */
const MOST_COLUMNS = 50;

/** Where a block stood that has another place now: its first words, and in the old paper the whole of it. */
function LeftPart({ difference: { old, move }, side, depth }: ComparedPartProps): ReactNode {
  if (!old || side === 'new') return null;
  if (side === 'old') {
    const extra = move === null ? {} : { 'data-change': 'moved' };
    return <StaticPart node={old} depth={depth} extra={extra} />;
  }
  return move === null ? null : <LeftSign old={old} />;
}

const MOST_LETTERS = 70;

function LeftSign({ old }: { readonly old: ContentNode }) {
  const say = useSay();
  const text = textOf([old]).replaceAll('\n', ' ');
  const short = text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
  const words = (
    <>
      {say('compare.movedFrom')} <bdi>{short}</bdi>
    </>
  );
  const element = ELEMENTS[old.type];
  if (element === 'item') return <li className="compared-left">{words}</li>;
  if (element === 'row') {
    return (
      <tr className="compared-left">
        <td colSpan={MOST_COLUMNS}>{words}</td>
      </tr>
    );
  }
  // A cell more would push the others of its row out of their columns.
  if (element === 'cell') return null;
  return <p className="compared-left">{words}</p>;
}
