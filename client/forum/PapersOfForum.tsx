import { useState } from 'react';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import { KINDS } from '#shared/paper/kind.ts';
import { listPapers, type PaperView } from '#shared/paper/paper-contract.ts';
import { STAGES, type Stage } from '#shared/paper/stage.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { PaperRow } from '#client/paper/PaperRow.tsx';
import { Choice } from '#client/ui/Choice.tsx';
import { List } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';
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
            <ByKind
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

interface ByKindProps {
  readonly forum: ForumView;
  readonly papers: readonly PaperView[];
}

function ByKind({ forum, papers }: ByKindProps) {
  const say = useSay();
  const [stage, setStage] = useState<Stage | 'all'>('all');
  const stages = STAGES.filter((known) => papers.some((paper) => paper.stage === known));
  const hasFilter = papers.length > MANY && stages.length > 1;
  const shown = papers.filter((paper) => !hasFilter || stage === 'all' || paper.stage === stage);
  const groupName = (id: string | null) => forum.groups.find((group) => group.id === id)?.name;
  return (
    <>
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
      {shown.length === 0 && (
        <EmptyState title={say('paper.list.none')}>{say('paper.list.noneMore')}</EmptyState>
      )}
      {KINDS.map((kind) => ({ kind, some: shown.filter((paper) => paper.kind === kind) }))
        .filter(({ some }) => some.length > 0)
        .map(({ kind, some }) => (
          <div key={kind} className={styles['kind']}>
            <h3>{say(`paper.kind.${kind}`)}</h3>
            <List>
              {some.map((paper) => (
                <PaperRow key={paper.id} paper={paper} of={groupName(paper.groupId) ?? null} />
              ))}
            </List>
          </div>
        ))}
    </>
  );
}
