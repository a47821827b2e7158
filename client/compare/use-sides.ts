import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import {
  type Baseline,
  getReading,
  readVersion,
  type VersionView,
} from '#shared/version/version-contract.ts';
import { queryOf } from '#client/http/query.ts';
import { isNode } from '#client/paper/StaticPart.tsx';

/** In an address: since my last reading; and the paper as it is now. */
export const LAST_READ = 'last-read';
export const NOW = 'now';

/** One of the two texts of a comparison. */
interface Side {
  readonly content: readonly ContentNode[];
  /** Null for the paper's own of now. */
  readonly layout: PaperLayout | null;
  /** Null for the text of now. */
  readonly version: VersionView | null;
}

interface AskedSide {
  readonly side: Side | null;
  readonly error: unknown;
  /** Asks again; true when what came is another text. */
  readonly refetch: () => Promise<boolean>;
}

/** A text by what an address calls it: a version's id, or now. Null asks for nothing. */
function useSide(paperId: string, which: string | null): AskedSide {
  const versionId = which === NOW || which === null ? '' : which;
  const version = useQuery({
    ...queryOf(readVersion, { paperId, versionId }),
    enabled: versionId !== '',
    // A version never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const now = useQuery({
    ...queryOf(readPaper, { paperId }),
    enabled: which === NOW,
    // What is shown as now is asked for whenever somebody comes to see it.
    staleTime: 0,
  });
  const [atVersion, atNow] = [version.data, which === NOW ? now.data : undefined];
  const side = useMemo((): Side | null => {
    if (atNow) return { content: atNow.content.filter(isNode), layout: null, version: null };
    if (!atVersion) return null;
    const { content, layout, version: view } = atVersion;
    return { content: content.filter(isNode), layout, version: view };
  }, [atNow, atVersion]);
  const query = which === NOW ? now : version;
  return {
    side,
    error: query.error,
    refetch: async () => {
      const before = query.data;
      const after = await query.refetch();
      return after.data !== before;
    },
  };
}

export interface Sides {
  readonly old: AskedSide;
  readonly new: AskedSide;
  /** Null where it was not asked for, or there is none. */
  readonly baseline: Baseline | null;
  /** Asked for what changed since the last reading, of which there is none and no named version. */
  readonly hasNoBaseline: boolean;
  readonly error: unknown;
}

/** The two texts that an address of a comparison names. */
export function useSides(paperId: string, from: string, to: string): Sides {
  const reading = useQuery({
    ...queryOf(getReading, { paperId }),
    enabled: from === LAST_READ,
    staleTime: 0,
  });
  const baseline = from === LAST_READ ? (reading.data?.baseline ?? null) : null;
  const old = useSide(paperId, from === LAST_READ ? (baseline?.versionId ?? null) : from);
  const next = useSide(paperId, to);
  return {
    old,
    new: next,
    baseline,
    hasNoBaseline: from === LAST_READ && reading.data?.baseline === null,
    error: reading.error ?? old.error ?? next.error,
  };
}
