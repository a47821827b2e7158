import type { Beside } from '#server/interchange/word/writing.ts';
import type { TextChoice } from '#shared/interchange/export-choice.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';

/** An image as it goes to the press. */
export interface PressImage {
  readonly bytes: Uint8Array;
  readonly type: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
}

/** One paper as it is to be printed; nothing in it but what its asker may see. */
export interface PressPaper {
  readonly title: string;
  readonly forumName: string;
  /** Kind, stage and date, in words. */
  readonly facts: readonly string[];
  readonly direction: 'rtl' | 'ltr';
  readonly layout: PaperLayout;
  readonly text: TextChoice;
  /** True where the paper has suggestions at all, so that its text must be told from the other two. */
  readonly hasChoice: boolean;
  /** The text as it is printed. */
  readonly content: readonly ContentNode[];
  /** Null where no remarks were asked for. */
  readonly threads: readonly ThreadView[] | null;
  readonly beside: ReadonlyMap<string, Beside>;
  readonly names: ReadonlyMap<string, string>;
  readonly images: ReadonlyMap<string, PressImage>;
}

/** One item of the agenda of a session. */
export interface PressItem {
  readonly title: string;
  /** When it begins, as a clock shows it; null where the session has no hours. */
  readonly from: string | null;
  readonly minutes: number;
  readonly purpose: string;
  readonly person: string | null;
  /** The title of its paper, where the asker may know it. */
  readonly paper: string | null;
}

/** What was sent ahead of a session. */
export interface PressPreRead {
  readonly title: string;
  /** Its place among the papers of the file; null where it is named alone. */
  readonly at: number | null;
  /** Such as its version and the last day for answers, in words. */
  readonly facts: readonly string[];
  readonly note: string;
  readonly questions: readonly string[];
  /** Why it is named alone. */
  readonly withheld: string | null;
}

/** The first pages of what goes with a session. */
export interface PressSession {
  readonly title: string;
  readonly forumName: string;
  readonly facts: readonly string[];
  readonly agenda: readonly PressItem[];
  readonly preReads: readonly PressPreRead[];
}

/** What one PDF is made of: a paper, or a session with its papers. */
export interface PressOrder {
  readonly title: string;
  readonly author: string;
  /** Such as "draft", which stands on every page; null for what is none. */
  readonly mark: string | null;
  readonly direction: 'rtl' | 'ltr';
  readonly at: Date;
  readonly session: PressSession | null;
  readonly papers: readonly PressPaper[];
}
