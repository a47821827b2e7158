import { Printer } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import { PrintDialog } from '#client/print/PrintDialog.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';

/** The way to printing in the paper's bar. */
export function PrintButton(paper: Omit<ComponentProps<typeof PrintDialog>, 'onClose'>) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton label={say('print.open')} onPress={() => setIsOpen(true)}>
        <Printer size={20} aria-hidden="true" />
      </IconButton>
      {isOpen && <PrintDialog {...paper} onClose={() => setIsOpen(false)} />}
    </>
  );
}
