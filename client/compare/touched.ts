import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import type { Difference } from '#shared/compare/comparison.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { readTouched } from '#shared/compare/touched-contract.ts';
import { queryOf } from '#client/http/query.ts';

/** The names of those who put something into a block, by its id. */
type Touched = ReadonlyMap<string, readonly string[]>;

const NOBODY: Touched = new Map();
const TouchedContext = createContext(NOBODY);
/** Says who touched what, to all that is drawn inside. */
export const TouchedBy = TouchedContext.Provider;

/** Who touched which block since a version; nobody is named where it is not known. Null asks for nothing. */
export function useTouchedSince(paperId: string, versionId: string | null): Touched {
  const { data } = useQuery({
    ...queryOf(readTouched, { paperId, versionId: versionId ?? '' }),
    enabled: versionId !== null,
    staleTime: 0,
  });
  return useMemo(
    () =>
      new Map(data?.blocks.map(({ blockId, people }) => [blockId, people.map(({ name }) => name)])),
    [data],
  );
}

/** The names of those who touched a block or anything in it that changed. */
export function useNamesOn(difference: Difference): readonly string[] {
  const touched = useContext(TouchedContext);
  if (touched.size === 0 || difference.kind === 'removed') return [];
  const names = new Set<string>();
  const note = ({ attrs }: ContentNode) => {
    const id = attrs?.['id'];
    if (typeof id === 'string') for (const name of touched.get(id) ?? []) names.add(name);
  };
  const noteWhole = (node: ContentNode) => {
    note(node);
    for (const child of node.content ?? []) noteWhole(child);
  };
  const walk = ({ kind, new: next, children }: Difference) => {
    if (next && kind === 'added' && !children) noteWhole(next);
    else if (next && (kind === 'added' || kind === 'changed')) note(next);
    for (const child of children ?? []) walk(child);
  };
  walk(difference);
  return [...names];
}
