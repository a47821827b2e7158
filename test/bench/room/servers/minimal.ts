/**
 * Baseline "minimal": y-protocols over ws in the way every introduction shows it. One Y.Doc per room in memory, every
 * update encoded anew and sent to everybody frame by frame; no rights, no storage.
 */
import { readFileSync } from 'node:fs';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket, WebSocketServer } from 'ws';
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { FRAME } from '#shared/paper/frame.ts';
import { announceReady, givenJob } from '#test/bench/room/servers/ready.ts';

interface AwarenessChange {
  readonly added: number[];
  readonly updated: number[];
  readonly removed: number[];
}

/** What every new room holds at first. */
const starting = readFileSync((givenJob() as { readonly starting: string }).starting);

class Room {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly sockets = new Map<WebSocket, Set<number>>();

  constructor() {
    Y.applyUpdate(this.doc, starting);
    this.awareness.setLocalState(null);
    this.doc.on('update', (update: Uint8Array) =>
      this.#broadcast(FRAME.sync, (encoder) => writeUpdate(encoder, update)),
    );
    this.awareness.on('update', (change: AwarenessChange, origin: unknown) => {
      const owned = origin instanceof WebSocket ? this.sockets.get(origin) : undefined;
      for (const client of change.added) owned?.add(client);
      const changed = [...change.added, ...change.updated, ...change.removed];
      const update = encodeAwarenessUpdate(this.awareness, changed);
      this.#broadcast(FRAME.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update));
    });
  }

  join(socket: WebSocket): void {
    this.sockets.set(socket, new Set());
    socket.on('message', (frame: Buffer) => this.#receive(socket, frame));
    socket.on('close', () => this.#leave(socket));
    socket.on('error', () => socket.terminate());
    socket.send(framed(FRAME.sync, (encoder) => writeSyncStep1(encoder, this.doc)));
    const clients = [...this.awareness.getStates().keys()];
    if (clients.length === 0) return;
    const present = encodeAwarenessUpdate(this.awareness, clients);
    socket.send(
      framed(FRAME.awareness, (encoder) => encoding.writeVarUint8Array(encoder, present)),
    );
  }

  #receive(socket: WebSocket, frame: Buffer): void {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) === FRAME.awareness) {
      applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), socket);
      return;
    }
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.sync);
    readSyncMessage(decoder, encoder, this.doc, socket);
    if (encoding.length(encoder) > 1) socket.send(encoding.toUint8Array(encoder));
  }

  #leave(socket: WebSocket): void {
    const clients = this.sockets.get(socket) ?? [];
    this.sockets.delete(socket);
    removeAwarenessStates(this.awareness, [...clients], null);
  }

  #broadcast(kind: number, write: (encoder: encoding.Encoder) => void): void {
    const frame = framed(kind, write);
    for (const socket of this.sockets.keys()) {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    }
  }
}

function framed(kind: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, kind);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const rooms = new Map<string, Room>();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, request) => {
  const name = request.url ?? '/';
  let room = rooms.get(name);
  if (!room) rooms.set(name, (room = new Room()));
  room.join(socket);
});
server.on('listening', () => announceReady(server.address()));
