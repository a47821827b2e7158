import { FileUp } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { ForumView } from '#shared/forum/forum-contract.ts';
import { lazyPart } from '#client/http/lazy-part.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Skeleton } from '#client/ui/Waiting.tsx';

const FromWord = lazyPart(async () => (await import('#client/interchange/FromWord.tsx')).FromWord);

/** The button that starts a paper from a file of another program, and its dialog. */
export function NewFromWord({ forum }: { readonly forum: ForumView }) {
  const say = useSay();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button icon={<FileUp size={18} aria-hidden="true" />} onPress={() => setIsOpen(true)}>
        {say('wordIn.open')}
      </Button>
      <Dialog title={say('wordIn.title')} isOpen={isOpen} onClose={close}>
        <Suspense fallback={<Skeleton />}>
          <FromWord forum={forum} onClose={close} />
        </Suspense>
      </Dialog>
    </>
  );
}
