import type { ContentMark } from '#shared/paper/content.ts';
import { isSuggestionId } from '#shared/suggestion/entry.ts';

/** The mark on the words of a thread. */
export const COMMENT_MARK = 'comment';

/** The ids of the threads whose mark is among these. */
export function threadsOn(marks: readonly ContentMark[] = []): readonly string[] {
  return marks.flatMap(({ type, attrs }) => {
    const id = attrs?.['id'];
    return type === COMMENT_MARK && isSuggestionId(id) ? [id] : [];
  });
}
