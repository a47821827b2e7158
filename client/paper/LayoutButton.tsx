import { Hash } from 'lucide-react';
import { useState } from 'react';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { LayoutDialog } from '#client/paper/life/LayoutDialog.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';

/** How the paper counts its headings and paragraphs; whoever may write changes it, for everybody. */
export function LayoutButton({ paper }: { readonly paper: PaperView }) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  if (!paper.myVerbs.includes('edit')) return null;
  return (
    <>
      <IconButton label={say('life.layout.title')} onPress={() => setIsOpen(true)}>
        <Hash size={18} aria-hidden="true" />
      </IconButton>
      {isOpen && <LayoutDialog paper={paper} onClose={() => setIsOpen(false)} />}
    </>
  );
}
