import { useState } from 'react';
import { listTopics, openChoosing, type TopicView } from '#shared/topic/topic-contract.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { newCommentId } from '#client/thread/comment-id.ts';
import { ManyChoice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/topic/Topic.module.css';

interface OpenChoosingProps {
  readonly forumId: string;
  readonly topics: readonly TopicView[];
  readonly onClose: () => void;
}

/** Asks the members to order topics. */
export function OpenChoosing({ forumId, topics, onClose }: OpenChoosingProps) {
  const say = useSay();
  const [sendId] = useState(newCommentId);
  const [topicIds, setTopicIds] = useState<readonly string[]>(topics.map(({ id }) => id));
  const [until, setUntil] = useState('');
  const [isTried, setTried] = useState(false);
  const sending = useSend(openChoosing, {
    changes: [listTopics],
    onSent: () => {
      showToast('done', say('topic.choosing.opened'));
      onClose();
    },
  });
  const isShort = topicIds.length < 2;
  const send = () => {
    setTried(true);
    if (isShort) return;
    const body = { sendId, topicIds: [...topicIds], until: until === '' ? null : until };
    sending.mutate({ params: { forumId }, body });
  };
  return (
    <Dialog title={say('topic.choosing.openTitle')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('topic.choosing.open')}
        onSubmit={send}
        onClose={onClose}
      >
        <p>{say('topic.choosing.openIs')}</p>
        <div className={styles['many']}>
          <ManyChoice
            label={say('topic.choosing.which')}
            values={topicIds}
            onChange={setTopicIds}
            options={topics.map(({ id, title }) => ({ value: id, label: <bdi>{title}</bdi> }))}
          />
        </div>
        {isTried && isShort && (
          <Notice tone="trouble" isAnnounced>
            {say('topic.choosing.tooFew')}
          </Notice>
        )}
        <TextField
          label={say('topic.choosing.untilField')}
          type="date"
          value={until}
          onChange={setUntil}
        />
      </SendForm>
    </Dialog>
  );
}
