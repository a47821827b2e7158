import { useMemo } from 'react';
import * as z from 'zod';
import type { JudgedLine } from '#shared/member/invitation-lines.ts';
import { INVITATION_FIELDS, type InvitationField } from '#shared/member/invitation-words.ts';
import { type NamedGroup, type Pasted, readPaste } from '#shared/member/pasted-columns.ts';
import { withColumn } from '#shared/pasted/pasted-table.ts';

/** A paste as it is understood, with what a person has put right in that. */
export interface Paste {
  readonly pasted: Pasted;
  /** True where there are columns to put right: a mail's list has none. */
  readonly hasColumns: boolean;
  readonly setColumn: (place: number, column: InvitationField | 'ignored') => void;
  readonly setHeadings: (hasHeadings: boolean) => void;
}

const Corrections = z.object({
  columns: z.array(z.enum([...INVITATION_FIELDS, 'ignored'])).nullable(),
  hasHeadings: z.boolean().nullable(),
});
type Corrections = z.infer<typeof Corrections>;
const NONE: Corrections = { columns: null, hasHeadings: null };

interface Kept {
  /** As JSON; empty where nothing was put right. */
  readonly corrected: string;
  readonly change: (corrected: string) => void;
}

/**
 * Understands a pasted text. What was put right by hand is kept with it, and stays while the list keeps its number of
 * columns.
 */
export function usePaste(text: string, groups: readonly NamedGroup[], kept: Kept): Paste {
  const guessed = useMemo(() => readPaste(text, groups), [text, groups]);
  const corrections = useMemo(() => readCorrections(kept.corrected), [kept.corrected]);
  const width = guessed.columns.length;
  const pasted = useMemo<Pasted>(() => {
    const { columns, hasHeadings } = corrections;
    return {
      rows: guessed.rows,
      columns: columns?.length === width ? columns : guessed.columns,
      hasHeadings: hasHeadings ?? guessed.hasHeadings,
    };
  }, [guessed, corrections, width]);
  const keep = (some: { readonly columns?: Pasted['columns']; readonly hasHeadings?: boolean }) =>
    kept.change(JSON.stringify({ ...corrections, ...some }));
  return {
    pasted,
    hasColumns: width > 1 && guessed.rows.some(({ cells }) => cells.length > 1),
    setColumn: (place, column) => keep({ columns: withColumn(pasted, place, column).columns }),
    setHeadings: (hasHeadings) => keep({ hasHeadings }),
  };
}

function readCorrections(json: string): Corrections {
  try {
    return Corrections.parse(JSON.parse(json));
  } catch {
    return NONE;
  }
}

/** What is left of a list once its good lines were taken: the headings, and the lines that need mending. */
export function linesLeft(text: string, pasted: Pasted, lines: readonly JudgedLine[]): string {
  const raw = text.split(/\r\n|\r|\n/);
  const starts = pasted.rows.map(({ line }) => line);
  const bad = new Set(lines.filter(({ troubles }) => troubles.length > 0).map(({ line }) => line));
  if (bad.size === 0) return '';
  const [heading] = pasted.hasHeadings ? starts : [];
  return starts
    .flatMap((start, place) => {
      const isFirstOfLine = starts[place - 1] !== start;
      if (!isFirstOfLine || (start !== heading && !bad.has(start))) return [];
      const next = starts.slice(place + 1).find((other) => other !== start) ?? raw.length + 1;
      return raw.slice(start - 1, next - 1).filter((line) => line.trim() !== '');
    })
    .join('\n');
}
