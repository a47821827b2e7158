import { reloadPage } from '#client/offline/update-program.ts';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { getPaper, readPaper } from '#shared/paper/paper-contract.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { noteFailedFetch } from '#client/http/missing-part.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { AskForAccess } from '#client/member/AskForAccess.tsx';
import { Contact } from '#client/member/Contact.tsx';
import { PaperReading, type PaperReadingProps } from '#client/paper/PaperReading.tsx';
import { useNoteOpening } from '#client/paper/use-note-opening.ts';
import { useIsOnline } from '#client/offline/reach.ts';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { usePageTitle } from '#client/ui/Page.tsx';
import { Skeleton } from '#client/ui/Waiting.tsx';
import styles from '#client/paper/Paper.module.css';

// Asked for at once, beside the text; drawn when it is here.
const desk = import('#client/paper/PaperDesk.tsx').then(
  ({ PaperDesk }) => PaperDesk,
  async () => {
    await noteFailedFetch();
    return ReadingOnly;
  },
);
const Desk = lazy(async () => ({ default: await desk }));

/**
 * One paper. Readable first: its text comes over HTTP and is drawn as soon as it is here; the editor and the line come
 * after it and take its place without a jump. A paper is never shown empty because something has not come yet.
 */
export function PaperScreen() {
  const { paperId = '' } = useParams();
  const paper = useAnswer(getPaper, { paperId });
  const text = useAnswer(readPaper, { paperId });
  const content = text.data?.content ?? null;
  useNoteOpening(paperId, content !== null);
  usePageTitle(paper.data?.title ?? '', paper.data?.forumName ?? '');
  if (paper.data) {
    return (
      <Suspense fallback={<PaperReading paper={paper.data} content={content} />}>
        <Desk key={paperId} paper={paper.data} content={content} />
      </Suspense>
    );
  }
  if (paper.error) return <NoPaper error={paper.error} onRetry={() => void paper.refetch()} />;
  return (
    <main id="main" tabIndex={-1} className={styles['alone']}>
      <Skeleton lines={6} />
    </main>
  );
}

/** When the editor's code cannot be fetched the paper can be read all the same, with a word about it. */
function ReadingOnly(props: PaperReadingProps) {
  const say = useSay();
  const reload = <Button onPress={() => void reloadPage()}>{say('editor.end.reload')}</Button>;
  const banner = (
    <Notice tone="warning" isAnnounced isBanner action={reload}>
      {say('editor.noEditor')}
    </Notice>
  );
  return <PaperReading {...props} banner={banner} />;
}

interface NoPaperProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

function NoPaper({ error, onRetry }: NoPaperProps) {
  const isGone = refusalOf(error) === 'not-found';
  const { paperId = '' } = useParams();
  const isOnline = useIsOnline();
  if (!isOnline && !isGone) return <NotHere onRetry={onRetry} />;
  return (
    <main id="main" tabIndex={-1} className={styles['alone']}>
      {isGone ? (
        <>
          <AskForAccess kind="paper" id={paperId} />
          <div className={styles['foot']}>
            <Contact forumId={null} />
          </div>
        </>
      ) : (
        <FailureNotice error={error} onRetry={onRetry} />
      )}
    </main>
  );
}

/** Without the server, and not on this device: said, with the way to what is. */
function NotHere({ onRetry }: { readonly onRetry: () => void }) {
  const say = useSay();
  return (
    <main id="main" tabIndex={-1} className={styles['alone']}>
      <Notice
        tone="warning"
        isAnnounced
        action={
          <>
            <Button onPress={onRetry}>{say('app.frame.retry')}</Button>
            <LinkButton to="/">{say('editor.end.home')}</LinkButton>
          </>
        }
      >
        {say('offline.notHere')}
      </Notice>
    </main>
  );
}
