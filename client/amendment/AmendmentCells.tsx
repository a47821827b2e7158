import { Link } from 'react-router';
import type { AmendmentRow } from '#shared/amendment/amendment-rows.ts';
import { dateInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Badge, type Tone } from '#client/ui/Badge.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/amendment/Amendment.module.css';

export type AmendmentCell = 'old' | 'next' | 'author' | 'state';

interface AmendmentCellsProps {
  readonly cell: AmendmentCell;
  readonly row: AmendmentRow;
  readonly paperId: string;
}

/** What stands in one column of an amendment. */
export function AmendmentCells({ cell, row, paperId }: AmendmentCellsProps) {
  if (cell === 'old') return <WordingLines lines={row.old} as="del" />;
  if (cell === 'next') return <NextWording row={row} />;
  return cell === 'author' ? <Who row={row} paperId={paperId} /> : <Outcome row={row} />;
}

interface WordingLinesProps {
  readonly lines: AmendmentRow['old'];
  readonly as: 'ins' | 'del';
}

/** The lines of a wording, what differs marked, and said to those who do not see it. */
function WordingLines({ lines, as: Mark }: WordingLinesProps) {
  const say = useSay();
  if (lines.every((runs) => runs.length === 0))
    return <span className={styles['soft']}>{say('amendment.nothing')}</span>;
  return lines.map((runs, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- lines have no other name than their place
    <p key={at} dir="auto" className={styles['words']}>
      {runs.map(({ words, isChanged }, place) =>
        isChanged ? (
          // oxlint-disable-next-line react/no-array-index-key -- nor have words
          <Mark key={place}>
            {/* Isolated: the direction of the line is that of its own words. */}
            <bdi>
              <VisuallyHidden>
                {say(Mark === 'ins' ? 'amendment.added' : 'amendment.removed')}{' '}
              </VisuallyHidden>
            </bdi>
            {words}
          </Mark>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- nor have words
          <span key={place}>{words}</span>
        ),
      )}
    </p>
  ));
}

function NextWording({ row }: { readonly row: AmendmentRow }) {
  const say = useSay();
  // What a whole passage is added or taken away by is seen in its words.
  const seen = row.changes.filter((change) => change === 'joined' || change === 'restyled');
  return (
    <>
      <WordingLines lines={row.next} as="ins" />
      {seen.map((change) => (
        <p key={change} className={styles['soft']}>
          {say(`suggestion.changes.${change}`)}
        </p>
      ))}
    </>
  );
}

function Who({ row, paperId }: { readonly row: AmendmentRow; readonly paperId: string }) {
  const language = useLanguage();
  return (
    <>
      <bdi>{row.authorName}</bdi>
      {row.state === 'pending' && (
        <p className={styles['soft']}>{dateInWords(new Date(row.at), language)}</p>
      )}
      {row.remarks.map((number) => (
        <p key={number}>
          <Link to={`/papers/${paperId}/matrix`}>
            <Sentence of="amendment.remark" values={{ number }} />
          </Link>
        </p>
      ))}
    </>
  );
}

const TONES: Readonly<Record<AmendmentRow['state'], Tone>> = {
  pending: 'amber',
  accepted: 'green',
  rejected: 'red',
  withdrawn: 'plain',
};

function Outcome({ row: { state, reason, byName, at } }: { readonly row: AmendmentRow }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <Badge tone={TONES[state]}>{say(`amendment.state.${state}`)}</Badge>
      {reason !== null && (
        <p className={styles['words']} dir="auto">
          {reason}
        </p>
      )}
      {byName !== null && (
        <p className={styles['soft']}>
          <bdi>{byName}</bdi> · {dateInWords(new Date(at), language)}
        </p>
      )}
    </>
  );
}
