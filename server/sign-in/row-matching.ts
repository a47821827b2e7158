import type { CleanedWhere } from '@better-auth/core/db/adapter';
import type { SignInRow } from '#server/storage/catalogue.ts';

/** Whether a row fits a condition of the sign-in library: every AND clause, and one of the OR clauses where there are any. */
export function matches(row: SignInRow, where: readonly CleanedWhere[]): boolean {
  const either = where.filter((clause) => clause.connector === 'OR');
  return (
    where.every((clause) => clause.connector === 'OR' || fits(row, clause)) &&
    (either.length === 0 || either.some((clause) => fits(row, clause)))
  );
}

/** Orders rows by one field; null comes first, as nothing is less than something. */
export function byField(field: string, direction: 'asc' | 'desc') {
  const sign = direction === 'asc' ? 1 : -1;
  return (one: SignInRow, other: SignInRow) => sign * compare(one[field], other[field]);
}

function fits(row: SignInRow, { field, operator, value, mode }: CleanedWhere): boolean {
  const fold = (one: unknown) =>
    mode === 'insensitive' && typeof one === 'string' ? one.toLowerCase() : one;
  const judge = JUDGES[operator ?? 'eq'];
  return judge(fold(row[field] ?? null), Array.isArray(value) ? value.map(fold) : fold(value));
}

type Judge = (found: unknown, wanted: unknown) => boolean;

const text =
  (test: (found: string, wanted: string) => boolean): Judge =>
  (found, wanted) =>
    typeof found === 'string' && typeof wanted === 'string' && test(found, wanted);
const order =
  (test: (sign: number) => boolean): Judge =>
  (found, wanted) =>
    found !== null && wanted !== null && test(compare(found, wanted));
const isAmong: Judge = (found, wanted) => Array.isArray(wanted) && wanted.includes(found);

/** Dates are kept as ISO text, so that the order of the text is the order of time. */
const JUDGES: Readonly<Record<NonNullable<CleanedWhere['operator']>, Judge>> = {
  eq: (found, wanted) => found === wanted,
  ne: (found, wanted) => found !== wanted,
  in: isAmong,
  not_in: (found, wanted) => !isAmong(found, wanted),
  contains: text((found, wanted) => found.includes(wanted)),
  starts_with: text((found, wanted) => found.startsWith(wanted)),
  ends_with: text((found, wanted) => found.endsWith(wanted)),
  lt: order((sign) => sign < 0),
  lte: order((sign) => sign <= 0),
  gt: order((sign) => sign > 0),
  gte: order((sign) => sign >= 0),
};

function compare(one: unknown, other: unknown): number {
  if (one === other) return 0;
  if (one === null || one === undefined) return -1;
  if (other === null || other === undefined) return 1;
  return one < other ? -1 : 1;
}
