import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { type Stop, stopsIn } from '#shared/meeting/stops.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { numberContent } from '#shared/paper/content-parts.ts';
import { getPaper, type PaperView, readPaper } from '#shared/paper/paper-contract.ts';
import { partLabel } from '#shared/paper/part-label.ts';
import { getRegister, type RegisterBlock } from '#shared/register/register-contract.ts';
import { listSuggestions, type SuggestionView } from '#shared/suggestion/suggestion-contract.ts';
import { listThreads, type ThreadView } from '#shared/thread/thread-contract.ts';
import { keyOf, useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';

/** A disputed passage with what is said about it. */
export interface OpenStop extends Stop {
  /** How its first block is called: "Recommendation 2". */
  readonly label: string;
  /** The heading under which it stands. */
  readonly under: string;
  readonly suggestions: readonly SuggestionView[];
  readonly threads: readonly ThreadView[];
  readonly register: RegisterBlock | null;
}

/** A paper as a meeting goes through it. */
export interface PaperStops {
  readonly paper: PaperView;
  readonly content: readonly ContentNode[];
  readonly stops: readonly OpenStop[];
  readonly mayDecide: boolean;
}

const NO_STATES: ReadonlySet<string> = new Set();

/** The disputed passages of a paper, read anew while it changes; null until it is here. */
export function useStops(forumId: string, paperId: string) {
  const say = useSay();
  const paper = useAnswer(getPaper, { paperId });
  const text = useAnswer(readPaper, { paperId });
  const suggested = useAnswer(listSuggestions, { paperId });
  const remarks = useAnswer(listThreads, { paperId });
  const register = useAnswer(getRegister, { forumId });
  useFreshText(paperId, paper.dataUpdatedAt);
  const data = useMemo((): PaperStops | null => {
    if (!paper.data || !text.data || !suggested.data) return null;
    const content = text.data.content as ContentNode[];
    const open = (remarks.data?.threads ?? []).filter(({ state }) => state === 'open');
    const blocks = (register.data?.blocks ?? []).filter((block) => block.paperId === paperId);
    const found = stopsIn(content, {
      threads: open.map(({ group, ...thread }) => ({ ...thread, isPrivate: group !== null })),
      awaited: awaitedIn(blocks),
    });
    const { parts } = numberContent(content, paper.data.layout);
    const labelAt = (order: number) => {
      const part = parts.find(({ nodes }) => nodes.some((node) => node === content[order]));
      return part ? partLabel(part, say) : '';
    };
    const headingOver = (order: number) =>
      content.slice(0, order).findLastIndex(({ type }) => type === 'heading');
    const { suggestions, mayDecide } = suggested.data;
    const stops = found.map((stop): OpenStop => {
      const under = headingOver(stop.order);
      return {
        ...stop,
        label: labelAt(stop.order),
        under: under < 0 ? '' : labelAt(under),
        suggestions: suggestions.filter(({ id }) => stop.suggestionIds.includes(id)),
        threads: open.filter(({ id }) => stop.threadIds.includes(id)),
        register:
          blocks.find(
            ({ blockId, recommendation }) => recommendation !== null && isIn(stop, blockId),
          ) ?? null,
      };
    });
    return { paper: paper.data, content, stops, mayDecide };
  }, [paper.data, text.data, suggested.data, remarks.data, register.data, paperId, say]);
  const error = paper.error ?? text.error ?? suggested.error;
  const refetch = () => Promise.all([paper, text, suggested].map((query) => query.refetch()));
  return { data: data ?? undefined, error, refetch };
}

/** A paper's card is asked for anew whenever anything in the paper changes; then so is its text. */
function useFreshText(paperId: string, cardAt: number): void {
  const queries = useQueryClient();
  const first = useRef(cardAt);
  useEffect(() => {
    if (first.current === 0 || first.current === cardAt) {
      first.current = cardAt;
      return;
    }
    for (const one of [readPaper, listSuggestions])
      void queries.invalidateQueries({ queryKey: keyOf(one, { paperId }) });
  }, [queries, paperId, cardAt]);
}

const isIn = ({ blocks }: Stop, blockId: string) =>
  blocks.some(({ attrs }) => attrs?.['id'] === blockId);

function awaitedIn(blocks: readonly RegisterBlock[]): ReadonlySet<string> {
  const waiting = blocks.filter(({ recommendation }) => recommendation?.state === 'validation');
  return waiting.length === 0 ? NO_STATES : new Set(waiting.map(({ blockId }) => blockId));
}
