import type { ReactNode } from 'react';
import type { FollowUpLine } from '#shared/follow-up/follow-up-contract.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { NowCell, WasCell } from '#client/follow-up/FollowUpCells.tsx';
import { OutcomeCell } from '#client/follow-up/OutcomeCell.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { ImagesOf, WithIds } from '#client/paper/StaticPart.tsx';
import { useNarrow } from '#client/ui/use-narrow.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/follow-up/FollowUp.module.css';

interface FollowUpTableProps {
  readonly paper: PaperView;
  readonly mayFill: boolean;
  readonly lines: readonly FollowUpLine[];
  readonly caption: string;
}

const COLUMNS = ['was', 'now', 'outcome'] as const;

/** A row for each recommendation: as it was, as it is, what came of it; on a phone a card for each. */
export function FollowUpTable(props: FollowUpTableProps) {
  return (
    <ImagesOf value={props.paper.id}>
      <WithIds value={false}>{useNarrow() ? <Cards {...props} /> : <Grid {...props} />}</WithIds>
    </ImagesOf>
  );
}

function cellsOf({ paper, mayFill }: FollowUpTableProps, line: FollowUpLine): ReactNode[] {
  return [
    <WasCell key="was" line={line} direction={paper.direction} />,
    <NowCell key="now" line={line} paper={paper} />,
    <OutcomeCell key="outcome" line={line} paperId={paper.id} mayFill={mayFill} />,
  ];
}

function Grid(props: FollowUpTableProps) {
  const say = useSay();
  return (
    <table className={styles['table']}>
      <caption>
        <VisuallyHidden>{props.caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {say(`followUp.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.lines.map((line) => (
          <tr key={line.blockId}>
            {cellsOf(props, line).map((cell, place) => (
              <td key={COLUMNS[place]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards(props: FollowUpTableProps) {
  const say = useSay();
  return (
    <ul className={styles['cards']} aria-label={props.caption}>
      {props.lines.map((line) => (
        <li key={line.blockId} className={styles['card']}>
          <dl>
            {cellsOf(props, line).map((cell, place) => {
              const column = COLUMNS[place] ?? 'was';
              return (
                <div key={column}>
                  <dt>{say(`followUp.column.${column}`)}</dt>
                  <dd>{cell}</dd>
                </div>
              );
            })}
          </dl>
        </li>
      ))}
    </ul>
  );
}
