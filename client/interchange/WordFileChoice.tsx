import { FileTrigger } from 'react-aria-components/FileTrigger';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import type { Reading } from '#client/interchange/use-word-reading.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import styles from '#client/interchange/FromWord.module.css';

const DOCX = [
  '.docx',
  '.docm',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
];

const OTHERS = [
  '.html',
  '.htm',
  '.md',
  '.markdown',
  '.txt',
  'text/html',
  'text/markdown',
  'text/plain',
];

interface WordFileChoiceProps {
  /** Whether web pages, Markdown and text are taken too. */
  readonly takesText?: boolean;
  readonly reading: Reading<unknown>;
  /** What the button says before a file was read, and after. */
  readonly choose: string;
  readonly another: string;
  readonly onChoose: (file: File) => void;
}

/** The button that chooses a file, and how far its reading is. */
export function WordFileChoice({
  reading,
  choose,
  another,
  onChoose,
  takesText = false,
}: WordFileChoiceProps) {
  const isRead = reading.kind === 'read';
  return (
    <>
      <div>
        <FileTrigger
          acceptedFileTypes={takesText ? [...DOCX, ...OTHERS] : DOCX}
          onSelect={(files) => {
            const [file] = files ?? [];
            if (file) onChoose(file);
          }}
        >
          <Button tone={isRead ? 'outline' : 'primary'} isPending={reading.kind === 'under-way'}>
            {isRead ? another : choose}
          </Button>
        </FileTrigger>
      </div>
      <HowFar reading={reading} />
    </>
  );
}

function HowFar({ reading }: Pick<WordFileChoiceProps, 'reading'>) {
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
