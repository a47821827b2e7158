import { olderVersions, type VersionView } from '#shared/version/version-contract.ts';
import { call } from '#client/http/call.ts';
import { type PageOf, useOlder } from '#client/http/use-older.ts';

/** The versions of a paper that are here, the first page always fresh, and the way to those before them. */
export function useOlderVersions(paperId: string, first: PageOfVersions) {
  return useOlder(pageOf(first), async (from) =>
    pageOf(await call(olderVersions, { params: { paperId, number: String(from) } })),
  );
}

interface PageOfVersions {
  readonly versions: readonly VersionView[];
  readonly next: number | null;
}

const pageOf = ({ versions, next }: PageOfVersions): PageOf<VersionView> => ({
  items: versions,
  next,
});
