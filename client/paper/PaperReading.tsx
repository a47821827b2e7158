import type { ReactNode } from 'react';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { SourceLine } from '#client/follow-up/SourceLine.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Arrival } from '#client/paper/Arrival.tsx';
import { PaperFrame } from '#client/paper/PaperFrame.tsx';
import { PaperTitle } from '#client/paper/PaperTitle.tsx';
import { StaticPaper } from '#client/paper/StaticPaper.tsx';
import { ReservationsOf, useReservationsOn } from '#client/position/reservations.ts';
import { PaperPrint } from '#client/print/PaperPrint.tsx';
import { Skeleton } from '#client/ui/Waiting.tsx';
import styles from '#client/paper/Paper.module.css';
import head from '#client/paper/PaperHead.module.css';

export interface PaperReadingProps {
  readonly paper: PaperView;
  /** The text as it stood on the server's disk a moment ago; null while it is on its way. */
  readonly content: readonly unknown[] | null;
  readonly banner?: ReactNode;
}

/** The paper for reading alone, while the editor and the line are not here yet. */
export function PaperReading({ paper, content, banner }: PaperReadingProps) {
  const say = useSay();
  const reservations = useReservationsOn(paper.id);
  return (
    <PaperFrame
      paper={paper}
      banner={
        <>
          {banner}
          <PaperPrint paper={paper} content={content} />
        </>
      }
      saving={
        <span className={styles['saving']}>
          {say(banner ? 'editor.mode.read' : 'editor.loading')}
        </span>
      }
    >
      <PaperTitle paper={paper} />
      <SourceLine paper={paper} />
      <p className={head['byline']}>{say(`paper.kind.${paper.kind}`)}</p>
      <Arrival content={content} />
      {content ? (
        <ReservationsOf value={reservations}>
          <StaticPaper
            paperId={paper.id}
            content={content}
            direction={paper.direction}
            layout={paper.layout}
          />
        </ReservationsOf>
      ) : (
        <Skeleton lines={8} />
      )}
    </PaperFrame>
  );
}
