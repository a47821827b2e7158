import type { ExportWish } from '#server/interchange/exporting.ts';
import type { RemarkChoice, TextChoice } from '#shared/interchange/export-choice.ts';

/** Which file of a paper is asked for. */
export interface Asked {
  readonly paperId: string;
  readonly text: TextChoice;
  readonly remarks: RemarkChoice;
}

/** What a person is given. */
export interface ForPerson extends ExportWish {
  readonly personId: string;
}
