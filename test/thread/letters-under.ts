import type { ContentNode } from '#shared/paper/content.ts';
import { threadsOn } from '#shared/thread/comment-mark.ts';

/** The letters under a thread's mark. */
export function lettersUnder(content: readonly ContentNode[], id: string): string[] {
  return content.flatMap(({ text, marks, content: inner = [] }) =>
    text === undefined
      ? lettersUnder(inner, id)
      : threadsOn(marks).includes(id)
        ? Array.from(text)
        : [],
  );
}
