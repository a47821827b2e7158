import type { ReadComment } from '#server/interchange/reading/remarks.ts';
import type { Comparison } from '#server/interchange/returning/comparison.ts';
import { plainLine } from '#server/interchange/returning/remark-rows.ts';
import type { Said } from '#server/interchange/returning/said.ts';
import type { NamesOfDeeds } from '#server/interchange/returning/names-of-deeds.ts';
import type { Taken } from '#server/interchange/returning/taking.ts';
import type { Change } from '#shared/interchange/returning/change.ts';
import type { Decided } from '#shared/interchange/returning/settled-line.ts';
import { MOST_QUOTE } from '#shared/thread/thread.ts';
import type { ReturnedItem, ReturnOutcome } from '#shared/interchange/return-contract.ts';
import type { Say } from '#shared/locale/say.ts';
import { bodyOf } from '#server/interchange/returning/said-of-changes.ts';
import type { FoundSuggestion } from '#shared/suggestion/found.ts';
import type { CommentBody } from '#shared/thread/comment-body.ts';
import type { NewAnchor } from '#shared/thread/thread-contract.ts';

interface NewComment {
  readonly id: string;
  /** By the name in the file; null for whoever brought it. */
  readonly author: string | null;
  readonly body: CommentBody;
}

/** Something done in the file, and what is made of it in the paper besides suggestions. */
export interface Deed {
  readonly item: ReturnedItem;
  readonly thread: {
    readonly id: string;
    readonly anchor: NewAnchor;
    readonly quote: string;
    readonly proposal: string | null;
  } | null;
  /** Said in that thread, or in the one that the item names. */
  readonly comment: NewComment | null;
}

interface Known {
  /** Suggestions that stand in the paper, by id and author. */
  readonly standing: ReadonlyMap<string, Pick<FoundSuggestion, 'inserted' | 'deleted'>>;
  readonly comments: ReadonlyMap<string, string>;
  readonly commentIdOf: (comment: ReadComment) => string;
  readonly say: Say;
}

const NO_PLACE = { blockId: null, threadId: null, suggestionId: null } as const;

/** Everything that was done in the file, each thing once. */
export function deedsOf(
  comparison: Comparison,
  taken: Taken,
  said: readonly Said[],
  known: Known,
): Deed[] {
  const { file, names } = comparison;
  const telling = new Telling(names, taken, known);
  return [
    ...file.changes.map((change) => telling.change(change)),
    ...file.decided.map((one) => telling.decided(one)),
    ...file.undone.map((entry, at): Deed => {
      const item = told(names.long(`undone ${String(at)}`), 'undone');
      return made({ ...item, isTracked: true, personKey: entry.author });
    }),
    ...said.flatMap((one) => telling.said(one)),
  ];
}

class Telling {
  readonly #names: NamesOfDeeds;
  readonly #taken: Taken;
  readonly #known: Known;

  constructor(names: NamesOfDeeds, taken: Taken, known: Known) {
    this.#names = names;
    this.#taken = taken;
    this.#known = known;
  }

