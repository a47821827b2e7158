import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import * as Y from 'yjs';
import { docOf } from '#server/room/on-disk.ts';

/** Above this the work leaves the event loop: one large paper must not hold up the others. */
export const WORTH_A_THREAD = 200 * 1024;

// Plain source, because a worker's file would need a build of its own; Yjs is loaded by its resolved address.
const IN_THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const Y = require(workerData.yjs);
const doc = new Y.Doc();
doc.transact(() => { for (const update of workerData.updates) Y.applyUpdate(doc, update); });
parentPort.postMessage(Y.encodeStateAsUpdate(doc));
`;

/** One encoded state of all these updates together, by applying them in one transaction (merging a long log as bytes takes many times as long). */
export async function encodeTogether(updates: readonly Uint8Array[]): Promise<Uint8Array> {
  const size = updates.reduce((sum, update) => sum + update.length, 0);
  if (size > WORTH_A_THREAD) return encodeInThread(updates);
  const doc = docOf(updates);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

function encodeInThread(updates: readonly Uint8Array[]): Promise<Uint8Array> {
  const yjs = createRequire(import.meta.url).resolve('yjs');
  const worker = new Worker(IN_THREAD, { eval: true, workerData: { yjs, updates } });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    // After an answer this rejects a promise that is settled already.
    worker.once('exit', (code) => reject(new Error(`the encoding thread ended with ${code}`)));
  });
}
