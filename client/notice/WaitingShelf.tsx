import { useState } from 'react';
import { listWaitingThings, type WaitingThing } from '#shared/notice/waiting-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { weekdayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Facts, List, Row } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';
import styles from '#client/notice/WaitingShelf.module.css';

/** So many are looked at without asking for more. */
const SHOWN = 8;

/** Everything that waits for me, each with the one thing to do about it; gone when it is done. Nothing where nothing waits. */
export function WaitingShelf() {
  const say = useSay();
  const answer = useAnswer(listWaitingThings, {}).data;
  const [isWhole, setIsWhole] = useState(false);
  // Who asks to be let in stands above with the answers beside it.
  const things = answer?.things.filter(({ kind }) => kind !== 'access-request') ?? [];
  const rest = things.length - SHOWN;
  // Folding away a single row would take as much room as the row.
  const shown = isWhole || rest <= 1 ? things : things.slice(0, SHOWN);
  if (!answer || (things.length === 0 && answer.isWhole)) return null;
  return (
    <Section title={say('notice.home.title')}>
      <List>
        {shown.map((thing) => (
          <Row
            key={thing.id}
            to={thing.path}
            title={thing.title}
            below={<Below thing={thing} />}
            end={thing.isOverdue && <Badge tone="amber">{say('notice.home.overdue')}</Badge>}
            action={say(`notice.action.${thing.kind}`)}
          />
        ))}
      </List>
      {shown.length < things.length && (
        <p className={styles['more']}>
          <Button onPress={() => setIsWhole(true)}>
            {say('notice.home.more', { count: rest })}
          </Button>
        </p>
      )}
      {!answer.isWhole && <p className={styles['more']}>{say('notice.home.notWhole')}</p>}
    </Section>
  );
}

function Below({ thing }: { readonly thing: WaitingThing }) {
  const say = useSay();
  const language = useLanguage();
  const { kind, place, words, dueOn, progress } = thing;
  return (
    <>
      <Facts>
        {say(`notice.kind.${kind}`)}
        {place !== null && <bdi>{place}</bdi>}
        {dueOn !== null && say('notice.home.dueOn', { day: weekdayInWords(dueOn, language) })}
        {progress && kind === 'suggestion-decided'
          ? say('notice.home.decided', { count: progress.done })
          : progress && say('notice.home.answered', progress)}
      </Facts>
      {words !== null && (
        <span dir="auto" className={styles['words']}>
          {words}
        </span>
      )}
    </>
  );
}
