import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  cutFile,
  freeName,
  replaceFile,
  unlessMissing,
} from '#server/storage/embedded/durable-file.ts';
import { decodeClients, type LogReading, readLog } from '#server/storage/embedded/paper/record.ts';
import { readSnapshot, type Snapshot } from '#server/storage/embedded/paper/snapshot.ts';
import type { Damage, PaperState } from '#server/storage/paper-logs.ts';

export const LOG = 'log';
export const SNAPSHOT = 'snapshot';

/** What stands in a paper's folder. */
export interface PaperReading {
  /** The bytes of the log; empty when there is none. */
  readonly bytes: Uint8Array;
  /** Null when there is no log, or its head is bad. */
  readonly log: LogReading | null;
  readonly snapshot: Snapshot | null;
  readonly damage: readonly Damage[];
}

/**
 * Reads a paper without changing anything, also while another process writes it. The log comes first: a compaction in
 * between only moves the snapshot forward, so what was in the log is in the snapshot or still in the bytes read.
 * Undefined when there is neither log nor snapshot.
 */
export async function readPaper(folder: string): Promise<PaperReading | undefined> {
  const bytes = await unlessMissing(readFile(path.join(folder, LOG)));
  const snapshot = await readSnapshot(path.join(folder, SNAPSHOT));
  if (bytes === undefined && snapshot === null) return undefined;
  const log = bytes === undefined ? null : readLog(bytes);
  const damage = [...damageOf(log, bytes === undefined), ...damageBetween(log, snapshot)];
  return {
    bytes: bytes ?? new Uint8Array(),
    log,
    snapshot: snapshot === 'damaged' ? null : snapshot,
    damage,
  };
}

/** A paper may be served although its last record was torn off, and with no other damage. */
export function mayServe(reading: PaperReading): reading is PaperReading & { log: LogReading } {
  return reading.log !== null && reading.damage.every(({ kind }) => kind === 'torn-tail');
}

/** The state a reading stands for. Only for one that may be served. */
export function stateOf({ log, snapshot, damage }: PaperReading & { log: LogReading }): PaperState {
  const covers = snapshot?.covers ?? 0;
  const registered = log.records
    .filter(({ kind }) => kind === 'clients')
    .flatMap(({ content }) => decodeClients(content));
  const changedAt = Math.max(snapshot?.at ?? 0, ...log.records.slice(-1).map(({ at }) => at));
  return {
    snapshot: snapshot?.update ?? null,
    updates: log.records
      .filter(({ kind, sequence }) => kind === 'update' && sequence > covers)
      .map(({ content }) => content),
    clients: new Map([...(snapshot?.clients ?? []), ...registered]),
    changedAt: new Date(changedAt).toISOString(),
    damage,
  };
}

/**
 * Keeps the torn end of a log beside it as `log.torn-<sequence>` and cuts it off. The copy is on disk before the cut, so
 * a crash in between only makes a second copy.
 */
export async function setTornEndAside(
  folder: string,
  { bytes, log }: { readonly bytes: Uint8Array; readonly log: LogReading },
): Promise<void> {
  const sequence = log.head.base + log.records.length + 1;
  const torn = bytes.subarray(log.goodBytes);
  await replaceFile(await freeName(path.join(folder, `${LOG}.torn-${sequence}`), torn), torn);
  await cutFile(path.join(folder, LOG), log.goodBytes);
}

function damageOf(log: LogReading | null, isMissing: boolean): readonly Damage[] {
  if (isMissing) return [{ file: LOG, offset: 0, kind: 'gap' }];
  if (!log) return [{ file: LOG, offset: 0, kind: 'middle' }];
  if (log.end === 'clean') return [];
  const kind = log.end === 'torn' ? 'torn-tail' : 'middle';
  return [{ file: LOG, offset: log.goodBytes, kind }];
}

function damageBetween(
  log: LogReading | null,
  snapshot: Snapshot | null | 'damaged',
): readonly Damage[] {
  if (snapshot === 'damaged') return [{ file: SNAPSHOT, offset: 0, kind: 'snapshot' }];
  // A log that begins after the end of the snapshot: what stood between them is gone.
  if (log && log.head.base > (snapshot?.covers ?? 0))
    return [{ file: LOG, offset: 0, kind: 'gap' }];
  return [];
}
