import { Fragment, type ReactNode } from 'react';
import type { Piece } from '#shared/compare/comparison.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { StaticParts } from '#client/paper/StaticPart.tsx';

/** Both papers in one text, or one of them with what is only its own marked. */
export type Side = 'both' | 'old' | 'new';

interface ComparedWordsProps {
  readonly pieces: readonly Piece[];
  readonly side: Side;
}

/** The words of a text block with what came, went or looks different marked. */
export function ComparedWords({ pieces, side }: ComparedWordsProps): ReactNode {
  return pieces.map((piece, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- pieces have no other name than their place
    <Fragment key={at}>
      <ComparedPiece piece={piece} side={side} />
    </Fragment>
  ));
}

function ComparedPiece({ piece, side }: { readonly piece: Piece; readonly side: Side }) {
  if (piece.kind === 'added') {
    return side === 'old' ? null : (
      <ins>
        <Words of={piece.new} />
      </ins>
    );
  }
  if (piece.kind === 'removed') {
    return side === 'new' ? null : (
      <del>
        <Words of={piece.old} />
      </del>
    );
  }
  const words = <Words of={side === 'old' ? piece.old : piece.new} />;
  if (piece.kind === 'same' || (piece.kind === 'restyled' && side === 'old')) return words;
  return (
    <span className={piece.kind === 'note' ? 'compared-note-mark' : 'compared-look'}>{words}</span>
  );
}

function Words({ of }: { readonly of: readonly ContentNode[] }) {
  return <StaticParts of={of} depth={0} />;
}
