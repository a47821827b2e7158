import { Hash } from 'lucide-react';
import { useState } from 'react';
import { HEADING_NUMBERS, isSameLayout, type PaperLayout } from '#shared/paper/layout.ts';
import { changePaper, getPaper, type PaperView } from '#shared/paper/paper-contract.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useSend } from '#client/http/use-send.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine, Choice } from '#client/ui/Choice.tsx';
import { Dialog, DialogActions } from '#client/ui/Dialog.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';

/** How the paper counts its headings and paragraphs; whoever may write changes it, for everybody. */
export function LayoutButton({ paper }: { readonly paper: PaperView }) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  if (!paper.myVerbs.includes('edit')) return null;
  return (
    <>
      <IconButton label={say('structure.layout.title')} onPress={() => setIsOpen(true)}>
        <Hash size={18} aria-hidden="true" />
      </IconButton>
      {isOpen && <LayoutDialog paper={paper} onClose={() => setIsOpen(false)} />}
    </>
  );
}

interface LayoutDialogProps {
  readonly paper: PaperView;
  readonly onClose: () => void;
}

function LayoutDialog({ paper, onClose }: LayoutDialogProps) {
  const say = useSay();
  const [layout, setLayout] = useState<PaperLayout>(paper.layout);
  const sending = useSend(changePaper, { changes: [getPaper], onSent: onClose });
  const save = () => {
    if (isSameLayout(layout, paper.layout)) return onClose();
    return sending.mutate({ params: { paperId: paper.id }, body: { layout } });
  };
  return (
    <Dialog title={say('structure.layout.title')} isOpen onClose={onClose}>
      <p>{say('structure.layout.forAll')}</p>
      <Choice
        label={say('structure.layout.headings')}
        look="cards"
        value={layout.headings}
        onChange={(headings) => setLayout({ ...layout, headings })}
        options={HEADING_NUMBERS.map((value) => ({
          value,
          label: say(`structure.layout.${value}`),
        }))}
      />
      <CheckLine
        isChosen={layout.paragraphs}
        onChange={(paragraphs) => setLayout({ ...layout, paragraphs })}
        meaning={say('structure.layout.paragraphsMeaning')}
      >
        {say('structure.layout.paragraphs')}
      </CheckLine>
      {sending.isError && <FailureNotice error={sending.error} />}
      <DialogActions>
        <Button tone="primary" isPending={sending.isPending} onPress={save}>
          {say('structure.layout.save')}
        </Button>
        <Button tone="quiet" onPress={onClose}>
          {say('app.frame.cancel')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
