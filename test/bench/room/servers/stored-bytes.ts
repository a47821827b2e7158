/**
 * Baseline "stored bytes": one stored snapshot, sent as it lies on disk to everybody who asks. It never looks inside,
 * so a cold open that sends the same bytes cannot be faster.
 */
import { readFile } from 'node:fs/promises';
import * as encoding from 'lib0/encoding';
import { WebSocketServer } from 'ws';
import { FRAME } from '#shared/paper/frame.ts';
import { announceReady, givenJob } from '#test/bench/room/servers/ready.ts';

const STEP_2 = 1;
const { snapshot } = givenJob() as { readonly snapshot: string };
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
let answer: Promise<Uint8Array> | null = null;

async function readAnswer(): Promise<Uint8Array> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.sync);
  encoding.writeVarUint(encoder, STEP_2);
  encoding.writeVarUint8Array(encoder, await readFile(snapshot));
  return encoding.toUint8Array(encoder);
}

server.on('connection', (socket) => {
  socket.on('message', () => {
    // Read at the first question and not before: the disk is part of opening a paper.
    answer ??= readAnswer();
    void answer.then((bytes) => socket.send(bytes));
  });
  socket.on('error', () => socket.terminate());
});
server.on('listening', () => announceReady(server.address()));
