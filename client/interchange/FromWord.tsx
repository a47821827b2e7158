import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import { type FilePreview, readFile, startFromFile } from '#shared/interchange/file-contract.ts';
import type { Kind } from '#shared/paper/kind.ts';
import { getHome, listPapers } from '#shared/paper/paper-contract.ts';
import { listSessions } from '#shared/session/session-contract.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { sendBytes } from '#client/http/send-bytes.ts';
import { useSend } from '#client/http/use-send.ts';
import { type Reading, useWordReading } from '#client/interchange/use-word-reading.ts';
import { WordFileChoice } from '#client/interchange/WordFileChoice.tsx';
import { WordReportView } from '#client/interchange/WordReportView.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { KindChoice } from '#client/paper/KindChoice.tsx';
import { type Place, PlaceFields, WHOLE_FORUM } from '#client/paper/PlaceFields.tsx';
import { TextField } from '#client/ui/Field.tsx';
import styles from '#client/interchange/FromWord.module.css';

interface FromWordProps {
  readonly forum: ForumView;
  readonly onClose: () => void;
}

/** Chooses a file, shows what a paper of it would hold, and makes it when asked to. */
export function FromWord({ forum, onClose }: FromWordProps) {
  const say = useSay();
  const { reading, read } = useWordReading((means) =>
    sendBytes(readFile, { params: { forumId: forum.id }, ...means }),
  );
  return (
    <div className={styles['steps']}>
      <p>{say('wordIn.lead')}</p>
      <WordFileChoice
        reading={reading}
        choose={say('wordIn.choose')}
        another={say('wordIn.another')}
        onChoose={read}
        takesText
      />
      {reading.kind === 'read' && (
        <MakeForm key={reading.preview.id} forum={forum} read={reading} onClose={onClose} />
      )}
    </div>
  );
}

interface MakeFormProps extends FromWordProps {
  readonly read: Reading<FilePreview> & { readonly kind: 'read' };
}

function MakeForm({ forum, read, onClose }: MakeFormProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { preview, fileName } = read;
  const [title, setTitle] = useState(preview.title ?? fileName.replace(/\.[^.]*$/, ''));
  const [kind, setKind] = useState<Kind>('plain');
  const [place, setPlace] = useState<Place>(WHOLE_FORUM);
  const [isTried, setIsTried] = useState(false);
  const sending = useSend(startFromFile, {
    changes: [listPapers, getHome, listSessions],
    onSent: ({ id }) => void navigate(`/papers/${id}`),
  });
  const isMissing = isTried && title.trim() === '';
  const submit = () => {
    setIsTried(true);
    if (title.trim() === '') return;
    const params = { forumId: forum.id, fileId: preview.id };
    sending.mutate({ params, body: { title, kind, ...place } });
  };
  const isGone = refusalOf(sending.error) === 'not-found';
  return (
    <>
      <p className={styles['quiet']}>
        <Sentence of="wordIn.file" values={{ name: fileName }} />
      </p>
      <WordReportView preview={preview} />
      <SendForm
        sending={sending}
        action={say('wordIn.make')}
        words={isGone ? say('wordIn.gone') : undefined}
        onSubmit={submit}
        onClose={onClose}
      >
        <TextField
          label={say('paper.start.name')}
          isRequired
          maxLength={200}
          value={title}
          onChange={setTitle}
          error={
            isMissing ? say('app.failure.field.required') : fieldError(sending.error, 'title', say)
          }
        />
        <KindChoice value={kind} onChange={setKind} />
        <PlaceFields forum={forum} value={place} onChange={setPlace} />
      </SendForm>
    </>
  );
}
