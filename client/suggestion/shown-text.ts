import type { ContentNode } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';

/** How a paper with suggestions is looked at: with their marks, as if all were accepted, or as if there were none. */
export const SHOWN_TEXTS = ['marked', 'accepted', 'original'] as const;
export type ShownText = (typeof SHOWN_TEXTS)[number];

/** The paper's content as it is looked at; the paper itself is never touched by it. */
export function shownContent(
  content: readonly ContentNode[],
  shown: ShownText,
): readonly ContentNode[] {
  if (shown === 'marked') return content;
  return project(content, shown === 'accepted' ? ACCEPT_ALL : REJECT_ALL);
}
