import { useState } from 'react';
import { keepTemplate, listTemplates } from '#shared/paper/template-contract.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { fieldError } from '#client/http/field-errors.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { LifeDialogProps } from '#client/paper/life/StageDialog.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/paper/life/Life.module.css';

/** Keeps a copy of a paper as a template of its forum, after saying who will see it. */
export function TemplateDialog({ paper, onClose }: LifeDialogProps) {
  const say = useSay();
  const [title, setTitle] = useState(paper.title);
  const sending = useSend(keepTemplate, {
    changes: [listTemplates],
    onSent: () => {
      showToast('done', say('life.template.done'));
      onClose();
    },
  });
  const isTwice = refusalOf(sending.error) === 'already-exists';
  return (
    <Dialog title={say('life.template.title')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('life.template.send')}
        words={isTwice ? say('life.template.twice') : undefined}
        onClose={onClose}
        onSubmit={() => {
          if (title.trim() !== '')
            sending.mutate({ params: { paperId: paper.id }, body: { title } });
        }}
      >
        <p className={styles['is']}>
          {say('life.template.is', { kind: say(`paper.kind.${paper.kind}`) })}
        </p>
        {paper.groupId !== null && <Notice tone="warning">{say('life.template.group')}</Notice>}
        <TextField
          label={say('life.template.name')}
          isRequired
          maxLength={200}
          value={title}
          onChange={setTitle}
          error={fieldError(sending.error, 'title', say)}
        />
      </SendForm>
    </Dialog>
  );
}
