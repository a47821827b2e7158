import { useState } from 'react';
import { type FileForm, TEXT_CHOICES } from '#shared/interchange/export-choice.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import type { VersionView } from '#shared/version/version-contract.ts';
import { listThreads } from '#shared/thread/thread-contract.ts';
import { useAnswer } from '#client/http/query.ts';
import { LAST_FORM, LAST_TEXT } from '#client/interchange/export-forms.ts';
import { ExportProgress } from '#client/interchange/ExportProgress.tsx';
import { CHANGES, type ExportedText, useFileExport } from '#client/interchange/use-file-export.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { useRememberedChoice } from '#client/remembered/remembered-choice.ts';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine, Choice } from '#client/ui/Choice.tsx';
import { DialogActions } from '#client/ui/Dialog.tsx';
import { FormBody } from '#client/ui/FormBody.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/interchange/Interchange.module.css';

/** What of a paper the dialog has to know. */
type ExportedPaper = Pick<PaperView, 'id' | 'stage' | 'myVerbs'>;
export type ExportedVersion = Pick<VersionView, 'id' | 'number'>;

interface ExportFormProps {
  readonly paper: ExportedPaper;
  /** Left out: the paper as it is now. */
  readonly version?: ExportedVersion | undefined;
  readonly onClose: () => void;
}

/** Asks in which form and which text a paper is to go out, and gives it. What somebody may not take out is not offered, and they are told why. */
export function ExportForm({ paper, version, onClose }: ExportFormProps) {
  const say = useSay();
  const isInternal = paper.myVerbs.includes('exportInternal');
  const form = useRememberedChoice(LAST_FORM);
  const { text, texts, choose } = useTexts(form, isInternal, version !== undefined);
  // What was said inside leaves the house only when somebody chooses so, each time.
  const [wantsRemarks, setRemarks] = useState(false);
  const hasRemarks = wantsRemarks && isInternal;
  const { exported, ask, stop } = useFileExport((name) => {
    showToast('done', <Sentence of="interchange.saved" values={{ name }} />);
    onClose();
  });
  const isUnderWay = exported.kind === 'under-way';
  const submit = () =>
    ask({
      paperId: paper.id,
      versionId: version?.id ?? null,
      form,
      text,
      remarks: hasRemarks ? 'with-remarks' : 'without-remarks',
    });
  return (
    <FormBody onSubmit={submit}>
      <div className={styles['choices']}>
        <FormChoice form={form} paper={paper} />
        <TextChoices
          form={form}
          text={text}
          texts={texts}
          isInternal={isInternal}
          onChoose={choose}
        />
        {isInternal && (
          <CheckLine isChosen={hasRemarks} onChange={setRemarks}>
            {say('interchange.remarks')}
          </CheckLine>
        )}
        {hasRemarks && <PrivateOnes paperId={paper.id} />}
        <ExportProgress exported={exported} />
      </div>
      <DialogActions>
        <Button type="submit" tone="primary" isPending={isUnderWay}>
          {say('interchange.download')}
        </Button>
        {isUnderWay ? (
          <Button onPress={stop}>{say('interchange.stop')}</Button>
        ) : (
          <Button tone="quiet" onPress={onClose}>
            {say('app.frame.cancel')}
          </Button>
        )}
      </DialogActions>
    </FormBody>
  );
}

/** The texts that are offered, and which of them is chosen. */
function useTexts(form: FileForm, isInternal: boolean, isVersion: boolean) {
  const last = useRememberedChoice(LAST_TEXT);
  const [wantsChanges, setWantsChanges] = useState(false);
  const plain = TEXT_CHOICES.filter((text) => isInternal || text !== 'marked');
  // To be had of a version, in the one form in which changes can be accepted and rejected.
  const texts: readonly ExportedText[] = isVersion && form === 'word' ? [...plain, CHANGES] : plain;
  const wanted: ExportedText = wantsChanges ? CHANGES : last;
  const rest: ExportedText = plain.includes(last) ? last : 'clean';
  const choose = (chosen: ExportedText) => {
    setWantsChanges(chosen === CHANGES);
    if (chosen !== CHANGES) LAST_TEXT.choose(chosen);
  };
  return { text: texts.includes(wanted) ? wanted : rest, texts, choose };
}

interface FormChoiceProps {
  readonly form: FileForm;
  readonly paper: ExportedPaper;
}

function FormChoice({ form, paper }: FormChoiceProps) {
  const say = useSay();
  const isOnlyRead = form === 'word' && paper.stage === 'published';
  return (
    <div>
      <Choice
        label={say('interchange.form.label')}
        look="chips"
        value={form}
        onChange={LAST_FORM.choose}
        options={LAST_FORM.values.map((value) => ({
          value,
          label: say(`interchange.form.${value}`),
        }))}
      />
      <p className={styles['hint']}>
        {isOnlyRead ? say('interchange.wordOnly') : say(`interchange.formMeaning.${form}`)}
      </p>
    </div>
  );
}

interface TextChoicesProps {
  readonly form: FileForm;
  readonly text: ExportedText;
  readonly texts: readonly ExportedText[];
  readonly isInternal: boolean;
  readonly onChoose: (text: ExportedText) => void;
}

function TextChoices({ form, text, texts, isInternal, onChoose }: TextChoicesProps) {
  const say = useSay();
  return (
    <div>
      <Choice
        label={say('interchange.which')}
        look="cards"
        value={text}
        onChange={onChoose}
        options={texts.map((value) => ({
          value,
          label: say(`interchange.${value}`),
          ...(value === 'marked' && { meaning: say(`interchange.markedMeaning.${form}`) }),
          ...(value === CHANGES && { meaning: say('interchange.sinceMeaning') }),
        }))}
      />
      {!isInternal && <p className={styles['hint']}>{say('interchange.internal')}</p>}
    </div>
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
