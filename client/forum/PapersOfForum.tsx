import { useState } from 'react';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import { KINDS } from '#shared/paper/kind.ts';
import { listPapers, type PaperView } from '#shared/paper/paper-contract.ts';
import { STAGES, type Stage } from '#shared/paper/stage.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { PaperRow } from '#client/paper/PaperRow.tsx';
import { inOrder, isTitled, type Order, ORDERS } from '#client/paper/paper-order.ts';
import { Choice } from '#client/ui/Choice.tsx';
import { List } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import { Select } from '#client/ui/Select.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/forum/Forum.module.css';

/** A filter by stage is worth its room only above a list that one has to search. */
const MANY = 6;

interface PapersOfForumProps {
  readonly forum: ForumView;
  /** Papers of this group and of the whole forum: choosing a group never hides what concerns everybody. */
  readonly groupId: string | null;
}

/** The papers of a forum, by kind, each with its stage. */
export function PapersOfForum({ forum, groupId }: PapersOfForumProps) {
  const say = useSay();
  const papers = useAnswer(listPapers, { forumId: forum.id });
  return (
    <Section title={say('paper.list.title')} id="papers">
      <Answered query={papers}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={say('paper.list.empty')}>
              {say(forum.mayStartPaper ? 'paper.list.emptyMore' : 'paper.list.emptyForReader')}
            </EmptyState>
          ) : (
            <SortedPapers
              forum={forum}
              papers={all.filter(
                (paper) => groupId === null || paper.groupId === null || paper.groupId === groupId,
              )}
            />
          )
        }
      </Answered>
    </Section>
  );
}

interface SortedPapersProps {
  readonly forum: ForumView;
  readonly papers: readonly PaperView[];
}

/** Narrowed by stage and by words of the title, in the order that one chooses; each only where there are many. */
function SortedPapers({ forum, papers }: SortedPapersProps) {
  const say = useSay();
  const [stage, setStage] = useState<Stage | 'all'>('all');
  const [order, setOrder] = useState<Order>('byKind');
  const [words, setWords] = useState('');
  const stages = STAGES.filter((known) => papers.some((paper) => paper.stage === known));
  const isLong = papers.length > MANY;
  const hasFilter = isLong && stages.length > 1;
  const shown = papers.filter(
    (paper) =>
      (!hasFilter || stage === 'all' || paper.stage === stage) &&
      (!isLong || isTitled(paper.title, words)),
  );
  return (
    <>
      {isLong && (
        <div className={styles['narrowing']}>
          <SearchField
            label={say('life.list.narrow')}
            clearLabel={say('life.list.clear')}
            value={words}
            onChange={setWords}
          />
          <Select
            label={say('life.list.sort')}
            isLabelHidden
            value={order}
            onChange={setOrder}
            options={ORDERS.map((value) => ({ value, label: say(`life.list.${value}`) }))}
          />
        </div>
      )}
      {hasFilter && (
        <Choice
          look="chips"
          label={say('paper.list.filterByStage')}
          isLabelHidden
          value={stage}
          onChange={setStage}
          options={[
            { value: 'all', label: say('paper.list.allStages') },
            ...stages.map((value) => ({ value, label: say(`paper.stage.${value}`) })),
          ]}
        />
      )}
      {shown.length === 0 && <NoneFitting hasWords={words.trim() !== ''} />}
      {shown.length > 0 && <Rows forum={forum} papers={shown} order={order} />}
    </>
  );
}

interface RowsProps extends SortedPapersProps {
  readonly order: Order;
}

function Rows({ forum, papers, order }: RowsProps) {
  const say = useSay();
  const groupName = (id: string | null) => forum.groups.find((group) => group.id === id)?.name;
  const rows = (some: readonly PaperView[]) => (
    <List>
      {some.map((paper) => (
        <PaperRow key={paper.id} paper={paper} of={groupName(paper.groupId) ?? null} />
      ))}
    </List>
  );
  if (order !== 'byKind') return rows(inOrder(papers, order));
  return KINDS.map((kind) => ({ kind, some: papers.filter((paper) => paper.kind === kind) }))
    .filter(({ some }) => some.length > 0)
    .map(({ kind, some }) => (
      <div key={kind} className={styles['kind']}>
        <h3>{say(`paper.kind.${kind}`)}</h3>
        {rows(some)}
      </div>
    ));
}

function NoneFitting({ hasWords }: { readonly hasWords: boolean }) {
  const say = useSay();
  return (
    <EmptyState title={say(hasWords ? 'life.list.noneTitled' : 'paper.list.none')}>
      {say(hasWords ? 'life.list.noneTitledMore' : 'paper.list.noneMore')}
    </EmptyState>
  );
}
