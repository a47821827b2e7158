import { useEffect, useState } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { isolated } from '#client/locale/isolated.ts';
import { useMe } from '#client/member/me.ts';
import { deviceChanged } from '#client/offline/device-changes.ts';
import { forgetPaper } from '#client/offline/forget.ts';
import { OWN_BUILD } from '#client/offline/newer-program.ts';
import { isProgramKept, keepProgramNow } from '#client/offline/start-worker.ts';
import { type PaperHere, useOnDevice } from '#client/offline/use-on-device.ts';
import { useUnsentSentence } from '#client/offline/use-unsent-sentence.ts';
import { Button } from '#client/ui/Button.tsx';
import { Section } from '#client/ui/Page.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/offline/Offline.module.css';

/** What lies on this device: whether the program opens without a network, which papers do, what they take, and removing. */
export function DeviceSettings() {
  const say = useSay();
  const { person } = useMe();
  const papers = useOnDevice(person.id)?.papers ?? [];
  const size = useSize();
  const total = papers.reduce((sum, { bytes, imageBytes }) => sum + bytes + imageBytes, 0);
  const remove = async (ids: readonly string[]) => {
    const gone: boolean[] = [];
    for (const paperId of ids) gone.push(await forgetPaper(person.id, paperId));
    deviceChanged();
    if (gone.includes(false)) showToast('info', say('offline.settings.keptBack'));
    else showToast('done', say('offline.settings.removed'));
  };
  return (
    <Section title={say('offline.settings.title')}>
      <div className={styles['card']}>
        <p className={styles['lead']}>{say('offline.settings.lead')}</p>
        <ProgramState />
        {papers.length === 0 ? (
          <p>{say('offline.settings.none')}</p>
        ) : (
          <>
            <ul className={styles['papers']} aria-label={say('offline.settings.list')}>
              {papers.map((paper) => (
                <PaperLine
                  key={paper.paperId}
                  paper={paper}
                  size={size}
                  onRemove={() => void remove([paper.paperId])}
                />
              ))}
            </ul>
            <p>{say('offline.settings.total', { size: isolated(size(total)) })}</p>
            <Button onPress={() => void remove(papers.map(({ paperId }) => paperId))}>
              {say('offline.settings.removeAll')}
            </Button>
          </>
        )}
      </div>
    </Section>
  );
}

interface PaperLineProps {
  readonly paper: PaperHere;
  readonly size: (bytes: number) => string;
  readonly onRemove: () => void;
}

function PaperLine({ paper, size, onRemove }: PaperLineProps) {
  const say = useSay();
  const unsentSentence = useUnsentSentence();
  const { card, bytes, imageBytes, usedAt, unsent } = paper;
  const title = card?.title ?? say('editor.title.label');
  const facts = [size(bytes + imageBytes), unsentSentence(unsent)].filter((fact) => fact !== null);
  return (
    <li className={styles['paper']}>
      <div className={styles['paperWords']}>
        <p className={styles['paperName']}>
          <bdi>{title}</bdi>
        </p>
        <p className={styles['facts']}>
          <Sentence
            of="offline.settings.lastUsed"
            values={{ when: <TimeAgo at={new Date(usedAt).toISOString()} /> }}
          />
          {facts.map((fact) => ` · ${fact}`)}
        </p>
      </div>
      <Button
        tone="quiet"
        aria-label={say('offline.settings.removeOf', { paper: isolated(title) })}
        onPress={onRemove}
      >
        {say('offline.settings.remove')}
      </Button>
    </li>
  );
}

/** Looked at again while the rest of the program is being fetched, in milliseconds. */
const LOOK_MS = 1500;

function ProgramState() {
  const say = useSay();
  const [isKept, setIsKept] = useState<boolean | null | undefined>(undefined);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const kept = await isProgramKept(OWN_BUILD).catch(() => null);
      if (isOver) return;
      setIsKept(kept);
      if (kept === false) timer = setTimeout(() => void look(), LOOK_MS);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  if (isKept === undefined) return null;
  if (isKept === null) return <p>{say('offline.settings.unsupported')}</p>;
  if (isKept) return <p>{say('offline.settings.ready')}</p>;
  return (
    <>
      <p>{say('offline.settings.notReady')}</p>
      <Button onPress={() => void keepProgramNow()}>{say('offline.settings.prepare')}</Button>
    </>
  );
}

const KILOBYTE = 1024;
const MEGABYTE = KILOBYTE * KILOBYTE;

/** A size in words: nobody counts bytes. */
function useSize(): (bytes: number) => string {
  const say = useSay();
  return (bytes) =>
    bytes < MEGABYTE
      ? say('offline.settings.kilobytes', { count: Math.max(1, Math.round(bytes / KILOBYTE)) })
      : say('offline.settings.megabytes', { count: Math.round((10 * bytes) / MEGABYTE) / 10 });
}
