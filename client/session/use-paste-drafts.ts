import { useMemo } from 'react';
import * as z from 'zod';
import { draftsOf, type PasteSetting, type SessionDraft } from '#shared/session/pasted-sessions.ts';
import { withColumn } from '#shared/pasted/pasted-table.ts';
import {
  readSessionTable,
  SESSION_FIELDS,
  type SessionField,
  type SessionsTable,
} from '#shared/session/pasted-table.ts';
import { Hours } from '#shared/session/session.ts';

/** What somebody has put right in a table, as it is kept on the device with its text. */
const Corrected = z.object({
  columns: z.array(z.enum([...SESSION_FIELDS, 'ignored'])),
  hasHeadings: z.boolean(),
  /** Null until a row was put right. */
  drafts: z
    .array(
      z.object({
        key: z.string(),
        line: z.number(),
        written: z.record(z.enum(SESSION_FIELDS), z.string()),
        day: z.string().nullable(),
        hours: Hours.nullable(),
        groupId: z.string().nullable(),
        host: z.string().nullable(),
        place: z.string().nullable(),
        topics: z.array(
          z.object({
            title: z.string(),
            titleTentative: z.boolean(),
            lead: z.string().nullable(),
            leadTentative: z.boolean(),
            leadId: z.string().nullable(),
          }),
        ),
        isLeftOut: z.boolean(),
        settled: z.array(z.string()),
      }),
    )
    .nullable(),
});

export interface PasteDrafts {
  readonly table: SessionsTable;
  readonly drafts: readonly SessionDraft[];
  readonly setDrafts: (drafts: readonly SessionDraft[]) => void;
  readonly setColumn: (place: number, column: SessionField | 'ignored') => void;
  readonly setHeadings: (hasHeadings: boolean) => void;
}

interface Kept {
  /** As JSON; empty where nothing was put right. */
  readonly corrected: string;
  readonly change: (corrected: string) => void;
}

/** A pasted table and what was put right in it, which is kept with it. Another reading of the columns begins anew. */
export function usePasteDrafts(text: string, setting: PasteSetting, kept: Kept): PasteDrafts {
  const read = useMemo(() => readSessionTable(text), [text]);
  const corrected = useMemo(() => readCorrected(kept.corrected), [kept.corrected]);
  const isOfText = corrected?.columns.length === read.columns.length;
  const table = useMemo<SessionsTable>(() => {
    if (!corrected || !isOfText) return read;
    const { columns, hasHeadings } = corrected;
    return { ...read, columns, hasHeadings };
  }, [read, corrected, isOfText]);
  const fresh = useMemo(() => draftsOf(table, setting), [table, setting]);
  const keep = ({ columns, hasHeadings }: SessionsTable, drafts: readonly SessionDraft[] | null) =>
    kept.change(JSON.stringify({ columns, hasHeadings, drafts }));
  return {
    table,
    drafts: (isOfText ? corrected?.drafts : null) ?? fresh,
    setDrafts: (drafts) => keep(table, drafts),
    setColumn: (place, column) => keep(withColumn(table, place, column), null),
    setHeadings: (hasHeadings) => keep({ ...table, hasHeadings }, null),
  };
}

function readCorrected(json: string): z.infer<typeof Corrected> | null {
  try {
    return Corrected.parse(JSON.parse(json));
  } catch {
    // Nothing was put right, or it was kept by an older program, in another shape.
    return null;
  }
}
