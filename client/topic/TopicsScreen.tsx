import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { listTopics, type TopicsPage } from '#shared/topic/topic-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { ForumPartHead } from '#client/forum/ForumPartHead.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { ChoosingPanel } from '#client/topic/ChoosingPanel.tsx';
import { ChoosingResults } from '#client/topic/ChoosingResults.tsx';
import { OpenChoosing } from '#client/topic/OpenChoosing.tsx';
import { TopicCard } from '#client/topic/TopicCard.tsx';
import { ProposeTopic } from '#client/topic/TopicDialog.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Section } from '#client/ui/Page.tsx';
import { EmptyState } from '#client/ui/Waiting.tsx';
import styles from '#client/topic/Topic.module.css';

/** What the forum will work on: topics of its members, and choosing among them. */
export function TopicsScreen() {
  const say = useSay();
  const { forumId = '' } = useParams();
  const topics = useAnswer(listTopics, { forumId });
  return (
    <ForumPartHead
      forumId={forumId}
      forumName={topics.data?.forumName}
      title={say('topic.title')}
      lead={say('topic.lead')}
      error={topics.data ? null : topics.error}
    >
      <Answered query={topics} lines={6}>
        {(page) => <Topics forumId={forumId} page={page} />}
      </Answered>
    </ForumPartHead>
  );
}

interface TopicsProps {
  readonly forumId: string;
  readonly page: TopicsPage;
}

function Topics({ forumId, page }: TopicsProps) {
  const say = useSay();
  const { topics, choosing, results } = page;
  // What is not up for discussion any more stands last.
  const inOrder = [
    ...topics.filter(({ state }) => state === 'open'),
    ...topics.filter(({ state }) => state === 'session'),
    ...topics.filter(({ state }) => state === 'set-aside'),
  ];
  return (
    <>
      <Tools forumId={forumId} page={page} />
      {choosing && (
        <ChoosingPanel
          forumId={forumId}
          choosing={choosing}
          mayRank={page.mayPropose}
          mayClose={page.mayChoose}
        />
      )}
      <ChoosingResults results={results} />
      {topics.length === 0 ? (
        <EmptyState title={say('topic.empty')}>{say('topic.emptyMore')}</EmptyState>
      ) : (
        <Section title={say('topic.list')}>
          <div className={styles['topics']}>
            {inOrder.map((topic) => (
              <TopicCard key={topic.id} forumId={forumId} topic={topic} page={page} />
            ))}
          </div>
        </Section>
      )}
    </>
  );
}

function Tools({ forumId, page }: TopicsProps) {
  const say = useSay();
  const [open, setOpen] = useState<'propose' | 'choosing' | null>(null);
  const close = () => setOpen(null);
  const standing = page.topics.filter(({ state }) => state === 'open');
  return (
    <div className={styles['deeds']}>
      {page.mayPropose && (
        <Button
          tone="primary"
          icon={<Plus size={18} aria-hidden="true" />}
          onPress={() => setOpen('propose')}
        >
          {say('topic.propose')}
        </Button>
      )}
      {page.mayChoose && page.choosing === null && standing.length > 1 && (
        <Button onPress={() => setOpen('choosing')}>{say('topic.choosing.open')}</Button>
      )}
      {open === 'propose' && <ProposeTopic forumId={forumId} onClose={close} />}
      {open === 'choosing' && <OpenChoosing forumId={forumId} topics={standing} onClose={close} />}
    </div>
  );
}
