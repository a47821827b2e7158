import type { ReadComment, ReadRemark } from '#server/interchange/reading/remarks.ts';
import { likenessOf } from '#shared/compare/likeness.ts';
import type { CommentRow, ThreadRow } from '#server/storage/remarks.ts';
import { wordsOf } from '#shared/thread/comment-body.ts';
import { comparable } from '#shared/thread/quote.ts';

/** What a file's margin says that the paper does not. */
export type Said =
  | {
      readonly kind: 'thread';
      readonly remark: ReadRemark;
      readonly comments: readonly ReadComment[];
    }
  | { readonly kind: 'reply'; readonly thread: ThreadRow; readonly comment: ReadComment }
  | { readonly kind: 'resolved'; readonly thread: ThreadRow }
  /** It came before with the same file. */
  | { readonly kind: 'before'; readonly thread: ThreadRow; readonly comment: ReadComment }
  /** A comment of the paper in other words: whoever said it is asked to say it here. */
  | { readonly kind: 'reworded'; readonly thread: ThreadRow; readonly comment: ReadComment }
  /** It is of a remark that is not theirs to see. */
  | { readonly kind: 'hidden'; readonly comment: ReadComment };

interface Live {
  readonly threads: readonly ThreadRow[];
  readonly comments: readonly CommentRow[];
  readonly sees: (thread: ThreadRow) => boolean;
  /** What a comment of the file is called when it is taken. */
  readonly idOf: (comment: ReadComment) => string;
}

/** What the paper knows to have been said. */
interface Known {
  readonly thread: ThreadRow;
  readonly second: number;
  readonly words: string;
}

/** Shorter words are said by chance twice; those are known by their moment too. */
const TELLING = 12;
/** So much of their words two comments of one moment share of which one is the other in other words. */
const ALIKE = 0.4;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/**
 * Tells what is new in the margin of a file. Word gives comments new numbers, so that each is known by its moment and
 * its words; a conversation is the paper's where anything in it is.
 */
export function saidIn(remarks: readonly ReadRemark[], live: Live): Said[] {
  const known = new Sayings(live);
  const byId = new Map(live.threads.map((thread) => [thread.id, thread]));
  const taken = new Map(live.comments.map(({ id, threadId }) => [id, byId.get(threadId)]));
  const said: Said[] = [];
  for (const remark of remarks) {
    const before = remark.comments.map((comment) => taken.get(live.idOf(comment)) ?? null);
    const found = remark.comments.map((comment, at) => (before[at] ? null : known.as(comment)));
    const thread =
      found.find((one) => one !== null)?.thread ?? before.find((one) => one !== null) ?? null;
    if (!thread) {
      said.push({ kind: 'thread', remark, comments: remark.comments });
      continue;
    }
    const isSeen = live.sees(thread);
    for (const [at, comment] of remark.comments.entries()) {
      const one = found[at];
      if (before[at]) {
        const isTheirs = live.sees(before[at]);
        said.push(
          isTheirs ? { kind: 'before', thread: before[at], comment } : { kind: 'hidden', comment },
        );
        continue;
      }
      const isReworded = one && !wordsIn(comment).includes(one.words);
      if (!isSeen) {
        if (!one || isReworded) said.push({ kind: 'hidden', comment });
      } else if (isReworded) said.push({ kind: 'reworded', thread, comment });
      else if (!one) said.push({ kind: 'reply', thread, comment });
    }
    const waits = thread.state === 'open' || thread.state === 'answered';
    if (isSeen && remark.isResolved && waits) said.push({ kind: 'resolved', thread });
  }
  return said;
}

/** What was said on a paper, to be found again by moment and by words. */
class Sayings {
  readonly #bySecond: ReadonlyMap<number, readonly Known[]>;
  readonly #byWords: ReadonlyMap<string, Known>;
  readonly #sees: Live['sees'];

  constructor(live: Live) {
    const all = knownIn(live);
    this.#sees = live.sees;
    const bySecond = new Map<number, Known[]>();
    for (const one of all) {
      const here = bySecond.get(one.second);
      if (here) here.push(one);
      else bySecond.set(one.second, [one]);
    }
    this.#bySecond = bySecond;
    this.#byWords = new Map(all.toReversed().map((one) => [one.words, one]));
  }

  as(comment: ReadComment): Known | null {
    const words = wordsIn(comment);
    const here = this.#bySecond.get(secondOf(comment.at)) ?? [];
    // Few words, or the none of a deleted comment, are within others by chance in a minute that Word gives to both.
    const isTelling = (one: Known) => one.second % 60 !== 0 || one.words.length >= TELLING;
    const isSaid = here.find(
      (one) => one.words === words || (isTelling(one) && words.includes(one.words)),
    );
    if (isSaid) return isSaid;
    const same = words.length >= TELLING ? this.#byWords.get(words) : undefined;
    return same ?? here.find((one) => this.#isReworded(one, words)) ?? null;
  }

  /**
   * Word itself knows whole minutes alone, so that two people may well have said something in the same one: then, and of
   * what somebody may not see, it takes words in common.
   */
  #isReworded({ thread, second, words }: Known, others: string): boolean {
    if (second % 60 !== 0 && this.#sees(thread)) return true;
    return likenessOf(words.match(WORD) ?? [], others.match(WORD) ?? []) >= ALIKE;
  }
}

function knownIn({ threads, comments }: Live): Known[] {
  const byId = new Map(threads.map((thread) => [thread.id, thread]));
  const bodies = comments.flatMap(({ threadId, at, body, earlier }) => {
    const thread = byId.get(threadId);
    if (!thread) return [];
    // A comment that was reworded since is known by what it said.
    return [body, ...earlier.map((one) => one.body)].map((lines) => ({
      thread,
      second: secondOf(Date.parse(at)),
      words: lines ? comparable(wordsOf(lines)) : '',
    }));
  });
  const answers = threads.flatMap((thread) =>
    thread.answers.flatMap(({ at, reason, insisted }) =>
      [{ at, reason }, ...(insisted ? [insisted] : [])].map((one) => ({
        thread,
        second: secondOf(Date.parse(one.at)),
        words: comparable(one.reason),
      })),
    ),
  );
  return [...bodies, ...answers];
}

const secondOf = (at: number) => Math.floor(at / 1000);

const wordsIn = ({ lines }: ReadComment): string => comparable(wordsOf([...lines]));
