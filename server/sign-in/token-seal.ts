import type { CleanedWhere } from '@better-auth/core/db/adapter';

/** Turns a column of tokens into what is stored, and back where the asker has named the token itself. */
export interface TokenSeal {
  readonly where: (where: readonly CleanedWhere[]) => readonly CleanedWhere[];
  readonly close: <Row extends object>(row: Row) => Row;
  readonly open: <Row extends object>(row: Row) => Row;
}

/** For tables without tokens. */
export const NO_SEAL: TokenSeal = {
  where: (where) => where,
  close: (row) => row,
  open: (row) => row,
};

/** A seal for one question: it remembers which tokens that question named, and no others. */
export function tokenSeal(column: string, oneWay: (token: string) => string): TokenSeal {
  const known = new Map<unknown, string>();
  const close = (token: unknown) => {
    if (typeof token !== 'string') return token;
    const stored = oneWay(token);
    known.set(stored, token);
    return stored;
  };
  const replaced = <Row extends object>(row: Row, value: (found: unknown) => unknown): Row =>
    column in row ? { ...row, [column]: value(Reflect.get(row, column)) } : row;
  const closeClause = (clause: CleanedWhere) => {
    const { value } = clause;
    return { ...clause, value: Array.isArray(value) ? value.map(close) : close(value) };
  };
  return {
    where: (where) =>
      where.map((clause) =>
        // `close` gives back the kind of value that it was given.
        clause.field === column ? (closeClause(clause) as CleanedWhere) : clause,
      ),
    close: (row) => replaced(row, close),
    open: (row) => replaced(row, (stored) => known.get(stored) ?? stored),
  };
}
