import type { ChangeKind, Comparison, Difference } from '#shared/compare/comparison.ts';
import { changesInWords, isChanged } from '#client/compare/change-words.ts';
import { ComparedNotes } from '#client/compare/ComparedNotes.tsx';
import { ComparedPart } from '#client/compare/ComparedPart.tsx';
import type { Side } from '#client/compare/ComparedWords.tsx';
import type { ComparedNumbers } from '#client/compare/numbers.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useNamesOn } from '#client/compare/touched.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';

interface ComparedBlockProps {
  readonly difference: Difference;
  readonly comparison: Comparison;
  readonly numbers: ComparedNumbers;
  readonly view: 'inline' | 'side';
  readonly kindOf: (stop: number) => ChangeKind | null;
}

/** One block of the first level, under a line that says in words what happened to it. */
export function ComparedBlock(props: ComparedBlockProps) {
  const { difference, view, kindOf } = props;
  const isTold = isChanged(difference) && difference.kind !== 'left';
  const part = (side: Side) => (
    <>
      <ComparedPart difference={difference} side={side} depth={0} kindOf={kindOf} />
      {isTold && <ComparedNotes difference={difference} side={side} />}
    </>
  );
  return (
    <div className="compared-block" {...(isTold && { 'data-told': '' })}>
      {isTold && <ChangeLine {...props} />}
      {view === 'inline' ? part('both') : <TwoColumns difference={difference} part={part} />}
    </div>
  );
}

/** What happened to the block, in words: colours alone tell nothing to many. */
function ChangeLine({ difference, comparison, numbers }: ComparedBlockProps) {
  const say = useSay();
  const lines = changesInWords(difference, comparison, say);
  const names = useNamesOn(difference);
  const [before, after] = [
    difference.old && numbers.old.partOf(difference.old)?.number,
    difference.new && numbers.new.partOf(difference.new)?.number,
  ];
  const isCounted = (difference.new ?? difference.old)?.type !== 'paragraph';
  if (isCounted && before && after && before !== after)
    lines.push(say('compare.wasNumber', { number: before }));
  if (lines.length === 0) return null;
  return (
    <p className="compared-line">
      {lines.map((line) => (
        <span key={line}>
          <bdi>{line}</bdi>
        </span>
      ))}
      {names.length > 0 && (
        <span>
          <bdi>
            <Sentence of="compare.touched" values={{ names: names.join(', ') }} />
          </bdi>
        </span>
      )}
    </p>
  );
}

interface TwoColumnsProps {
  readonly difference: Difference;
  readonly part: (side: Side) => React.ReactNode;
}

/** The old text where reading starts and the new beside it; under each other on a phone, and what is the same once. */
function TwoColumns({ difference, part }: TwoColumnsProps) {
  const say = useSay();
  const { kind, move } = difference;
  const isSame = !isChanged(difference) && kind !== 'left';
  // What only moved is shown in full where it stood.
  const isMoved = kind === 'same' && move !== null;
  const has = { old: kind !== 'added' && !isMoved, new: kind !== 'removed' && kind !== 'left' };
  const column = (side: 'old' | 'new') => (
    <div
      className="compared-column"
      data-side={side}
      {...(isSame && { 'data-same': '' })}
      {...(!has[side] && { 'data-empty': '' })}
    >
      <VisuallyHidden>{say(side === 'old' ? 'compare.was' : 'compare.is')}</VisuallyHidden>
      {has[side] ? part(side) : <VisuallyHidden>{say('compare.nothingHere')}</VisuallyHidden>}
    </div>
  );
  return (
    <div className="compared-columns">
      {column('old')}
      {column('new')}
    </div>
  );
}
