import { FileText } from 'lucide-react';
import { getSessionPack } from '#shared/interchange/pdf-contract.ts';
import { callForFile } from '#client/http/call.ts';
import { ExportProgress } from '#client/interchange/ExportProgress.tsx';
import { useFileDownload } from '#client/interchange/use-file-download.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { Button } from '#client/ui/Button.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/interchange/SessionPack.module.css';

/** The button that gives everything for a session as one PDF, and how far it is. */
export function SessionPack({ sessionId }: { readonly sessionId: string }) {
  const say = useSay();
  const { downloaded, ask, stop } = useFileDownload((name) =>
    showToast('done', <Sentence of="interchange.saved" values={{ name }} />),
  );
  const isUnderWay = downloaded.kind === 'under-way';
  return (
    <div className={styles['pack']}>
      <div className={styles['buttons']}>
        <Button
          icon={<FileText size={18} aria-hidden="true" />}
          isPending={isUnderWay}
          onPress={() => ask((asking) => callForFile(getSessionPack, { sessionId }, asking))}
        >
          {say('pdf.pack.open')}
        </Button>
        {isUnderWay && <Button onPress={stop}>{say('interchange.stop')}</Button>}
      </div>
      <ExportProgress exported={downloaded} />
    </div>
  );
}
