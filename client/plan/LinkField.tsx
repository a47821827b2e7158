import { listInitiatives } from '#shared/initiative/initiative-contract.ts';
import { listPapers } from '#shared/paper/paper-contract.ts';
import type { PlanLink } from '#shared/plan/plan-contract.ts';
import { listSessions } from '#shared/session/session-contract.ts';
import { listTopics } from '#shared/topic/topic-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Select } from '#client/ui/Select.tsx';

interface LinkFieldProps {
  readonly forumId: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** What an item leads to: a meeting, a paper, a topic or an initiative of the forum. */
export function LinkField({ forumId, value, onChange }: LinkFieldProps) {
  const say = useSay();
  const sessions = useAnswer(listSessions, { forumId }).data ?? [];
  const papers = useAnswer(listPapers, { forumId }).data ?? [];
  const topics = useAnswer(listTopics, { forumId }).data?.topics ?? [];
  const initiatives = useAnswer(listInitiatives, { forumId }).data?.initiatives ?? [];
  const option = (kind: PlanLink['kind'], id: string, title: string) => ({
    value: `${kind} ${id}`,
    label: say(`plan.linkKind.${kind}`, { title }),
  });
  return (
    <Select
      label={say('plan.link')}
      value={value}
      onChange={onChange}
      options={[
        { value: '', label: say('plan.noLink') },
        ...sessions.map(({ id, topics: of }) =>
          option('session', id, of.map(({ title }) => title).join(' · ')),
        ),
        ...papers.map(({ id, title }) => option('paper', id, title)),
        ...topics.map(({ id, title }) => option('topic', id, title)),
        ...initiatives.map(({ id, title }) => option('initiative', id, title)),
      ]}
    />
  );
}
