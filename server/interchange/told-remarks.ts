import type { Say } from '#shared/locale/say.ts';
import type { Line } from '#shared/thread/comment-body.ts';
import type { AnswerView, CommentView, ThreadView } from '#shared/thread/thread-contract.ts';

/** One line of what somebody said, some of its words bold. */
export interface Told {
  readonly runs: readonly { readonly text: string; readonly bold?: boolean | undefined }[];
}

/** What one person said at one moment. */
export interface ToldComment {
  readonly author: string;
  readonly at: string;
  readonly lines: readonly Told[];
}

interface Means {
  readonly say: Say;
  /** Its words are not in this text. */
  readonly isGone: boolean;
  /** The numbers of the remarks that go along, by their ids. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** A remark as it goes out: what was said first, then replies and answers by time. Empty where nothing was said. */
export function toldRemark(thread: ThreadView, means: Means): ToldComment[] {
  const { say } = means;
  const [first, ...replies] = thread.comments;
  if (!first) return [];
  const lines = [...before(thread, means), ...wordsOf(first, say), ...after(thread, means)];
  const rest = [
    ...replies.map((reply) => ({
      author: reply.authorName,
      at: reply.at,
      lines: wordsOf(reply, say),
    })),
    ...thread.answers.flatMap((answer) => answersOf(thread, answer, say)),
  ].toSorted((one, other) => (one.at < other.at ? -1 : 1));
  return [{ author: first.authorName, at: first.at, lines }, ...rest];
}

/** Who else may see it, and what it was about where that is gone. */
function before({ group, anchor, quote }: ThreadView, { say, isGone }: Means): Told[] {
  const lines: Told[] = [];
  if (group) lines.push(plain(say('thread.privateMeaning', { group: group.name })));
  if (isGone && quote !== '')
    lines.push(plain(say('interchange.remark.gone', { quote: shortened(quote) })));
  else if (anchor.kind === 'paper') lines.push(plain(say('thread.onPaper')));
  return lines;
}

function after({ proposal, sameAs }: ThreadView, { say, numbers }: Means): Told[] {
  const lines: Told[] = [];
  if (proposal !== null) {
    lines.push({ runs: [{ text: `${say('thread.proposal')}:`, bold: true }] });
    lines.push(...proposal.split('\n').map(plain));
  }
  const number = sameAs === null ? undefined : numbers.get(sameAs);
  if (number !== undefined) lines.push(plain(say('thread.sameAs', { number })));
  return lines;
}

function wordsOf({ body }: CommentView, say: Say): Told[] {
  if (body === null) return [plain(say('thread.deleted'))];
  return body.map((line, at) => ({
    runs: [
      ...signOf(body, at),
      ...line.runs.map(({ text, bold, href }) => ({
        text: href && href !== text ? `${text} (${href})` : text,
        bold,
      })),
    ],
  }));
}

function answersOf(
  thread: ThreadView,
  { disposition, reason, byName, at, insisted }: AnswerView,
  say: Say,
): ToldComment[] {
  const what = say(`thread.disposition.${disposition}`);
  const told = (head: string, words: string): Told[] => [
    { runs: [{ text: head, bold: true }] },
    ...words.split('\n').map(plain),
  ];
  const lines = told(say('thread.answer.is', { disposition: what }), reason);
  const answer = { author: byName, at, lines };
  if (!insisted) return [answer];
  const words = told(say('thread.answer.insisted'), insisted.reason);
  return [answer, { author: thread.authorName, at: insisted.at, lines: words }];
}

const plain = (text: string): Told => ({ runs: [{ text }] });

/** Enough of a passage to know it by. */
const MOST_QUOTE = 300;
export const shortened = (quote: string): string =>
  quote.length > MOST_QUOTE ? `${quote.slice(0, MOST_QUOTE)}…` : quote;

function signOf(body: readonly Line[], at: number): { text: string }[] {
  const kind = body[at]?.list;
  if (kind === undefined) return [];
  if (kind === 'bullet') return [{ text: '• ' }];
  let number = 1;
  while (body[at - number]?.list === 'number') number += 1;
  return [{ text: `${String(number)}. ` }];
}
