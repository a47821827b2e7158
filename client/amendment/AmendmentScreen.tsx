import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getAmendmentsAsWordFile, getAmendmentsCsv } from '#shared/amendment/amendment-contract.ts';
import { amendmentGroups } from '#shared/amendment/amendment-rows.ts';
import { PaperPlaces } from '#shared/matrix/where.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { verbsOf } from '#shared/member/role.ts';
import { type PaperView, readPaper } from '#shared/paper/paper-contract.ts';
import {
  type DecisionView,
  listDecisions,
  listSuggestions,
} from '#shared/suggestion/suggestion-contract.ts';
import { Amendments } from '#client/amendment/Amendments.tsx';
import { Answered } from '#client/http/Answered.tsx';
import { pathOf } from '#client/http/call.ts';
import { queryOf, useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { TableScreen } from '#client/matrix/TableScreen.tsx';
import { TableTools } from '#client/matrix/TableTools.tsx';
import { threadsQuery } from '#client/thread/threads-query.ts';
import { EmptyState } from '#client/ui/Waiting.tsx';

/** Every amendment that is proposed for a paper or was decided about, the old wording beside the new. */
export function AmendmentScreen() {
  const say = useSay();
  return (
    <TableScreen title={say('amendment.title')}>
      {(paper) => <AmendmentsOf paper={paper} />}
    </TableScreen>
  );
}

const NONE: readonly DecisionView[] = [];

function AmendmentsOf({ paper }: { readonly paper: PaperView }) {
  const say = useSay();
  const paperId = paper.id;
  const text = useAnswer(readPaper, { paperId });
  const suggestions = useAnswer(listSuggestions, { paperId });
  const isIn = verbsOf(paper.myRole).has('comment');
  // What was decided and said is for those who see remarks; others see what stands in the text.
  const decided = useQuery({ ...queryOf(listDecisions, { paperId }), enabled: isIn });
  const remarks = useQuery({ ...threadsQuery(paperId), enabled: isIn });
  const content = text.data?.content as readonly ContentNode[] | undefined;
  const names = suggestions.data?.suggestions;
  const decisions = isIn ? decided.data?.decisions : NONE;
  const threads = remarks.data?.threads;
  const known = useMemo(
    () =>
      content &&
      names &&
      decisions && {
        places: new PaperPlaces(content, paper.layout),
        groups: amendmentGroups({
          content,
          names: new Map(names.map(({ authorId, authorName }) => [authorId, authorName])),
          decisions,
          // Without them the table is whole all the same: they are only pointed to.
          threads: threads ?? [],
        }),
      },
    [content, names, decisions, threads, paper.layout],
  );
  const failed = [text, suggestions, decided].find(({ error }) => error !== null) ?? text;
  return (
    <Answered query={{ ...failed, data: known }} lines={8}>
      {({ groups, places }) =>
        groups.length === 0 ? (
          <EmptyState title={say('amendment.none')}>{say('amendment.noneHow')}</EmptyState>
        ) : (
          <>
            <TableTools
              csv={pathOf(getAmendmentsCsv.path, { paperId })}
              word={pathOf(getAmendmentsAsWordFile.path, { paperId })}
              title={paper.title}
            />
            <Amendments paperId={paperId} groups={groups} places={places} />
          </>
        )
      }
    </Answered>
  );
}
