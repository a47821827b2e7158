import * as Y from 'yjs';
import type { PaperState } from '#server/storage/paper-logs.ts';

/** A text as one Yjs update, and how long it is. */
export interface FullText {
  readonly letters: number;
  readonly update: Uint8Array;
}

/** How many moments of a log are looked at; each costs building nothing, but reading the whole text. */
const LOOKS = 16;
/** What counts as "still there". */
const ALMOST = 0.95;

/** Letters of a text, counted in its update without building it; what was deleted does not count. */
export function lettersIn(update: Uint8Array): number {
  return Y.decodeUpdate(update).structs.reduce(
    (sum, struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentString
        ? sum + struct.content.str.length
        : sum,
    0,
  );
}

/** The last moment in a paper's log, since it was last compacted, at which the text was still about as long as ever. */
export async function fullestInLog({
  snapshot,
  updates,
}: Pick<PaperState, 'snapshot' | 'updates'>): Promise<FullText | null> {
  const steps = snapshot ? [snapshot, ...updates] : updates;
  if (steps.length === 0) return null;
  const ends = momentsOf(steps.length);
  const texts: FullText[] = [];
  const doc = new Y.Doc();
  let done = 0;
  for (const end of ends) {
    texts.push(textAfter(doc, steps.slice(done, end)));
    done = end;
    await breath();
  }
  doc.destroy();
  const most = Math.max(...texts.map(({ letters }) => letters));
  const isFull = ({ letters }: FullText) => letters >= most * ALMOST;
  let at = texts.findLastIndex(isFull);
  let [good, bad] = [ends[at] ?? 0, ends[at + 1] ?? 0];
  let best = texts[at] ?? null;
  // Between the last full moment and the first that is not, the very last one.
  while (bad - good > 1) {
    at = (good + bad) >>> 1;
    const probe = new Y.Doc();
    const text = textAfter(probe, steps.slice(0, at));
    probe.destroy();
    if (isFull(text)) [good, best] = [at, text];
    else bad = at;
    await breath();
  }
  return best;
}

/** How many steps have been taken at each look: the last ones one by one, because a text goes in few large steps. */
function momentsOf(count: number): readonly number[] {
  const spread = Array.from({ length: LOOKS }, (_, look) =>
    Math.ceil((count * (look + 1)) / LOOKS),
  );
  const last = [1, 2, 3, 4].map((back) => count - back);
  const wanted = [...spread, ...last].filter((end) => end > 0);
  return [...new Set(wanted)].toSorted((one, other) => one - other);
}

function textAfter(doc: Y.Doc, updates: readonly Uint8Array[]): FullText {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const update = Y.encodeStateAsUpdate(doc);
  return { letters: lettersIn(update), update };
}

/** Others are served in between. */
const breath = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
