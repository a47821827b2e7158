import { listAwaited } from '#shared/position/position-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Facts, List, Row } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';

/** Recommendations that wait for my position, each gone once I have taken it. Nothing where there are none. */
export function AwaitedShelf() {
  const say = useSay();
  const awaited = useAnswer(listAwaited, {}).data ?? [];
  if (awaited.length === 0) return null;
  return (
    <Section title={say('position.awaitedAbove', { count: awaited.length })}>
      <List>
        {awaited.map(({ paperId, blockId, title, number, words, isAgain }) => (
          <Row
            key={`${paperId}/${blockId}`}
            to={`/recommendations/${paperId}/${blockId}#mine`}
            title={words}
            below={
              <Facts>
                <bdi>{say('position.title', { number })}</bdi>
                <bdi>{title}</bdi>
              </Facts>
            }
            end={isAgain && <Badge tone="amber">{say('position.awaitedAgain')}</Badge>}
            action={say('position.take')}
          />
        ))}
      </List>
    </Section>
  );
}
