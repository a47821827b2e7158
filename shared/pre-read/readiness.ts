import { isDone, isLate } from '#shared/pre-read/pre-read.ts';

/** How far one person is with one pre-read. Moments and numbers of answers, never how long anybody read. */
export interface Cell {
  readonly preReadId: string;
  readonly opened: boolean;
  readonly read: boolean;
  /** How many of its questions were answered. */
  readonly answered: number;
  readonly submittedAt: string | null;
  readonly isLate: boolean;
  readonly isDone: boolean;
}

/** How many of those it went to are how far, all of them and in each group. */
export interface Tally {
  readonly invited: number;
  readonly opened: number;
  readonly read: number;
  readonly done: number;
}

interface PreReadFacts {
  readonly id: string;
  readonly questions: readonly { readonly id: string }[];
  readonly dueOn: string | null;
  /** Those to whom it goes now. */
  readonly invited: ReadonlySet<string>;
}

interface MarkFacts {
  readonly preReadId: string;
  readonly personId: string;
  readonly openedAt: string | null;
  readonly readAt: string | null;
  readonly submittedAt: string | null;
}

interface Facts<Member> {
  readonly members: readonly Member[];
  readonly preReads: readonly PreReadFacts[];
  readonly marks: readonly MarkFacts[];
  readonly answers: readonly {
    readonly preReadId: string;
    readonly personId: string;
    readonly text: string;
  }[];
}

export interface Standing<Member> {
  readonly member: Member;
  /** One for each pre-read that goes to this member, in their order. */
  readonly cells: readonly Cell[];
}

const keyOf = (preReadId: string, personId: string) => `${preReadId} ${personId}`;

/** Members by pre-reads, out of what is stored; only those to whom something goes. One pass over each list. */
export function readinessOf<Member extends { readonly personId: string }>(
  facts: Facts<Member>,
): Standing<Member>[] {
  const marks = new Map(facts.marks.map((mark) => [keyOf(mark.preReadId, mark.personId), mark]));
  const answered = new Map<string, number>();
  for (const { preReadId, personId, text } of facts.answers) {
    const key = keyOf(preReadId, personId);
    if (text !== '') answered.set(key, (answered.get(key) ?? 0) + 1);
  }
  return facts.members.flatMap((member) => {
    const cells = facts.preReads.flatMap((preRead) => {
      if (!preRead.invited.has(member.personId)) return [];
      const key = keyOf(preRead.id, member.personId);
      return [cellOf(preRead, marks.get(key), answered.get(key) ?? 0)];
    });
    return cells.length === 0 ? [] : [{ member, cells }];
  });
}

function cellOf(preRead: PreReadFacts, mark: MarkFacts | undefined, answered: number): Cell {
  const submittedAt = mark?.submittedAt ?? null;
  return {
    preReadId: preRead.id,
    opened: mark !== undefined && mark.openedAt !== null,
    read: mark !== undefined && mark.readAt !== null,
    answered,
    submittedAt,
    isLate: submittedAt !== null && isLate(preRead.dueOn, submittedAt),
    isDone: isDone(preRead, mark),
  };
}

/** Counts cells of one pre-read, or of several. */
export function tallyOf(cells: readonly Cell[]): Tally {
  const count = (isSo: (cell: Cell) => boolean) => cells.filter(isSo).length;
  return {
    invited: cells.length,
    opened: count(({ opened }) => opened),
    read: count(({ read }) => read),
    done: count(({ isDone: done }) => done),
  };
}
