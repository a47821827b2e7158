import type { Say } from '#shared/locale/say.ts';
import { escaped, safeStart } from '#shared/interchange/markdown.ts';
import { wordsOf } from '#shared/thread/comment-body.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';

/** Remarks with their answers as a chapter that stands after the text; nothing where there are none. */
export function markdownRemarks(threads: readonly ThreadView[], say: Say): string {
  if (threads.length === 0) return '';
  const all = threads.map((thread) => [
    `### ${escaped(`${say('thread.number', { number: thread.number })} · ${say(`thread.state.${thread.state}`)}`)}`,
    ...aboutOf(thread, say),
    ...saidIn(thread, say),
  ]);
  const title = `## ${escaped(say('interchange.page.remarks'))}`;
  return `\n${[title, ...all.flat()].join('\n\n')}\n`;
}

function aboutOf({ group, anchor, quote }: ThreadView, say: Say): string[] {
  const about = anchor.kind === 'paper' ? say('thread.onPaper') : quote;
  return [
    ...(group ? [escaped(say('thread.privateMeaning', { group: group.name }))] : []),
    ...(about === '' ? [] : [`> ${safeStart(escaped(about))}`]),
  ];
}

function saidIn(
  { comments, answers, proposal, authorName }: ThreadView,
  say: Say,
): readonly string[] {
  const told = [
    ...comments.map(({ authorName: name, at, body }) => ({
      at,
      lines: [named(name, at, say), ...linesOf(body ? wordsOf(body) : say('thread.deleted'))],
    })),
    ...answers.flatMap(({ byName, at, disposition, reason, insisted }) => {
      const what = say('thread.answer.is', {
        disposition: say(`thread.disposition.${disposition}`),
      });
      const answer = { at, lines: [named(byName, at, say), ...linesOf(`${what}\n${reason}`)] };
      if (!insisted) return [answer];
      const again = `${say('thread.answer.insisted')}\n${insisted.reason}`;
      const lines = [named(authorName, insisted.at, say), ...linesOf(again)];
      return [answer, { at: insisted.at, lines }];
    }),
  ].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const wording = proposal === null ? [] : linesOf(`${say('thread.proposal')}:\n${proposal}`);
  return [...told.flatMap(({ lines }) => lines), ...wording];
}

function named(name: string, at: string, say: Say): string {
  const shown = name === '' ? say('interchange.somebody') : name;
  return `**${escaped(shown)}** (${at.slice(0, 10)})`;
}

const linesOf = (words: string): string[] =>
  words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => safeStart(escaped(line)));
