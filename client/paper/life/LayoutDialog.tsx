import { useState } from 'react';
import { HEADING_NUMBERS, isSameLayout } from '#shared/paper/layout.ts';
import { changePaper, getPaper } from '#shared/paper/paper-contract.ts';
import { SendForm } from '#client/http/SendForm.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { LifeDialogProps } from '#client/paper/life/StageDialog.tsx';
import { CheckLine, Choice } from '#client/ui/Choice.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';

/** How a paper numbers its headings and paragraphs, for everybody who has it open. */
export function LayoutDialog({ paper, onClose }: LifeDialogProps) {
  const say = useSay();
  const [layout, setLayout] = useState(paper.layout);
  const sending = useSend(changePaper, { changes: [getPaper], onSent: onClose });
  const save = () => {
    if (isSameLayout(layout, paper.layout)) return onClose();
    return sending.mutate({ params: { paperId: paper.id }, body: { layout } });
  };
  return (
    <Dialog title={say('life.layout.title')} isOpen onClose={onClose}>
      <SendForm
        sending={sending}
        action={say('life.layout.send')}
        onClose={onClose}
        onSubmit={save}
      >
        <p>{say('life.layout.forAll')}</p>
        <Choice
          look="cards"
          label={say('life.layout.headings')}
          value={layout.headings}
          onChange={(headings) => setLayout({ ...layout, headings })}
          options={HEADING_NUMBERS.map((value) => ({
            value,
            label: say(`life.layout.${value}`),
            ...(value !== 'none' && { meaning: <bdi>{say(`life.layout.${value}Is`)}</bdi> }),
          }))}
        />
        <CheckLine
          isChosen={layout.paragraphs}
          onChange={(paragraphs) => setLayout({ ...layout, paragraphs })}
          meaning={say('life.layout.paragraphsIs')}
        >
          {say('life.layout.paragraphs')}
        </CheckLine>
      </SendForm>
    </Dialog>
  );
}
