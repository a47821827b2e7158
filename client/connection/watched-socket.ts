import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import { FRAME } from '#shared/paper/frame.ts';
import type { SaveLedger } from '#client/connection/save-ledger.ts';
import { splitUpdate } from '#client/connection/split-update.ts';

/** Room for the frame's own numbers beside the update, in bytes. */
const FRAME_HEAD = 16;

/**
 * The browser's socket, with every content frame that goes out noted in the ledger in its order, and with frames that
 * would be too large cut into several.
 */
export function watchedSocket(
  Socket: typeof WebSocket,
  maxBytes: number,
  ledger: SaveLedger,
): typeof WebSocket {
  return class extends Socket {
    override send(data: string | Blob | BufferSource): void {
      const content = data instanceof Uint8Array ? contentOf(data) : null;
      if (!content) {
        super.send(data);
        return;
      }
      const isAnswer = content.kind === syncProtocol.messageYjsSyncStep2;
      const parts = splitUpdate(content.update, maxBytes - FRAME_HEAD);
      for (const [index, part] of parts.entries()) {
        const isLast = index === parts.length - 1;
        if (!isLast) ledger.sentPart();
        else if (isAnswer) ledger.sentAnswer();
        else ledger.sentUpdate();
        super.send(parts.length === 1 ? (data as Uint8Array<ArrayBuffer>) : updateFrame(part));
      }
    }
  };
}

/** The Yjs update in a frame, when it carries one. */
function contentOf(
  frame: Uint8Array,
): { readonly kind: number; readonly update: Uint8Array } | null {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== FRAME.sync) return null;
  const kind = decoding.readVarUint(decoder);
  if (kind === syncProtocol.messageYjsSyncStep1) return null;
  return { kind, update: decoding.readVarUint8Array(decoder) };
}

function updateFrame(update: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.sync);
  syncProtocol.writeUpdate(encoder, update);
  return encoding.toUint8Array(encoder);
}
