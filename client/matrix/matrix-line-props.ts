import type { ThreadView } from '#shared/thread/thread-contract.ts';
import type { GivenAnswer } from '#client/matrix/use-answering.ts';

/** What a row of the matrix is drawn from, and what may be done in it. */
export interface MatrixLineProps {
  readonly paperId: string;
  readonly thread: ThreadView;
  readonly sameAs: number | null;
  readonly place: string;
  readonly chapter: string | null;
  readonly isFirst: boolean;
  readonly isNarrow: boolean;
  readonly isOpen: boolean;
  readonly isMarked: boolean;
  readonly mayAnswer: boolean;
  readonly onMark: (id: string, isMarked: boolean) => void;
  readonly onOpen: (id: string) => void;
  readonly onClose: (id: string) => void;
  /** After an answer was taken; with `goesOn` to the next that waits. */
  readonly onSent: (id: string, goesOn: boolean) => void;
  readonly give: (given: GivenAnswer) => Promise<readonly string[]>;
}
