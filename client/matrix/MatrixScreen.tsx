import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ContentNode } from '#shared/paper/content.ts';
import { getMatrixAsWordFile, getMatrixCsv } from '#shared/matrix/matrix-contract.ts';
import { matrixRows } from '#shared/matrix/matrix-row.ts';
import { verbsOf } from '#shared/member/role.ts';
import { type PaperView, readPaper } from '#shared/paper/paper-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { pathOf } from '#client/http/call.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Matrix } from '#client/matrix/Matrix.tsx';
import { TableScreen } from '#client/matrix/TableScreen.tsx';
import { TableTools } from '#client/matrix/TableTools.tsx';
import { threadsQuery } from '#client/thread/threads-query.ts';
import { EmptyState } from '#client/ui/Waiting.tsx';

/** All remarks on a paper as a table: where each stands, what was answered, and answering them one after the other. */
export function MatrixScreen() {
  const say = useSay();
  return (
    <TableScreen title={say('matrix.title')}>{(paper) => <MatrixOf paper={paper} />}</TableScreen>
  );
}

function MatrixOf({ paper }: { readonly paper: PaperView }) {
  const say = useSay();
  const threads = useQuery(threadsQuery(paper.id));
  const text = useAnswer(readPaper, { paperId: paper.id });
  const content = text.data?.content;
  const known = threads.data?.threads;
  const rows = useMemo(
    () => known && content && matrixRows(known, content as ContentNode[], paper.layout),
    [known, content, paper.layout],
  );
  if (!verbsOf(paper.myRole).has('comment')) {
    return <EmptyState title={say('matrix.none')}>{say('matrix.notSeen')}</EmptyState>;
  }
  return (
    <Answered query={threads} lines={8}>
      {({ rights }) => (
        <Answered query={{ ...text, data: rows }} lines={8}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState title={say('matrix.none')}>{say('matrix.noneHow')}</EmptyState>
            ) : (
              <>
                <TableTools
                  csv={pathOf(getMatrixCsv.path, { paperId: paper.id })}
                  word={pathOf(getMatrixAsWordFile.path, { paperId: paper.id })}
                  title={paper.title}
                />
                <Matrix paper={paper} rows={all} rights={rights} />
              </>
            )
          }
        </Answered>
      )}
    </Answered>
  );
}
