import { FilePlus } from 'lucide-react';
import { useState } from 'react';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { Place } from '#client/paper/PlaceFields.tsx';
import { NewPaperForm } from '#client/paper/NewPaperForm.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';

interface NewPaperProps {
  readonly forum: ForumView;
  /** Where it belongs at first: to a group, or to a session. */
  readonly place?: Place;
}

/** The button that starts a paper in a forum, and its dialog. */
export function NewPaper({ forum, place }: NewPaperProps) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button
        tone="primary"
        icon={<FilePlus size={18} aria-hidden="true" />}
        onPress={() => setIsOpen(true)}
      >
        {say('paper.start.open')}
      </Button>
      <Dialog title={say('paper.start.title')} isOpen={isOpen} onClose={close}>
        <NewPaperForm forum={forum} {...(place && { place })} onClose={close} />
      </Dialog>
    </>
  );
}
