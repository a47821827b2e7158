import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import type { OpenJob, OpenResult } from '#test/bench/room/load/jobs.ts';
import { Latencies } from '#test/bench/room/load/latencies.ts';
import { contentOf, openCold, type Place } from '#test/bench/room/load/seat.ts';

/** Opens a paper nobody has open, once or by many at the same moment. */
export async function openLoad({ target, readers, builds, letters }: OpenJob): Promise<OpenResult> {
  const [paper = ''] = target.papers;
  const { port, dialect, reader } = target;
  const place: Place = { port, dialect, paper, cookie: reader ?? undefined };
  const latencies = new Latencies();
  const opened = await Promise.all(
    Array.from({ length: readers }, async () => {
      const one = await openCold(place);
      const contents = () => one.received.flatMap((part) => contentOf(part, place) ?? []);
      if (builds) build(contents(), letters);
      const answeredAt = one.received.findLast((part) => part.isAnswer)?.at ?? Number.NaN;
      latencies.add((builds ? performance.now() : answeredAt) - one.startedAt);
      return { one, contents };
    }),
  );
  // Outside the measured time: that every reader was really given the whole paper.
  let checked = Buffer.alloc(0);
  for (const { contents } of opened) {
    const all = contents();
    const joined = Buffer.concat(all);
    if (!checked.equals(joined)) build(all, letters);
    checked = joined;
  }
  const bytes = Math.max(...opened.map(({ one }) => one.bytes));
  await Promise.all(opened.map(({ one }) => one.leave()));
  return { p50: latencies.within(0.5), p99: latencies.within(0.99), bytes };
}

function build(updates: readonly Uint8Array[], letters: number): void {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const found = doc
    .getXmlFragment(CONTENT_ROOT)
    .toArray()
    .reduce((sum, block) => sum + lettersIn(block), 0);
  if (found !== letters) throw new Error(`the paper came with ${found} letters, not ${letters}`);
}

function lettersIn(block: unknown): number {
  if (!(block instanceof Y.XmlElement)) return 0;
  return block
    .toArray()
    .reduce((sum, child) => sum + (child instanceof Y.XmlText ? child.length : 0), 0);
}
