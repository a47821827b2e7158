import { useMemo, useState } from 'react';
import { draftsOf, type PasteSetting, type SessionDraft } from '#shared/session/pasted-sessions.ts';
import { withColumn } from '#shared/pasted/pasted-table.ts';
import {
  readSessionTable,
  type SessionField,
  type SessionsTable,
} from '#shared/session/pasted-table.ts';

interface Corrected {
  readonly text: string;
  readonly table: SessionsTable;
  /** Null until somebody has put something right. */
  readonly drafts: readonly SessionDraft[] | null;
}

export interface PasteDrafts {
  readonly table: SessionsTable;
  readonly drafts: readonly SessionDraft[];
  readonly setDrafts: (drafts: readonly SessionDraft[]) => void;
  readonly setColumn: (place: number, column: SessionField | 'ignored') => void;
  readonly setHeadings: (hasHeadings: boolean) => void;
}

/** A pasted table and what was put right in it. Another text, or another reading of the columns, begins anew. */
export function usePasteDrafts(text: string, setting: PasteSetting): PasteDrafts {
  const [corrected, setCorrected] = useState<Corrected | null>(null);
  const read = useMemo(() => readSessionTable(text), [text]);
  const isOfText = corrected?.text === text;
  const table = isOfText ? corrected.table : read;
  const fresh = useMemo(() => draftsOf(table, setting), [table, setting]);
  const reread = (next: SessionsTable) => setCorrected({ text, table: next, drafts: null });
  return {
    table,
    drafts: (isOfText ? corrected.drafts : null) ?? fresh,
    setDrafts: (drafts) => setCorrected({ text, table, drafts }),
    setColumn: (place, column) => reread(withColumn(table, place, column)),
    setHeadings: (hasHeadings) => reread({ ...table, hasHeadings }),
  };
}
