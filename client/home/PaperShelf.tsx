import { type ReactNode, useState } from 'react';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useMe } from '#client/member/me.ts';
import { PaperRow } from '#client/paper/PaperRow.tsx';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { List } from '#client/ui/List.tsx';
import { Section } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';

/** So many papers of a kind are shown at first: home is for what waits, the forum's page for all. */
const SHOWN_AT_FIRST = 6;

interface PaperShelfProps {
  readonly papers: readonly PaperView[];
  readonly hasManyForums: boolean;
}

/** My papers: those that changed since I opened them first, then the rest. */
export function PaperShelf({ papers, hasManyForums }: PaperShelfProps) {
  const say = useSay();
  const forum = useMe().memberships.find(({ suspended }) => !suspended)?.forumId;
  const fresh = papers.filter((paper) => paper.newToMe);
  const rest = papers.filter((paper) => !paper.newToMe);
  const row = (paper: PaperView) => (
    <PaperRow
      key={paper.id}
      paper={paper}
      of={hasManyForums ? paper.forumName : null}
      hasNewBadge={false}
    />
  );
  if (papers.length === 0) {
    return (
      <Section title={say('app.home.papers')}>
        <EmptyState
          title={say('app.home.noPapers')}
          action={
            forum && <LinkButton to={`/forums/${forum}`}>{say('app.home.toForum')}</LinkButton>
          }
        >
          {say('app.home.noPapersMore')}
        </EmptyState>
      </Section>
    );
  }
  return (
    <>
      {fresh.length > 0 && (
        <Section title={say('app.home.newPapers')}>
          <Shortened rows={fresh.map(row)} />
        </Section>
      )}
      {rest.length > 0 && (
        <Section title={say(fresh.length > 0 ? 'app.home.otherPapers' : 'app.home.papers')}>
          <Shortened rows={rest.map(row)} />
        </Section>
      )}
    </>
  );
}

function Shortened({ rows }: { readonly rows: readonly ReactNode[] }) {
  const say = useSay();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <List>{shown}</List>
      {shown.length < rows.length && (
        <div>
          <Button tone="quiet" onPress={() => setIsWhole(true)}>
            {say('app.home.showAll', { count: rows.length })}
          </Button>
        </div>
      )}
    </>
  );
}
