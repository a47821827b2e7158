import { useState } from 'react';
import { listVersions, olderVersions, type VersionView } from '#shared/version/version-contract.ts';
import { call } from '#client/http/call.ts';
import { useAnswer } from '#client/http/query.ts';

interface VersionList {
  /** Newest first. */
  readonly versions: readonly VersionView[];
  readonly hasOlder: boolean;
  /** Brings the ones before the oldest that is here; what fails leaves the list as it was. */
  readonly bringOlder: () => void;
}

/** The versions of a paper to choose from, as many as were asked for. */
export function useVersionList(paperId: string): VersionList {
  const first = useAnswer(listVersions, { paperId });
  const [older, setOlder] = useState<readonly VersionView[]>([]);
  const [next, setNext] = useState<number | null | undefined>(undefined);
  const from = next === undefined ? (first.data?.next ?? null) : next;
  return {
    versions: [...(first.data?.versions ?? []), ...older],
    hasOlder: from !== null,
    bringOlder: () => {
      if (from === null) return;
      const bring = async () => {
        const page = await call(olderVersions, { params: { paperId, number: String(from) } });
        setOlder((known) => [...known, ...page.versions]);
        setNext(page.next);
      };
      bring().catch(() => undefined);
    },
  };
}
