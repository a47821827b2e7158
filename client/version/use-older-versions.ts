import { useState } from 'react';
import { olderVersions, type VersionView } from '#shared/version/version-contract.ts';
import { call } from '#client/http/call.ts';
import { failureSentence } from '#client/http/failure-sentence.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { showToast } from '#client/ui/toast.ts';

interface FirstPage {
  readonly versions: readonly VersionView[];
  readonly next: number | null;
}

/** The versions that are here, the first page always fresh, and the way to those before them. */
export function useOlderVersions(paperId: string, first: FirstPage) {
  const say = useSay();
  const language = useLanguage();
  const [older, setOlder] = useState<FirstPage | null>(null);
  const [isBringing, setBringing] = useState(false);
  const next = older ? older.next : first.next;
  const seen = new Set(first.versions.map(({ id }) => id));
  const bring = async (number: number) => {
    setBringing(true);
    try {
      const page = await call(olderVersions, { params: { paperId, number: String(number) } });
      setOlder({ versions: [...(older?.versions ?? []), ...page.versions], next: page.next });
    } catch (error) {
      showToast('trouble', failureSentence(error, say, language));
    } finally {
      setBringing(false);
    }
  };
  return {
    versions: [...first.versions, ...(older?.versions ?? []).filter(({ id }) => !seen.has(id))],
    hasOlder: next !== null,
    isBringing,
    bringOlder: () => {
      if (next !== null) void bring(next);
    },
  };
}
