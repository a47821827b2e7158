import { useState } from 'react';
import {
  changeTopic,
  listTopics,
  proposeTopic,
  TOPIC_LENGTH,
  type TopicView,
} from '#shared/topic/topic-contract.ts';
import { revisionFor } from '#client/http/revision.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { changeOf } from '#client/initiative/initiative-typed.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useDraft } from '#client/member/use-draft.ts';
import { newCommentId } from '#client/thread/comment-id.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { showToast } from '#client/ui/toast.ts';

interface Words {
  readonly title: string;
  readonly why: string;
  readonly yields: string;
}

interface TopicDialogProps {
  readonly forumId: string;
  readonly onClose: () => void;
}

/** Proposes a topic. Its words stay on the device until they are sent. */
export function ProposeTopic({ forumId, onClose }: TopicDialogProps) {
  const say = useSay();
  const draft = useDraft(`topic ${forumId}`, { title: '', why: '', yields: '', sendId: '' });
  const [isTried, setTried] = useState(false);
  const sending = useSend(proposeTopic, {
    changes: [listTopics],
    onSent: () => {
      draft.drop();
      showToast('done', say('topic.proposed'));
      onClose();
    },
  });
  const send = () => {
    setTried(true);
    const { title, why, yields } = draft.words;
    if (title.trim() === '') return;
    const sendId = draft.words.sendId || newCommentId();
    draft.change({ sendId });
    sending.mutate({ params: { forumId }, body: { sendId, title, why, yields } });
  };
  return (
    <Dialog title={say('topic.propose')} isOpen onClose={onClose}>
      <SendForm sending={sending} action={say('topic.propose')} onSubmit={send} onClose={onClose}>
        <Fields
          words={draft.words}
          isTried={isTried}
          onChange={(some) => draft.change({ ...some, sendId: '' })}
        />
      </SendForm>
    </Dialog>
  );
}

/** Changes a topic; what was typed stays when somebody else changed it meanwhile. */
export function EditTopic({
  forumId,
  topic,
  onClose,
}: TopicDialogProps & { readonly topic: TopicView }) {
  const say = useSay();
  const [found] = useState(topic);
  const [words, setWords] = useState<Words>({
    title: topic.title,
    why: topic.why,
    yields: topic.yields,
  });
  const [isTried, setTried] = useState(false);
  const sending = useSend(changeTopic, {
    changes: [listTopics],
    onSent: () => {
      showToast('done', say('topic.saved'));
      onClose();
    },
  });
  const { isWarned, revision } = revisionFor(sending.error, found, topic);
  const send = () => {
    setTried(true);
    if (words.title.trim() === '') return;
    const { title, why, yields } = found;
    sending.mutate({
      params: { forumId, topicId: found.id },
      body: { ...changeOf({ title, why, yields }, words), revision },
    });
  };
  return (
    <Dialog title={say('topic.edit')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('topic.save')}
        words={isWarned ? say('topic.changedMeanwhile') : undefined}
        onSubmit={send}
        onClose={onClose}
      >
        <Fields
          words={words}
          isTried={isTried}
          onChange={(some) => setWords({ ...words, ...some })}
        />
      </SendForm>
    </Dialog>
  );
}

interface FieldsProps {
  readonly words: Words;
  readonly isTried: boolean;
  readonly onChange: (some: Partial<Words>) => void;
}

function Fields({ words, isTried, onChange }: FieldsProps) {
  const say = useSay();
  return (
    <>
      <TextField
        label={say('topic.field.title')}
        isRequired
        maxLength={TOPIC_LENGTH.title}
        value={words.title}
        onChange={(title) => onChange({ title })}
        error={isTried && words.title.trim() === '' ? say('app.failure.field.required') : null}
      />
      <TextField
        label={say('topic.field.why')}
        lines={3}
        maxLength={TOPIC_LENGTH.why}
        value={words.why}
        onChange={(why) => onChange({ why })}
      />
      <TextField
        label={say('topic.field.yields')}
        lines={2}
        maxLength={TOPIC_LENGTH.yields}
        value={words.yields}
        onChange={(yields) => onChange({ yields })}
      />
    </>
  );
}
