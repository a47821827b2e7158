import type { ForumWorkPart } from '#shared/forum/forum-work.ts';

/** Those of a group and one person besides; null is everybody who may see the remarks of a paper. */
export type RemarkAudience = {
  readonly groupId: string | null;
  readonly personId: string;
} | null;

/** Announcements inside the program: ids only, past tense. Whoever hears one reads the stored truth for itself. */
export type Announcement =
  | { readonly kind: 'membership-changed'; readonly forumId: string; readonly personId: string }
  | { readonly kind: 'person-changed'; readonly personId: string }
  | { readonly kind: 'forum-changed'; readonly forumId: string }
  /** Somebody asks to be let into a forum or one of its papers, or was answered: for those who decide, and nobody else. */
  | { readonly kind: 'access-asked'; readonly forumId: string }
  /** Title, stage, place or exceptions of a paper. */
  | { readonly kind: 'paper-changed'; readonly forumId: string; readonly paperId: string }
  /** The text of a paper, at most every few seconds while it changes. */
  | { readonly kind: 'text-changed'; readonly forumId: string; readonly paperId: string }
  /** What is said about a paper. */
  | {
      readonly kind: 'threads-changed';
      readonly forumId: string;
      readonly paperId: string;
      readonly only: RemarkAudience;
    }
  /** Somebody was named in a remark: for what mails them, and nobody else. */
  | { readonly kind: 'mentioned'; readonly personIds: readonly string[] }
  /** Suggestions in a paper were decided about. */
  | { readonly kind: 'decisions-changed'; readonly forumId: string; readonly paperId: string }
  /** A version was made, named, published or withdrawn; or most of the text was lost, or that was answered. */
  | { readonly kind: 'versions-changed'; readonly forumId: string; readonly paperId: string }
  /** Typed blocks of a paper, or what is kept about its recommendations. */
  | { readonly kind: 'register-changed'; readonly forumId: string; readonly paperId: string }
  /** What a paper took in from others, or where others took it in. */
  | { readonly kind: 'inclusions-changed'; readonly forumId: string; readonly paperId: string }
  /** Something about pre-reads, what was answered to them, or updates before a session. */
  | { readonly kind: 'pre-reads-changed'; readonly forumId: string }
  /** How a meeting goes on, who is at it, or what was recorded in it. */
  | { readonly kind: 'meeting-changed'; readonly forumId: string; readonly sessionId: string }
  /** What the members of a forum bring forward, choose and plan together. */
  | {
      readonly kind: 'forum-work-changed';
      readonly forumId: string;
      readonly part: ForumWorkPart;
    }
  /** Signed out: one session, or every session of the person when `sessionId` is null. */
  | { readonly kind: 'signed-out'; readonly personId: string; readonly sessionId: string | null };

export interface Bus {
  announce(announcement: Announcement): void;
  /** Returns the way to stop listening. A listener that throws is logged and harms nobody else. */
  listen(listener: (announcement: Announcement) => void): () => void;
}