  change(change: Change): Deed {
    const { key, tracked, before, after } = change;
    const { comments, say } = this.#known;
    const fate = this.#taken.fates.get(change);
    const id = this.#names.long(key);
    const personKey = tracked?.author ?? null;
    const isTracked = tracked !== null;
    const base = { ...told(id, change.what), isTracked, personKey, before, after };
    if (!fate) {
      const threadId = comments.get(id) ?? null;
      const suggestionId = threadId === null ? this.#names.short(key) : null;
      return made({ ...base, outcome: 'before', suggestionId, threadId });
    }
    const { blockId } = fate;
    if (fate.kind === 'there') return made({ ...base, outcome: 'there', blockId });
    if (fate.kind === 'suggested')
      return made({ ...base, outcome: 'suggested', blockId, suggestionId: fate.by.id });
    const { anchor, proposal } = fate.wished;
    const quote = anchor.kind === 'passage' ? anchor.quote : before;
    const thread = { id: this.#names.short(`thread ${key}`), anchor, quote, proposal };
    const comment = { id, author: personKey, body: bodyOf(change, say) };
    const item = { ...base, outcome: outcomeAt(anchor), blockId, threadId: thread.id };
    return { item, thread, comment };
  }

  /** It decides nothing here: whoever brought the file says so in the margin of the suggestion. */
  decided({ id: suggestionId, author, isAccepted }: Decided): Deed {
    const { comments, standing, say } = this.#known;
    const deed = isAccepted ? 'accepted' : 'rejected';
    const key = `${deed} ${suggestionId} ${author}`;
    const id = this.#names.long(key);
    const found = standing.get(`${suggestionId} ${author}`);
    const words = { before: found?.deleted ?? '', after: found?.inserted ?? '' };
    const base = { ...told(id, deed), suggestionId, ...words };
    const threadId = comments.get(id);
    if (threadId !== undefined) return made({ ...base, outcome: 'before', threadId });
    if (!found) return made({ ...base, outcome: 'there' });
    const anchor = { kind: 'suggestion', suggestionId, authorId: author } as const;
    const thread = { id: this.#names.short(`thread ${key}`), anchor, quote: '', proposal: null };
    const item = { ...base, outcome: 'remarked', threadId: thread.id } as const;
    return {
      item,
      thread,
      comment: { id, author: null, body: lineOf(say(`returned.said.${deed}`)) },
    };
  }

  said(one: Said): Deed[] {
    switch (one.kind) {
      case 'thread':
        return this.#thread(one);
      case 'resolved':
        return [this.#resolved(one)];
      default:
        return [this.#comment(one)];
    }
  }

  #resolved({ thread }: Said & { kind: 'resolved' }): Deed {
    const { comments, say } = this.#known;
    const id = this.#names.long(`resolved ${thread.id}`);
    const before = thread.quote.slice(0, EXCERPT);
    const base = { ...told(id, 'resolved'), threadId: thread.id, before };
    if (comments.has(id)) return made({ ...base, outcome: 'before' });
    const comment = { id, author: null, body: lineOf(say('returned.said.resolved')) };
    return { item: { ...base, outcome: 'remarked' }, thread: null, comment };
  }

  #comment(one: Exclude<Said, { readonly kind: 'thread' | 'resolved' }>): Deed {
    const { comment } = one;
    const id = this.#known.commentIdOf(comment);
    const base = {
      ...told(id, one.kind === 'before' ? 'reply' : one.kind),
      personKey: comment.author,
      threadId: one.kind === 'hidden' ? null : one.thread.id,
      after: one.kind === 'hidden' ? '' : excerptOf(comment),
    };
    if (one.kind === 'before') return made({ ...base, outcome: 'before' });
    if (one.kind !== 'reply') return made(base);
    const said = { id, author: comment.author, body: bodyOfComment(comment) };
    return { item: { ...base, outcome: 'remarked' }, thread: null, comment: said };
  }

  #thread({ remark, comments }: Said & { kind: 'thread' }): Deed[] {
    const [first] = comments;
    if (!first) return [];
    const { commentIdOf } = this.#known;
    const { quote } = remark;
    const isQuoted = remark.isOnWords && quote.trim() !== '';
    const anchor = this.#taken.anchors.get(remark.id) ?? anchorByQuote(isQuoted ? quote : '');
    const threadId = this.#names.short(`thread ${commentIdOf(first)}`);
    return comments.map((comment, at): Deed => {
      const id = commentIdOf(comment);
      const item = {
        ...told(id, at === 0 ? 'thread' : 'reply'),
        personKey: comment.author,
        outcome: at === 0 && isQuoted ? outcomeAt(anchor) : 'remarked',
        blockId: 'blockId' in anchor ? anchor.blockId : null,
        threadId,
        before: quote.slice(0, EXCERPT),
        after: excerptOf(comment),
      } as const;
      const thread = at > 0 ? null : { id: threadId, anchor, quote, proposal: null };
      const said = { id, author: comment.author, body: bodyOfComment(comment) };
      return { item, thread, comment: said };
    });
  }
}

/** Longest excerpt of what was said, in characters. */
const EXCERPT = 300;

function anchorByQuote(quote: string): NewAnchor {
  if (quote === '') return { kind: 'paper' };
  return { kind: 'passage', start: '', end: '', blockId: null, quote: quote.slice(0, MOST_QUOTE) };
}

const made = (item: ReturnedItem): Deed => ({ item, thread: null, comment: null });

/** Until more is known. */
function told(key: string, deed: ReturnedItem['deed']): ReturnedItem {
  return {
    key,
    deed,
    isTracked: false,
    personKey: null,
    outcome: 'ignored',
    ...NO_PLACE,
    before: '',
    after: '',
  };
}

/** Whether a remark has words to stand at, as far as is known before it is tied. */
function outcomeAt(anchor: NewAnchor): ReturnOutcome {
  const isLost = anchor.kind === 'paper' || (anchor.kind === 'passage' && anchor.start === '');
  return isLost ? 'unplaced' : 'remarked';
}

const lineOf = (text: string): CommentBody => [{ runs: [{ text: plainLine(text) }] }];

const excerptOf = ({ lines }: ReadComment): string =>
  lines
    .map(({ runs }) => runs.map(({ text }) => text).join(''))
    .join(' ')
    .slice(0, EXCERPT);

function bodyOfComment({ lines }: ReadComment): CommentBody {
  return lines.map(({ runs }) => ({
    runs: runs.flatMap(({ text, bold }) => {
      const plain = plainLine(text);
      return plain === '' ? [] : [{ text: plain, ...(bold && { bold }) }];
    }),
  }));
}
