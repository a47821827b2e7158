import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Blobs } from '#server/storage/blobs.ts';
import type { Catalogue, Openings, SignInStore } from '#server/storage/catalogue.ts';
import type { Notices } from '#server/storage/notices.ts';
import type { PaperLogs } from '#server/storage/paper-logs.ts';
import type { Remarks } from '#server/storage/remarks.ts';
import type { Versions } from '#server/storage/versions.ts';
import type { Work } from '#server/storage/work.ts';

/** Everything a workspace keeps, behind ports. Only `main.ts` knows which back end stands behind them. */
export interface Storage {
  /** Made once with the workspace and never changed. */
  readonly instanceId: string;
  /** True when this opening made the workspace. */
  readonly isNew: boolean;
  readonly catalogue: Catalogue;
  readonly openings: Openings;
  readonly signIn: SignInStore;
  readonly papers: PaperLogs;
  readonly remarks: Remarks;
  readonly versions: Versions;
  readonly work: Work;
  readonly notices: Notices;
  readonly blobs: Blobs;
  readonly audit: AuditLog;
  /** Resolves when storage can be read and written; rejects with the reason when not. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** A start that must not go on: one clear line for the operator, no stack. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
