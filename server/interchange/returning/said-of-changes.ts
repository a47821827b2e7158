import { plainLine } from '#server/interchange/returning/remark-rows.ts';
import type { Change } from '#shared/interchange/returning/change.ts';
import type { Say } from '#shared/locale/say.ts';
import type { CommentBody } from '#shared/thread/comment-body.ts';

/** What is said in the margin of a change that no suggestion can say in its place. */
export function bodyOf({ what, before, after }: Change, say: Say): CommentBody {
  const words = what === 'words' || what === 'inserted' || what === 'deleted';
  const lead = say(`returned.said.${what}`);
  const lines = [lead];
  if (words && before.trim() !== '')
    lines.push(say('returned.said.was', { words: oneLine(before) }));
  if (words && after.trim() !== '') lines.push(say('returned.said.is', { words: oneLine(after) }));
  if (what === 'look') lines.push(say('returned.said.at', { words: oneLine(before) }));
  return lines.map((text) => ({ runs: [{ text: plainLine(text) }] }));
}

const oneLine = (words: string): string => words.replaceAll(/\s+/gu, ' ').trim();
