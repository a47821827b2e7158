import { listMyPreReads } from '#shared/pre-read/pre-read-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { weekdayInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { isolated } from '#client/locale/isolated.ts';
import { Badge } from '#client/ui/Badge.tsx';
import { Facts, List, Row } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';

/** What waits for me to be read, answered or written before a session; each goes when it is done. */
export function MyPreReads() {
  const say = useSay();
  const waiting = useAnswer(listMyPreReads, {}).data;
  if (!waiting || waiting.preReads.length + waiting.rounds.length === 0) return null;
  return (
    <Section title={say('preRead.home.title')}>
      <List>
        {waiting.preReads.map((one) => (
          <Row
            key={one.id}
            to={`/pre-reads/${one.id}`}
            title={one.title}
            below={
              <Facts>
                <bdi>{one.sessionTitle}</bdi>
                <Due dueOn={one.dueOn} />
                {one.questions > 0 &&
                  say('preRead.home.answered', {
                    answered: one.answered,
                    questions: one.questions,
                  })}
                {one.isRead && say('preRead.home.isRead')}
              </Facts>
            }
            end={one.isOverdue && <Badge tone="amber">{say('preRead.overdue')}</Badge>}
            action={say(one.questions > 0 ? 'preRead.home.answer' : 'preRead.home.read')}
          />
        ))}
        {waiting.rounds.map((round) => (
          <Row
            key={round.sessionId}
            to={`/sessions/${round.sessionId}/updates`}
            title={say('preRead.home.updateTitle', { session: isolated(round.sessionTitle) })}
            below={
              <Facts>
                <Due dueOn={round.dueOn} />
                {null}
              </Facts>
            }
            end={round.isOverdue && <Badge tone="amber">{say('preRead.overdue')}</Badge>}
            action={say('preRead.home.update')}
          />
        ))}
      </List>
    </Section>
  );
}

function Due({ dueOn }: { readonly dueOn: string | null }) {
  const say = useSay();
  const language = useLanguage();
  return dueOn === null
    ? say('preRead.noDue')
    : say('preRead.dueOn', { day: weekdayInWords(dueOn, language) });
}
