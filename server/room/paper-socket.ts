import type { IncomingMessage } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { CLOSE } from '#shared/paper/frame.ts';
import type { Limits } from '#server/room/limits.ts';

const TOO_LARGE_BY_PROTOCOL = 1009;
/** A frame of one megabyte comes in some 700 network packets; a thousand fragments are already a game. */
const MOST_FRAGMENTS = 1024;
const MOST_CHUNKS = 16 * 1024;

/** A stock client reconnects after 1009 and sends the same again for ever; 4413 tells it to stop. */
class PaperSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === TOO_LARGE_BY_PROTOCOL ? CLOSE.tooLarge : code, reason);
  }
}

/**
 * Does the handshakes and reads the frames. Compression is negotiated without context, so that one compressed message
 * can go to every opener; what comes in compressed is inflated within the same bound as any frame.
 */
export function paperSockets(limits: Limits): WebSocketServer {
  const options = {
    noServer: true,
    clientTracking: false,
    WebSocket: PaperSocket,
    maxPayload: limits.frameBytes,
    maxFragments: MOST_FRAGMENTS,
    maxBufferedChunks: MOST_CHUNKS,
    closeTimeout: limits.partingMs,
    perMessageDeflate: {
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
      // Small pieces: most frames that come in are a keystroke.
      zlibInflateOptions: { chunkSize: 4096 },
    },
  };
  return new WebSocketServer(options);
}

/**
 * Takes back the offer of a client that could not inflate what is compressed once for everybody: our messages refer to
 * the last 32 KiB, and some clients (Python's `websockets` among them) ask for a window of 4. They are sent plain bytes.
 */
export function declineSmallWindow({ headers }: IncomingMessage): void {
  if (headers['sec-websocket-extensions']?.includes('server_max_window_bits'))
    delete headers['sec-websocket-extensions'];
}
