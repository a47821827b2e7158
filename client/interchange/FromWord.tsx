import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useNavigate } from 'react-router';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import { startFromWord } from '#shared/interchange/word-contract.ts';
import type { Kind } from '#shared/paper/kind.ts';
import { getHome, listPapers } from '#shared/paper/paper-contract.ts';
import { listSessions } from '#shared/session/session-contract.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { fieldError } from '#client/http/field-errors.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { type Reading, useWordReading } from '#client/interchange/use-word-reading.ts';
import { WordReportView } from '#client/interchange/WordReportView.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { KindChoice } from '#client/paper/KindChoice.tsx';
import { type Place, PlaceFields, WHOLE_FORUM } from '#client/paper/PlaceFields.tsx';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import styles from '#client/interchange/FromWord.module.css';

const DOCX = [
  '.docx',
  '.docm',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

interface FromWordProps {
  readonly forum: ForumView;
  readonly onClose: () => void;
}

/** Chooses a Word file, shows what a paper of it would hold, and makes it when asked to. */
export function FromWord({ forum, onClose }: FromWordProps) {
  const say = useSay();
  const { reading, read } = useWordReading(forum.id);
  const isUnderWay = reading.kind === 'under-way';
  return (
    <div className={styles['steps']}>
      <p>{say('wordIn.lead')}</p>
      <div>
        <FileTrigger
          acceptedFileTypes={DOCX}
          onSelect={(files) => {
            const [file] = files ?? [];
            if (file) read(file);
          }}
        >
          <Button tone={reading.kind === 'read' ? 'outline' : 'primary'} isPending={isUnderWay}>
            {say(reading.kind === 'read' ? 'wordIn.another' : 'wordIn.choose')}
          </Button>
        </FileTrigger>
      </div>
      <HowFar reading={reading} />
      {reading.kind === 'read' && (
        <MakeForm key={reading.preview.id} forum={forum} read={reading} onClose={onClose} />
      )}
    </div>
  );
}

function HowFar({ reading }: { readonly reading: Reading }) {
  const say = useSay();
  if (reading.kind === 'too-large')
    return (
      <Notice tone="trouble" isAnnounced>
        {say('wordIn.tooLarge')}
      </Notice>
    );
  if (reading.kind === 'failed') return <FailureNotice error={reading.error} />;
  if (reading.kind !== 'under-way') return null;
  const percent = Math.floor(reading.share * 100);
  return (
    <output className={styles['progress']}>
      {reading.share < 1 ? say('wordIn.sending', { percent }) : say('wordIn.reading')}
    </output>
  );
}

interface MakeFormProps extends FromWordProps {
  readonly read: Reading & { readonly kind: 'read' };
}

function MakeForm({ forum, read, onClose }: MakeFormProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { preview, fileName } = read;
  const [title, setTitle] = useState(preview.title ?? fileName.replace(/\.[^.]*$/, ''));
  const [kind, setKind] = useState<Kind>('plain');
  const [place, setPlace] = useState<Place>(WHOLE_FORUM);
  const [isTried, setIsTried] = useState(false);
  const sending = useSend(startFromWord, {
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
