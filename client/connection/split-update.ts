import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Struct = Decoded['structs'][number];

/**
 * Cuts an update that is too large for one frame into several that follow each other, none of which waits for a later
 * one. Structs stay whole: a single one larger than `limit` bytes is a part of its own. Deletions go last.
 * Update format v1: number of clients, then per client the number of structs, the client, its first clock and the structs;
 * then the delete set (yjs, `writeClientsStructs` and `writeDeleteSet`).
 */
export function splitUpdate(update: Uint8Array, limit: number): Uint8Array[] {
  if (update.byteLength <= limit) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  const parts: Uint8Array[] = [];
  let gathered: Struct[] = [];
  let bytes = 0;
  for (const struct of inCausalOrder(structs)) {
    const size = sizeOf(struct);
    if (bytes + size > limit && gathered.length > 0) {
      parts.push(encoded(gathered));
      gathered = [];
      bytes = 0;
    }
    gathered.push(struct);
    bytes += size;
  }
  if (gathered.length > 0) parts.push(encoded(gathered));
  if (ds.clients.size > 0) parts.push(deletionsOnly(ds));
  return parts;
}

/** Each struct after those it names, as far as they are in the same update. */
function* inCausalOrder(structs: readonly Struct[]): Generator<Struct> {
  const waiting = new Map<number, Struct[]>();
  for (const struct of structs.toReversed()) {
    const { client } = struct.id;
    const queue = waiting.get(client);
    if (queue) queue.push(struct);
    else waiting.set(client, [struct]);
  }
  const isOut = (id: Y.ID) => {
    const next = waiting.get(id.client)?.at(-1);
    return !next || id.clock < next.id.clock;
  };
  let moved = true;
  while (moved) {
    moved = false;
    for (const queue of waiting.values()) {
      for (
        let next = queue.at(-1);
        next && needs(next).every((id) => isOut(id) || isIn(next, id));
        next = queue.at(-1)
      ) {
        queue.pop();
        moved = true;
        yield next;
      }
    }
  }
}

const isIn = (struct: Struct | undefined, { client, clock }: Y.ID) =>
  struct !== undefined && struct.id.client === client && clock >= struct.id.clock;

function needs(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  // An update just decoded still holds the parent's id where an integrated item holds the parent itself.
  const { origin, rightOrigin, parent } = struct as {
    origin: Y.ID | null;
    rightOrigin: Y.ID | null;
    parent: unknown;
  };
  return [origin, rightOrigin, parent instanceof Y.ID ? parent : null].filter((id) => id !== null);
}

const HEADER_BYTES = 24;

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array().byteLength + HEADER_BYTES;
}

function encoded(structs: readonly Struct[]): Uint8Array {
  const byClient = new Map<number, Struct[]>();
  for (const struct of structs) {
    const run = byClient.get(struct.id.client);
    if (run) run.push(struct);
    else byClient.set(struct.id.client, [struct]);
  }
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, byClient.size);
  for (const [client, run] of byClient) {
    encoding.writeVarUint(encoder.restEncoder, run.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, run[0]?.id.clock ?? 0);
    for (const struct of run) struct.write(encoder, 0);
  }
  // No deletions.
  encoding.writeVarUint(encoder.restEncoder, 0);
  return encoder.toUint8Array();
}

function deletionsOnly({ clients }: Decoded['ds']): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  // No structs.
  encoding.writeVarUint(encoder.restEncoder, 0);
  encoding.writeVarUint(encoder.restEncoder, clients.size);
  for (const [client, items] of clients) {
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, items.length);
    for (const { clock, len } of items) {
      encoding.writeVarUint(encoder.restEncoder, clock);
      encoding.writeVarUint(encoder.restEncoder, len);
    }
  }
  return encoder.toUint8Array();
}
