import { useState } from 'react';
import { useNavigate } from 'react-router';
import { copyPaper } from '#shared/paper/life-contract.ts';
import { getHome, listPapers } from '#shared/paper/paper-contract.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import {
  type ForumPlace,
  PlaceInForum,
  useStartingForums,
} from '#client/paper/life/PlaceInForum.tsx';
import type { LifeDialogProps } from '#client/paper/life/StageDialog.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import styles from '#client/paper/life/Life.module.css';

const LONGEST_TITLE = 200;

/** Starts a new paper with this one's text, and goes to it. */
export function CopyDialog({ paper, onClose }: LifeDialogProps) {
  const say = useSay();
  const navigate = useNavigate();
  const forums = useStartingForums();
  const isHere = forums.some(({ forumId }) => forumId === paper.forumId);
  const [title, setTitle] = useState(() =>
    say('life.copy.proposed', { title: paper.title }).slice(0, LONGEST_TITLE),
  );
  const [place, setPlace] = useState<ForumPlace>({
    forumId: isHere ? paper.forumId : (forums[0]?.forumId ?? paper.forumId),
    groupId: isHere ? paper.groupId : null,
    sessionId: null,
  });
  const [isTried, setIsTried] = useState(false);
  const sending = useSend(copyPaper, {
    changes: [listPapers, getHome],
    onSent: ({ id }) => {
      onClose();
      void navigate(`/papers/${id}`);
    },
  });
  const isMissing = isTried && title.trim() === '';
  return (
    <Dialog title={say('life.copy.title')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('life.copy.send')}
        onClose={onClose}
        onSubmit={() => {
          setIsTried(true);
          if (title.trim() === '') return;
          sending.mutate({ params: { paperId: paper.id }, body: { title, ...place } });
        }}
      >
        <p className={styles['is']}>{say('life.copy.is')}</p>
        <TextField
          label={say('life.copy.name')}
          isRequired
          maxLength={LONGEST_TITLE}
          value={title}
          onChange={setTitle}
          error={
            isMissing ? say('app.failure.field.required') : fieldError(sending.error, 'title', say)
          }
        />
        <PlaceInForum value={place} onChange={setPlace} />
      </SendForm>
    </Dialog>
  );
}
