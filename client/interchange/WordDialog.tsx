import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { TEXT_CHOICES, type TextChoice } from '#shared/interchange/export-choice.ts';
import { getWordFile } from '#shared/interchange/interchange-contract.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { listThreads } from '#shared/thread/thread-contract.ts';
import { callForFile } from '#client/http/call.ts';
import { useAnswer } from '#client/http/query.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { saveFile } from '#client/interchange/save-file.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { CheckLine, Choice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import styles from '#client/interchange/Interchange.module.css';

interface WordDialogProps {
  readonly paper: PaperView;
  readonly onClose: () => void;
}

/** Asks which text is to go out, and gives it as a Word file. Suggestions and remarks are offered to those who may take them out. */
export function WordDialog({ paper, onClose }: WordDialogProps) {
  const say = useSay();
  const isInternal = paper.myVerbs.includes('exportInternal');
  const [text, setText] = useState<TextChoice>(isInternal ? 'marked' : 'clean');
  // What was said inside leaves the house only when somebody chooses so.
  const [hasRemarks, setHasRemarks] = useState(false);
  const sending = useMutation({
    mutationFn: () =>
      callForFile(getWordFile, {
        paperId: paper.id,
        text,
        remarks: hasRemarks ? 'with-remarks' : 'without-remarks',
      }),
    onSuccess: ({ bytes, name }) => {
      saveFile(bytes, name);
      onClose();
    },
  });
  const offered = TEXT_CHOICES.filter((choice) => isInternal || choice !== 'marked');
  return (
    <Dialog title={say('interchange.title')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('interchange.download')}
        onClose={onClose}
        onSubmit={() => sending.mutate()}
      >
        <div className={styles['choices']}>
          <p>{say(paper.stage === 'published' ? 'interchange.leadOnly' : 'interchange.lead')}</p>
          <Choice
            label={say('interchange.which')}
            look="cards"
            value={text}
            onChange={setText}
            options={offered.map((value) => ({ value, label: say(`interchange.${value}`) }))}
          />
          {isInternal ? (
            <CheckLine isChosen={hasRemarks} onChange={setHasRemarks}>
              {say('interchange.remarks')}
            </CheckLine>
          ) : (
            <p className={styles['hint']}>{say('interchange.internal')}</p>
          )}
          {hasRemarks && <PrivateOnes paperId={paper.id} />}
        </div>
      </SendForm>
    </Dialog>
  );
}

/** What only one's own group sees leaves it with the file: that is said before. */
function PrivateOnes({ paperId }: { readonly paperId: string }) {
  const say = useSay();
  const threads = useAnswer(listThreads, { paperId }).data?.threads ?? [];
  if (threads.every(({ group }) => group === null)) return null;
  return (
    <Notice tone="warning" isAnnounced>
      {say('interchange.private')}
    </Notice>
  );
}
