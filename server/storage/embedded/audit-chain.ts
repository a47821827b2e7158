import { createHash } from 'node:crypto';
import type { AuditEntry } from '#server/storage/audit-log.ts';

/**
 * One line of the audit log:
 *
 *     {"hash":"<SHA-256>","entry":{…}}
 *
 * The hash is taken over the hash of the line before and the entry exactly as it stands here. Before the first line
 * stands the hash of the workspace's id, so that a log of another workspace is not taken for this one's. What a chain
 * cannot show is that its last lines are missing.
 */
export interface AuditLine {
  readonly hash: string;
  readonly entryText: string;
}

/** What the first line is chained to. */
export function chainStart(instanceId: string): string {
  return sha256(`nayar audit ${instanceId}`);
}

export function chained(previousHash: string, entry: AuditEntry): AuditLine {
  const entryText = JSON.stringify(entry);
  return { hash: sha256(previousHash + entryText), entryText };
}

export function composeLine({ hash, entryText }: AuditLine): string {
  return `{"hash":"${hash}","entry":${entryText}}\n`;
}

/** A line without its line break; null when it is not one of ours. Says nothing about the chain. */
export function parseLine(text: string): AuditLine | null {
  const [, hash, entryText] = LINE.exec(text) ?? [];
  if (hash === undefined || entryText === undefined) return null;
  try {
    JSON.parse(entryText);
  } catch {
    return null;
  }
  return { hash, entryText };
}

/** Checks a whole log from its first line. */
export function verifyChain(
  log: Buffer,
  instanceId: string,
): { readonly lines: number; readonly brokenAt: number | null } {
  let previous = chainStart(instanceId);
  let lines = 0;
  let brokenAt: number | null = null;
  for (const text of linesOf(log)) {
    lines += 1;
    const line = parseLine(text);
    if (line?.hash !== sha256(previous + (line?.entryText ?? ''))) brokenAt ??= lines;
    // Going on from what the line claims: one changed line is told as one, not as all after it.
    previous = line?.hash ?? previous;
  }
  return { lines, brokenAt };
}

function* linesOf(log: Buffer): Generator<string> {
  for (let start = 0; start < log.length; ) {
    const end = log.indexOf('\n', start);
    yield log.toString('utf8', start, end < 0 ? log.length : end);
    if (end < 0) return;
    start = end + 1;
  }
}

const LINE = /^\{"hash":"([0-9a-f]{64})","entry":(\{.*\})\}$/s;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
