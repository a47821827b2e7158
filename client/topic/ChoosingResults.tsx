import type { ChoosingResult } from '#shared/topic/topic-contract.ts';
import { dateInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Facts } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';
import { Table } from '#client/ui/Table.tsx';
import styles from '#client/topic/Topic.module.css';

/** How choosings came out, the newest open and the others folded. */
export function ChoosingResults({ results }: { readonly results: readonly ChoosingResult[] }) {
  const say = useSay();
  const [newest, ...earlier] = results;
  if (!newest) return null;
  return (
    <Section title={say('topic.result.title')}>
      <OneResult result={newest} />
      {earlier.length > 0 && (
        <details className={styles['fold']}>
          <summary>{say('topic.result.earlier')}</summary>
          {earlier.map((result) => (
            <OneResult key={result.id} result={result} />
          ))}
        </details>
      )}
    </Section>
  );
}

function OneResult({ result }: { readonly result: ChoosingResult }) {
  const say = useSay();
  const language = useLanguage();
  const { closedAt, places, ballots, left, standings } = result;
  const nth = Array.from({ length: places }, (_, at) => at);
  const columns = [
    { id: 'topic', title: say('topic.result.topic') },
    { id: 'place', title: say('topic.result.place') },
    { id: 'points', title: say('topic.result.points') },
    ...nth.map((at) => ({
      id: `nth-${String(at)}`,
      title: say('topic.result.nth', { place: at + 1 }),
    })),
  ];
  return (
    <div className={styles['result']}>
      <p className={styles['soft']}>
        <Facts>
          {say('topic.result.on', { day: dateInWords(new Date(closedAt), language) })}
          {say('topic.result.ballots', { count: ballots })}
          {left > 0 && say('topic.result.left', { count: left })}
        </Facts>
      </p>
      {ballots === 0 ? (
        <p>{say('topic.result.nobody')}</p>
      ) : (
        <>
          <p className={styles['soft']}>{say('topic.result.how', { count: places })}</p>
          <Table
            caption={say('topic.result.caption')}
            columns={columns}
            rows={standings.map(({ id, title, points, byPlace, place, isTied }) => ({
              id,
              cells: [
                <bdi key="title">{title}</bdi>,
                <span key="place" className={styles['place']}>
                  {place}
                  {isTied && <Badge tone="amber">{say('topic.result.tied')}</Badge>}
                </span>,
                points,
                ...byPlace,
              ],
            }))}
          />
          {standings.some(({ isTied }) => isTied) && (
            <p className={styles['soft']}>{say('topic.result.tiesTold')}</p>
          )}
        </>
      )}
    </div>
  );
}
