import { useEffect, useRef, useState } from 'react';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { isolated } from '#client/locale/isolated.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { Say } from '#client/locale/speech.ts';
import type { DeskState } from '#client/thread/remark-desk.ts';
import { type News, newsBetween } from '#client/thread/thread-news.ts';
import { GATHER_MS, type Loudness } from '#client/together/announcer.ts';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';

interface NewsSaidProps {
  readonly threads: readonly ThreadView[];
  readonly isHere: boolean;
  /** How much of what others do this person wants to be told. */
  readonly loudness: Loudness;
  /** What became of what was sent last. */
  readonly own: DeskState['said'];
}

/** Says politely what others did in the remarks: gathered, and at most once in ten seconds. */
export function NewsSaid({ threads, isHere, loudness, own }: NewsSaidProps) {
  const say = useSay();
  const [said, setSaid] = useState<readonly News[]>([]);
  const known = useRef<readonly ThreadView[] | null>(null);
  const gathered = useRef<News[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (!isHere) return;
    if (known.current && loudness !== 'quiet') {
      gathered.current.push(...newsBetween(known.current, threads));
    }
    known.current = threads;
    if (gathered.current.length === 0) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      setSaid(gathered.current);
      gathered.current = [];
    }, GATHER_MS);
  }, [threads, isHere, loudness]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <VisuallyHidden>
      <output>{own && say(`thread.said.${own}`)}</output>
      <output>{inWords(said, say)}</output>
    </VisuallyHidden>
  );
}

/** A few are told one by one; many are counted. */
const MOST_TOLD = 3;

function inWords(news: readonly News[], say: Say): string {
  if (news.length > MOST_TOLD) return say('thread.said.many', { count: news.length });
  return news
    .map((one) => {
      switch (one.kind) {
        case 'made':
          return say('thread.said.made', { name: isolated(one.name) });
        case 'replied':
          return say('thread.said.replied', { name: isolated(one.name), number: one.number });
        default:
          return say('thread.said.answered', { number: one.number });
      }
    })
    .join(' ');
}
