import type { PaperView } from '#shared/paper/paper-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { StageBadge } from '#client/paper/StageBadge.tsx';
import { Facts, List, Row } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';

const SHOWN = 3;

/** What I opened last, newest first: the paper I worked on is one press away. Nothing where nothing was opened. */
export function RecentPapers({ papers }: { readonly papers: readonly PaperView[] }) {
  const say = useSay();
  const opened = papers
    .flatMap((paper) => (paper.openedAt === null ? [] : [{ paper, at: paper.openedAt }]))
    .toSorted((one, other) => other.at.localeCompare(one.at))
    .slice(0, SHOWN);
  if (opened.length === 0) return null;
  return (
    <Section title={say('life.recent.title')}>
      <List>
        {opened.map(({ paper, at }, place) => (
          <Row
            key={paper.id}
            to={`/papers/${paper.id}`}
            title={paper.title}
            below={
              <Facts>
                <bdi>{paper.forumName}</bdi>
                <Sentence of="life.recent.opened" values={{ when: <TimeAgo at={at} /> }} />
              </Facts>
            }
            end={<StageBadge stage={paper.stage} />}
            action={say(place === 0 ? 'life.recent.goOn' : 'paper.list.open')}
          />
        ))}
      </List>
    </Section>
  );
}
