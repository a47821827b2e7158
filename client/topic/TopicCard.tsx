import { useState } from 'react';
import { Link } from 'react-router';
import {
  changeTopic,
  discussTopic,
  listTopics,
  makeTopicSession,
  TOPIC_LENGTH,
  type TopicsPage,
  type TopicView,
} from '#shared/topic/topic-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { newCommentId } from '#client/thread/comment-id.ts';
import { EditTopic } from '#client/topic/TopicDialog.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { showToast } from '#client/ui/toast.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/topic/Topic.module.css';

interface TopicCardProps {
  readonly forumId: string;
  readonly topic: TopicView;
  readonly page: TopicsPage;
}

/** One topic: why, what it should yield, what was said about it, and what can be done with it. */
export function TopicCard({ forumId, topic, page }: TopicCardProps) {
  const say = useSay();
  const { id, title, why, yields, state, sessionId, byName } = topic;
  return (
    <article className={styles['topic']} aria-labelledby={`topic-${id}`}>
      <div className={styles['head']}>
        <h3 id={`topic-${id}`} className={styles['heading']}>
          <bdi>{title}</bdi>
        </h3>
        {state !== 'open' && (
          <Badge tone={state === 'session' ? 'green' : 'plain'}>
            {say(`topic.state.${state}`)}
          </Badge>
        )}
      </div>
      {why !== '' && <Said label={say('topic.why')} words={why} />}
      {yields !== '' && <Said label={say('topic.yields')} words={yields} />}
      <p className={styles['soft']}>
        <Sentence of="topic.by" values={{ name: byName }} />
      </p>
      <div className={styles['deeds']}>
        {sessionId && <Link to={`/sessions/${sessionId}`}>{say('topic.toSession')}</Link>}
        <Deeds forumId={forumId} topic={topic} page={page} />
      </div>
      <Talk forumId={forumId} topic={topic} mayTalk={page.mayPropose} />
    </article>
  );
}

function Said({ label, words }: { readonly label: string; readonly words: string }) {
  return (
    <div>
      <p className={styles['soft']}>{label}</p>
      <p dir="auto" className={styles['words']}>
        {words}
      </p>
    </div>
  );
}

function Deeds({ forumId, topic, page }: TopicCardProps) {
  const say = useSay();
  const { id, title, state, revision, mayChange } = topic;
  const [isEditing, setEditing] = useState(false);
  const changes = [listTopics];
  const making = useSend(makeTopicSession, {
    changes,
    onSent: () => showToast('done', say('topic.sessionMade')),
  });
  const changing = useSend(changeTopic, { changes });
  const params = { forumId, topicId: id };
  const isAside = state === 'set-aside';
  const isCandidate = page.choosing?.candidates.some((one) => one.id === id) ?? false;
  const move = () =>
    changing.mutate({ params, body: { revision, state: isAside ? 'open' : 'set-aside' } });
  return (
    <>
      {page.mayChoose && state === 'open' && (
        <Button
          aria-label={say('topic.makeSessionFor', { title })}
          isPending={making.isPending}
          onPress={() => making.mutate({ params })}
        >
          {say('topic.makeSession')}
        </Button>
      )}
      {mayChange && (
        <Button
          tone="quiet"
          aria-label={say('topic.editFor', { title })}
          onPress={() => setEditing(true)}
        >
          {say('topic.edit')}
        </Button>
      )}
      {page.mayLead && state !== 'session' && !isCandidate && (
        <Button
          tone="quiet"
          aria-label={say(isAside ? 'topic.bringBackFor' : 'topic.setAsideFor', { title })}
          isPending={changing.isPending}
          onPress={move}
        >
          {say(isAside ? 'topic.bringBack' : 'topic.setAside')}
        </Button>
      )}
      <FailureNotice error={making.error ?? changing.error} />
      {isEditing && <EditTopic forumId={forumId} topic={topic} onClose={() => setEditing(false)} />}
    </>
  );
}

interface TalkProps extends Pick<TopicCardProps, 'forumId' | 'topic'> {
  readonly mayTalk: boolean;
}

function Talk({ forumId, topic, mayTalk }: TalkProps) {
  const say = useSay();
  const { comments, title } = topic;
  if (comments.length === 0 && !mayTalk) return null;
  return (
    <details className={styles['fold']}>
      <summary>
        {comments.length === 0
          ? say('topic.talkNone')
          : say('topic.talk', { count: comments.length })}
        <VisuallyHidden>: {title}</VisuallyHidden>
      </summary>
      <ul className={styles['comments']}>
        {comments.map(({ id, at, byName, text }) => (
          <li key={id}>
            <p className={styles['soft']}>
              <bdi>{byName}</bdi> <TimeAgo at={at} />
            </p>
            <p dir="auto" className={styles['words']}>
              {text}
            </p>
          </li>
        ))}
      </ul>
      {mayTalk && <Say forumId={forumId} topic={topic} />}
    </details>
  );
}

function Say({ forumId, topic: { id } }: Pick<TopicCardProps, 'forumId' | 'topic'>) {
  const say = useSay();
  const draft = useDraft(`topic comment ${id}`, { text: '', sendId: '' });
  const sending = useSend(discussTopic, {
    changes: [listTopics],
    onSent: () => {
      draft.drop();
      showToast('done', say('topic.said'));
    },
  });
  const send = () => {
    const { text } = draft.words;
    if (text.trim() === '') return;
    const sendId = draft.words.sendId || newCommentId();
    draft.change({ sendId });
    sending.mutate({ params: { forumId, topicId: id }, body: { sendId, text } });
  };
  return (
    <FormBody onSubmit={send}>
      <TextField
        label={say('topic.say')}
        lines={2}
        isRequired
        maxLength={TOPIC_LENGTH.comment}
        value={draft.words.text}
        onChange={(text) => draft.change({ text, sendId: '' })}
      />
      <FailureNotice error={sending.error} />
      <div>
        <Button type="submit" isPending={sending.isPending}>
          {say('topic.send')}
        </Button>
      </div>
    </FormBody>
  );
}
