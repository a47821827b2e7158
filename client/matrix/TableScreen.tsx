import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { getPaper, type PaperView } from '#shared/paper/paper-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { refusalOf } from '#client/http/call-failure.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { AskForAccess } from '#client/member/AskForAccess.tsx';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/matrix/TableScreen.module.css';

interface TableScreenProps {
  readonly title: string;
  readonly children: (paper: PaperView) => ReactNode;
}

/** The screen of a table about the paper in the address: the way back to it, the title, the table. */
export function TableScreen({ title, children }: TableScreenProps) {
  const say = useSay();
  const { paperId = '' } = useParams();
  const paper = useAnswer(getPaper, { paperId });
  usePageTitle(title, paper.data?.title ?? '');
  if (!paper.data && refusalOf(paper.error) === 'not-found') {
    return <AskForAccess kind="paper" id={paperId} />;
  }
  return (
    <div className={styles['screen']} data-wide="">
      <BackLink to={`/papers/${paperId}`}>
        <bdi>{paper.data?.title ?? say('matrix.toPaper')}</bdi>
      </BackLink>
      <PageTitle>{title}</PageTitle>
      <Answered query={paper} lines={8}>
        {children}
      </Answered>
    </div>
  );
}
