import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * What tells one process from every other one. A pid alone does not: it is given again after a reboot and within days,
 * and in another container it names something else. Null where the system does not tell (no /proc).
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start in clock ticks since the machine started: the 22nd field of /proc/<pid>/stat. */
  readonly startedAt: string | null;
  /** Changes with every start of the machine. */
  readonly boot: string | null;
  /** The world in which the pid means something: containers have one each. */
  readonly namespace: string | null;
  readonly host: string;
}

export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    startedAt: startOf(process.pid) ?? null,
    boot: quietly(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    namespace: quietly(() => readlinkSync('/proc/self/ns/pid')),
    host: hostname(),
  };
}

/** Alive, gone, or not to be told from here. */
export type Life = 'alive' | 'gone' | 'unknown';

/** Judges a process by its identity alone. Another machine or container can only be judged by its signs of life. */
export function lifeOf(other: ProcessIdentity, own: ProcessIdentity): Life {
  if (other.host === own.host && other.boot !== null && own.boot !== null) {
    // This machine has been started anew since.
    if (other.boot !== own.boot) return 'gone';
  }
  if (other.boot !== own.boot || other.namespace !== own.namespace) return 'unknown';
  if (own.boot === null && other.host !== own.host) return 'unknown';
  return other.startedAt === null ? lifeByPid(other.pid) : lifeByStart(other);
}

function lifeByStart({ pid, startedAt }: ProcessIdentity): Life {
  const start = startOf(pid);
  return start === startedAt ? 'alive' : 'gone';
}

/** Without /proc a pid that answers may have been given to another process meanwhile. */
function lifeByPid(pid: number): Life {
  try {
    process.kill(pid, 0);
    return 'unknown';
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EPERM';
    return exists ? 'unknown' : 'gone';
  }
}

/** Undefined when there is no such process, or only its unburied remains. */
function startOf(pid: number): string | undefined {
  const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The name in parentheses may itself hold blanks and parentheses; the fields are counted after it.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  const [state] = fields;
  return state === 'Z' || state === 'X' ? undefined : fields[19];
}

function quietly(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
