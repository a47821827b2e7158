import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Known } from '#server/room/known.ts';
import { type Change, endOf, type News, type Range } from '#server/room/gate/change.ts';

/** An update's structs end where its deletions begin; an update without structs has one byte before them. */
const BEFORE_DELETIONS = 1;

/**
 * The update reduced to what it brings. What repeats the known is not only waste: nobody has judged it, a forged copy of
 * an old item could win when updates are merged as bytes, and newcomers would see another text than everybody else.
 * Mostly there is nothing to take away, and the bytes are passed on as they came.
 */
export function distil(update: Uint8Array, change: Change, news: News, known: Known): Uint8Array {
  const repeatsStructs = change.sections.some(
    ({ client, structs }) => structs[0] && structs[0].id.clock < known.stateOf(client),
  );
  let ranges = 0;
  for (const deletes of change.deletes.clients.values()) ranges += deletes.length;
  if (!repeatsStructs && ranges === news.deletions.length) return update;
  const have = new Map(change.sections.map(({ client }) => [client, known.stateOf(client)]));
  const all = new Map(change.sections.map(({ client, structs }) => [client, highest(structs)]));
  const fresh = Y.diffUpdate(update, Y.encodeStateVector(have));
  const withoutStructs = Y.diffUpdate(update, Y.encodeStateVector(all));
  const structs = fresh.subarray(0, fresh.length - (withoutStructs.length - BEFORE_DELETIONS));
  return Buffer.concat([structs, encodeDeletions(news.deletions)]);
}

function highest(structs: Change['sections'][number]['structs']): number {
  const last = structs.at(-1);
  return last ? endOf(last) : 0;
}

/** A delete set as Yjs writes it: higher clients first. */
function encodeDeletions(ranges: readonly Range[]): Uint8Array {
  const byClient = new Map<number, Range[]>();
  for (const range of ranges) {
    const own = byClient.get(range.client);
    if (own) own.push(range);
    else byClient.set(range.client, [range]);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, own] of [...byClient].toSorted(([one], [other]) => other - one)) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, own.length);
    for (const { clock, length } of own) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}
