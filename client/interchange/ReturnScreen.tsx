import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import {
  readReturn,
  type ReturnPreview,
  type ReturnReport,
} from '#shared/interchange/return-contract.ts';
import { getPaper, type PaperView, readPaper } from '#shared/paper/paper-contract.ts';
import { listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { listThreads } from '#shared/thread/thread-contract.ts';
import { listVersions } from '#shared/version/version-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { keyOf, useAnswer } from '#client/http/query.ts';
import { sendBytes } from '#client/http/send-bytes.ts';
import { ReturnedItems } from '#client/interchange/ReturnedItems.tsx';
import { ReturnForm } from '#client/interchange/ReturnForm.tsx';
import { useWordReading } from '#client/interchange/use-word-reading.ts';
import { WordFileChoice } from '#client/interchange/WordFileChoice.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { BackLink, PageTitle, Section, usePageTitle } from '#client/ui/Page.tsx';
import styles from '#client/interchange/Returned.module.css';

/** A Word copy of a paper comes home: it is chosen, what is in it is read, and it is brought in when asked to. */
export function ReturnScreen() {
  const say = useSay();
  const { paperId = '' } = useParams();
  const paper = useAnswer(getPaper, { paperId });
  usePageTitle(say('returned.title'), paper.data?.title ?? '');
  return (
    <Answered query={paper}>
      {(found) => (
        <>
          <BackLink to={`/papers/${paperId}`}>
            <bdi>{found.title}</bdi>
          </BackLink>
          <PageTitle>{say('returned.title')}</PageTitle>
          <OfPaper key={paperId} paper={found} />
        </>
      )}
    </Answered>
  );
}

function OfPaper({ paper }: { readonly paper: PaperView }) {
  const say = useSay();
  const [report, setReport] = useState<ReturnReport | null>(null);
  const isSuggester = paper.myVerbs.includes('suggest');
  if (report) return <Done paper={paper} report={report} onAgain={() => setReport(null)} />;
  if (!paper.myVerbs.includes('comment'))
    return <Notice tone="warning">{say('returned.notNow')}</Notice>;
  return (
    <div className={styles['steps']}>
      <p>{say(isSuggester ? 'returned.lead' : 'returned.leadComment')}</p>
      <Bringing paper={paper} onDone={setReport} />
    </div>
  );
}

interface BringingProps {
  readonly paper: PaperView;
  readonly onDone: (report: ReturnReport) => void;
}

function Bringing({ paper, onDone }: BringingProps) {
  const say = useSay();
  const queries = useQueryClient();
  const { reading, read } = useWordReading<ReturnPreview>((means) =>
    sendBytes(readReturn, { params: { paperId: paper.id }, ...means }),
  );
  const finish = (report: ReturnReport) => {
    // Whatever is kept of the paper on this device is older than what has just come.
    for (const changed of [readPaper, listThreads, listSuggestions, listVersions, getPaper])
      void queries.invalidateQueries({ queryKey: keyOf(changed) });
    onDone(report);
  };
  return (
    <>
      <WordFileChoice
        reading={reading}
        choose={say('returned.choose')}
        another={say('returned.other')}
        onChoose={read}
      />
      {reading.kind === 'read' && (
        <ReturnForm
          key={reading.preview.id}
          paperId={paper.id}
          first={reading.preview}
          fileName={reading.fileName}
          onDone={finish}
        />
      )}
    </>
  );
}

interface DoneProps {
  readonly paper: PaperView;
  readonly report: ReturnReport;
  readonly onAgain: () => void;
}

function Done({ paper, report, onAgain }: DoneProps) {
  const say = useSay();
  const isKept = report.items.some(({ outcome }) => outcome === 'suggested');
  // The button that was pressed is gone: who reads by ear, or from the end of a long list, begins at the top again.
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <div ref={top} tabIndex={-1}>
      <Section title={say('returned.done.title')}>
        <Notice tone="done" isAnnounced>
          {report.items.length === 0 ? say('returned.done.none') : say('returned.done.all')}
          {isKept && ` ${say('returned.done.lead')}`}
        </Notice>
        <ReturnedItems paperId={paper.id} items={report.items} people={[]} isDone />
        <div className={styles['actions']}>
          <LinkButton to={`/papers/${paper.id}`} tone="primary">
            {say('returned.toPaper')}
          </LinkButton>
          <Button onPress={onAgain}>{say('returned.done.again')}</Button>
        </div>
      </Section>
    </div>
  );
}
