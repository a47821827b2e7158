import { useState } from 'react';
import { useParams } from 'react-router';
import type { ContentNode } from '#shared/paper/content.ts';
import { textOf } from '#shared/paper/content.ts';
import { getPaper } from '#shared/paper/paper-contract.ts';
import { readVersion, type VersionView } from '#shared/version/version-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { ExportButton } from '#client/interchange/ExportButton.tsx';
import { momentInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { StaticPaper } from '#client/paper/StaticPaper.tsx';
import { Button, LinkButton } from '#client/ui/Button.tsx';
import { BackLink, PageTitle, usePageTitle } from '#client/ui/Page.tsx';
import { type DecidedCount, decidedIn, type DecidedMark } from '#client/version/decided-in.ts';
import { type Chapter, RestoreDialog } from '#client/version/RestoreDialog.tsx';
import { Why } from '#client/version/VersionLine.tsx';
import styles from '#client/version/Version.module.css';

/** One version to read, and to bring back from. */
export function VersionScreen() {
  const say = useSay();
  const { paperId = '', versionId = '' } = useParams();
  const paper = useAnswer(getPaper, { paperId });
  const read = useAnswer(readVersion, { paperId, versionId });
  const number = read.data?.version.number;
  usePageTitle(number ? say('version.number', { number }) : '', paper.data?.title ?? '');
  return (
    <>
      <BackLink to={`/papers/${paperId}/versions`}>{say('version.backToAll')}</BackLink>
      {/* A page has its heading also while, or when nothing, is there to be shown. */}
      {!read.data && <PageTitle>{say('version.title')}</PageTitle>}
      <Answered query={read} lines={8}>
        {({ version, content, layout, decided }) => (
          <>
            <Head version={version} />
            <Deeds
              paperId={paperId}
              version={version}
              chapters={chaptersIn(content as readonly ContentNode[], decided)}
              decided={decidedIn(content as readonly ContentNode[], decided)}
              mayRestore={paper.data?.myVerbs.includes('restore') ?? false}
            />
            <div className={styles['sheet']}>
              <StaticPaper
                paperId={paperId}
                content={content}
                direction={paper.data?.direction ?? 'rtl'}
                layout={layout}
              />
            </div>
          </>
        )}
      </Answered>
    </>
  );
}

function Head({ version }: { readonly version: VersionView }) {
  const say = useSay();
  const language = useLanguage();
  const { number, name, at, reason } = version;
  return (
    <>
      <PageTitle>{name === null ? say('version.number', { number }) : <bdi>{name}</bdi>}</PageTitle>
      <p className={styles['facts']}>
        {name !== null && <span>{say('version.number', { number })}</span>}
        {name === null && (
          <span>
            <Why version={version} />
          </span>
        )}
        <span>{momentInWords(new Date(at), language)}</span>
      </p>
      {reason && <p dir="auto">{reason}</p>}
    </>
  );
}

interface DeedsProps {
  readonly paperId: string;
  readonly version: VersionView;
  readonly chapters: readonly Chapter[];
  readonly decided: DecidedCount;
  readonly mayRestore: boolean;
}

function Deeds({ paperId, version, chapters, decided, mayRestore }: DeedsProps) {
  const say = useSay();
  const [asking, setAsking] = useState<'whole' | 'chapter' | null>(null);
  return (
    <div className={styles['tools']}>
      <LinkButton to={`/papers/${paperId}/compare?from=${version.id}&to=now`}>
        {say('version.compare')}
      </LinkButton>
      <ExportButton paperId={paperId} of={{ version }} tone="outline" />
      {mayRestore && (
        <Button onPress={() => setAsking('whole')}>{say('version.restore.whole')}</Button>
      )}
      {mayRestore && chapters.length > 0 && (
        <Button onPress={() => setAsking('chapter')}>{say('version.restore.chapter')}</Button>
      )}
      {asking && (
        <RestoreDialog
          paperId={paperId}
          version={version}
          chapters={asking === 'chapter' ? chapters : null}
          decided={decided}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}

function chaptersIn(
  content: readonly ContentNode[],
  decided: readonly DecidedMark[],
): readonly Chapter[] {
  return content.flatMap((node, at) => {
    const id = node.attrs?.['id'];
    const words = textOf([node]);
    if (node.type !== 'heading' || typeof id !== 'string' || words === '') return [];
    const next = content.findIndex(
      (other, place) => place > at && other.type === 'heading' && levelOf(other) <= levelOf(node),
    );
    const blocks = content.slice(at, next === -1 ? content.length : next);
    return [{ value: id, label: words, decided: decidedIn(blocks, decided) }];
  });
}

const levelOf = ({ attrs }: ContentNode): number => Number(attrs?.['level'] ?? 1);
