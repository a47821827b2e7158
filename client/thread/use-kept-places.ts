import { useMemo, useSyncExternalStore } from 'react';
import * as z from 'zod';
import { useMe } from '#client/member/me.ts';
import { keptDrafts, watchDrafts } from '#client/remembered/draft.ts';
import { type NewPlace, nameOfPlace } from '#client/thread/anchor-here.ts';
import { formOf } from '#client/thread/use-remark-draft.ts';

/** Looked at loosely: the server judges an anchor, and a draft that cannot be read is left alone. */
const KeptPlace = z.object({ anchor: z.object({ kind: z.string() }), quote: z.string() });

/** The places of this paper on which this person has begun a remark and not sent it, without the one being written. */
export function useKeptPlaces(paperId: string, composing: NewPlace | null): readonly NewPlace[] {
  const personId = useMe().person.id;
  const kept = useSyncExternalStore(watchDrafts, () =>
    JSON.stringify(placesIn(personId, formOf(paperId, ''))),
  );
  return useMemo(() => {
    const now = composing && nameOfPlace(composing);
    const places = JSON.parse(kept) as readonly string[];
    return places.flatMap((text) => {
      const place = placeIn(text);
      return place && nameOfPlace(place) !== now ? [place] : [];
    });
  }, [kept, composing]);
}

function placesIn(personId: string, beginning: string): readonly string[] {
  return keptDrafts(personId, beginning).flatMap(({ draft }) => draft['place'] ?? []);
}

function placeIn(text: string): NewPlace | null {
  try {
    const place: unknown = JSON.parse(text);
    return KeptPlace.safeParse(place).success ? (place as NewPlace) : null;
  } catch {
    return null;
  }
}
