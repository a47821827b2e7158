import type { useAnswering } from '#client/matrix/use-answering.ts';

/** What one who may dispose does in the table. */
export interface Answers {
  readonly answering: ReturnType<typeof useAnswering>;
  readonly marked: ReadonlySet<string>;
  readonly onMark: (marked: ReadonlySet<string>) => void;
}
