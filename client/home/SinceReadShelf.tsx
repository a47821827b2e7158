import { useQueries } from '@tanstack/react-query';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { getReading } from '#shared/version/version-contract.ts';
import { queryOf } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { Facts, List, Row } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';

const SHOWN = 4;

/** Papers that changed since I read them, each leading to what changed. Nothing where there is none. */
export function SinceReadShelf({ papers }: { readonly papers: readonly PaperView[] }) {
  const say = useSay();
  const asked = papers
    .filter(({ openedAt, newToMe }) => openedAt !== null && newToMe)
    .slice(0, SHOWN);
  const readings = useQueries({
    queries: asked.map(({ id }) => queryOf(getReading, { paperId: id })),
  });
  const changed = asked.flatMap((paper, at) => {
    const reading = readings[at]?.data;
    if (!reading?.hasChanged || reading.baseline?.kind !== 'read') return [];
    return [{ paper, readAt: reading.baseline.at }];
  });
  if (changed.length === 0) return null;
  return (
    <Section title={say('compare.read.home')}>
      <List>
        {changed.map(({ paper, readAt }) => (
          <Row
            key={paper.id}
            to={`/papers/${paper.id}/compare?from=last-read&to=now`}
            title={paper.title}
            below={
              <Facts>
                <bdi>{paper.forumName}</bdi>
                <Sentence of="compare.sinceRead" values={{ when: <TimeAgo at={readAt} /> }} />
              </Facts>
            }
            action={say('compare.read.homeRow')}
          />
        ))}
      </List>
    </Section>
  );
}
