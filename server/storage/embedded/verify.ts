import { readMark } from '#server/storage/embedded/data-folder.ts';
import { type Findings, verifyFolder } from '#server/storage/embedded/verify-folder.ts';

export interface VerifyReport extends Findings {
  readonly ok: boolean;
  /** The same for people. */
  readonly lines: readonly string[];
}

/** Checks every record, snapshot, history, blob, checksum and chain, beside a running server too; changes nothing. */
export async function verify(dataDir: string): Promise<VerifyReport> {
  const findings = await verifyFolder(dataDir, await readMark(dataDir));
  const { papers, records, remarked, versions, worked, blobs, auditLines, cardless, problems } =
    findings;
  const total = `${papers} papers with ${records} records, ${remarked} with remarks, ${versions} versions, the work of ${worked} forums, ${blobs} blobs, ${auditLines} audit lines`;
  const lines = problems.map(
    ({ file, kind, place }) => `${file}: ${kind}${place ? ` at ${place}` : ''}`,
  );
  if (cardless > 0) lines.push(`${cardless} papers have a text but no card (harmless)`);
  const ok = problems.length === 0;
  return { ...findings, ok, lines: [...lines, `${total}: ${ok ? 'all whole' : 'damage found'}`] };
}
