import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type * as z from 'zod';
import { searchPapers } from '#shared/search/search-contract.ts';
import { call } from '#client/http/call.ts';
import { keyOf } from '#client/http/query.ts';

type SearchWish = z.input<typeof searchPapers.body>;
export type SearchAnswer = z.output<typeof searchPapers.answer>;

/** So long after the last key somebody is taken to have paused, in milliseconds. */
const PAUSE_MS = 180;

/** What was typed, once there is a pause. */
export function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

/** Searches; what was found before stays until the next answer is here. Nothing is asked for an empty text. */
export function useSearch(wish: SearchWish) {
  const text = wish.text.trim();
  const body = { ...wish, text };
  return useQuery({
    queryKey: [...keyOf(searchPapers), body],
    queryFn: ({ signal }) => call(searchPapers, { body, signal }),
    enabled: text !== '',
    // Papers change while people write: what was found a while ago is asked for again.
    staleTime: 5000,
    placeholderData: keepPreviousData,
  });
}

/** The address of a found paper, at the paragraph that was found. */
export function addressOf({ id, blockId }: { id: string; blockId: string | null }): string {
  return blockId === null ? `/papers/${id}` : `/papers/${id}#b-${blockId}`;
}
