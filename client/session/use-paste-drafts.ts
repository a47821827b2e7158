import { useMemo, useState } from 'react';
import { draftsOf, type PasteSetting, type SessionDraft } from '#shared/session/pasted-sessions.ts';
import {
  type PastedTable,
  readSessionTable,
  type SessionColumn,
  withSessionColumn,
} from '#shared/session/pasted-table.ts';

interface Corrected {
  readonly text: string;
  readonly table: PastedTable;
  /** Null until somebody has put something right. */
  readonly drafts: readonly SessionDraft[] | null;
}

export interface PasteDrafts {
  readonly table: PastedTable;
  readonly drafts: readonly SessionDraft[];
  readonly setDrafts: (drafts: readonly SessionDraft[]) => void;
  readonly setColumn: (place: number, column: SessionColumn) => void;
  readonly setHeadings: (hasHeadings: boolean) => void;
}

/** A pasted table and what was put right in it. Another text, or another reading of the columns, begins anew. */
export function usePasteDrafts(text: string, setting: PasteSetting): PasteDrafts {
  const [corrected, setCorrected] = useState<Corrected | null>(null);
  const read = useMemo(() => readSessionTable(text), [text]);
  const isOfText = corrected?.text === text;
  const table = isOfText ? corrected.table : read;
  const fresh = useMemo(() => draftsOf(table, setting), [table, setting]);
  const reread = (next: PastedTable) => setCorrected({ text, table: next, drafts: null });
  return {
    table,
    drafts: (isOfText ? corrected.drafts : null) ?? fresh,
    setDrafts: (drafts) => setCorrected({ text, table, drafts }),
    setColumn: (place, column) => reread(withSessionColumn(table, place, column)),
    setHeadings: (hasHeadings) => reread({ ...table, hasHeadings }),
  };
}
