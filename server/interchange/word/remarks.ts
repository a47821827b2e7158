import { directionsOf, scriptRuns, type Direction } from '#shared/interchange/script-runs.ts';
import { PLAIN_LOOK } from '#shared/interchange/model.ts';
import { paragraphXml } from '#server/interchange/word/paragraph.ts';
import type { Proposal } from '#server/interchange/word/proposals.ts';
import type { RemarkSpots } from '#server/interchange/word/remark-spots.ts';
import { runLook } from '#server/interchange/word/run-look.ts';
import { universalTime, wallTime } from '#server/interchange/word/wall-time.ts';
import type { Writing } from '#server/interchange/word/writing.ts';
import { escaped, part, tag } from '#server/interchange/word/xml.ts';
import type { Line } from '#shared/thread/comment-body.ts';
import type { AnswerView, CommentView, ThreadView } from '#shared/thread/thread-contract.ts';

/** One line of a comment: its words, some of them bold. */
interface Told {
  readonly runs: readonly { readonly text: string; readonly bold?: boolean | undefined }[];
}

/** A comment of the file. */
interface Comment {
  readonly id: number;
  readonly author: string;
  readonly at: Date;
  readonly lines: readonly Told[];
  /** Of its last paragraph, by which Word ties replies together. */
  readonly paragraph: string;
  readonly parent: string | null;
  readonly isDone: boolean;
}

/** Remarks as Word's comments: the first of a thread, its replies, and its answers as replies of those who gave them. */
export class Remarks {
  readonly #writing: Writing;
  readonly #comments: Comment[] = [];
  /** The comments that each thread became. */
  readonly byThread = new Map<string, readonly number[]>();
  /** Those that say what is proposed about blocks: of no thread. */
  readonly proposals: number[] = [];
  readonly #bodies = new Map<number, string>();
  readonly #numbers: ReadonlyMap<string, number>;

  /** The threads whose words are not in this text. */
  readonly #gone: ReadonlySet<string>;

  constructor(writing: Writing, { gone }: Pick<RemarkSpots, 'gone'>) {
    this.#writing = writing;
    const { threads } = writing.wish;
    this.#gone = new Set(gone.map(({ id }) => id));
    this.#numbers = new Map(threads.map(({ id, number }) => [id, number]));
    for (const thread of threads) this.#take(thread);
  }

  get isEmpty(): boolean {
    return this.#comments.length === 0;
  }

  /** Where a thread's range begins. Every reply has the range of what it replies to. */
  start({ id }: ThreadView): string {
    return rangeStarts(this.#idsOf(id));
  }

  end({ id }: ThreadView): string {
    return rangeEnds(this.#idsOf(id));
  }

  /** A comment of whoever proposes something that no tracked change can say. Answers its number. */
  propose({ entry, lines }: Proposal): number {
    const author = this.#writing.nameOf(entry.author);
    const at = new Date(entry.at).toISOString();
    const { id } = this.#add({ author, at, lines: lines.map(plain), parent: null, isDone: false });
    this.proposals.push(id);
    return id;
  }

  #idsOf(threadId: string): readonly number[] {
    return this.byThread.get(threadId) ?? [];
  }

  #take(thread: ThreadView): void {
    const isDone = thread.state === 'settled' || thread.state === 'withdrawn';
    const [first, ...replies] = thread.comments;
    if (!first) return;
    const parent = this.#add({
      author: first.authorName,
      at: first.at,
      lines: [...this.#before(thread), ...this.#words(first), ...this.#after(thread)],
      parent: null,
      isDone,
    });
    const rest = [
      ...replies.map((reply) => ({
        author: reply.authorName,
        at: reply.at,
        lines: this.#words(reply),
      })),
      ...thread.answers.flatMap((answer) => this.#answers(thread, answer)),
    ].toSorted((one, other) => (one.at < other.at ? -1 : 1));
    const ids = rest.map((one) => this.#add({ ...one, parent: parent.paragraph, isDone }).id);
    this.byThread.set(thread.id, [parent.id, ...ids]);
  }

  /** Who else may see it, and what it was about where that is gone. */
  #before({ group, anchor, quote, id }: ThreadView): Told[] {
    const { say } = this.#writing.wish;
    const lines: Told[] = [];
    if (group) lines.push(plain(say('thread.privateMeaning', { group: group.name })));
    if (this.#gone.has(id) && quote !== '')
      lines.push(plain(say('interchange.remark.gone', { quote: shortened(quote) })));
    else if (anchor.kind === 'paper') lines.push(plain(say('thread.onPaper')));
    return lines;
  }

  #after({ proposal, sameAs }: ThreadView): Told[] {
    const { say } = this.#writing.wish;
    const lines: Told[] = [];
    if (proposal !== null) {
      lines.push({ runs: [{ text: `${say('thread.proposal')}:`, bold: true }] });
      lines.push(...proposal.split('\n').map(plain));
    }
    const number = sameAs === null ? undefined : this.#numbers.get(sameAs);
    if (number !== undefined) lines.push(plain(say('thread.sameAs', { number })));
    return lines;
  }

  #words({ body }: CommentView): Told[] {
    if (body === null) return [plain(this.#writing.wish.say('thread.deleted'))];
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

  #answers(thread: ThreadView, { disposition, reason, byName, at, insisted }: AnswerView) {
    const { say } = this.#writing.wish;
    const what = say(`thread.disposition.${disposition}`);
    const told = (head: string, words: string): Told[] => [
      { runs: [{ text: head, bold: true }] },
      ...words.split('\n').map(plain),
    ];
    const answer = {
      author: byName,
      at,
      lines: told(say('thread.answer.is', { disposition: what }), reason),
    };
    if (!insisted) return [answer];
    const words = told(say('thread.answer.insisted'), insisted.reason);
    return [answer, { author: thread.authorName, at: insisted.at, lines: words }];
  }

  #add(given: {
    readonly author: string;
    readonly at: string;
    readonly lines: readonly Told[];
    readonly parent: string | null;
    readonly isDone: boolean;
  }): Comment {
    const author =
      given.author === '' ? this.#writing.wish.say('interchange.somebody') : given.author;
    this.#writing.authors.add(author);
    const id = this.#comments.length;
    const ids = given.lines.map(() => this.#writing.paragraphId());
    const body = given.lines.map((line, at) => this.#paragraph(line, ids[at] ?? '', at === 0));
    const paragraph = ids.at(-1) ?? '';
    const comment = { ...given, author, id, at: new Date(given.at), paragraph };
    this.#comments.push(comment);
    this.#bodies.set(id, body.join(''));
    return comment;
  }

  #paragraph({ runs }: Told, id: string, isFirst: boolean): string {
    const text = runs.map((run) => run.text).join('');
    const direction: Direction = directionOfWords(text, this.#writing.base);
    const directions = directionsOf(text, direction);
    let at = 0;
    const words = runs.map((run) => {
      const own = directions.slice(at, at + run.text.length);
      at += run.text.length;
      const look = { ...PLAIN_LOOK, bold: run.bold ?? false };
      return scriptRuns(run.text, own)
        .map((piece) => {
          const properties = runLook(look, piece.direction);
          const shown = tag('w:t', { 'xml:space': 'preserve' }, escaped(piece.text));
          return tag('w:r', {}, properties && tag('w:rPr', {}, properties), shown);
        })
        .join('');
    });
    const mark = tag('w:rPr', {}, '<w:rStyle w:val="CommentReference"/>');
    const sign = isFirst ? tag('w:r', {}, mark, '<w:annotationRef/>') : '';
    return paragraphXml({ style: 'CommentText', direction }, { id }, sign + words.join(''));
  }

  /** The part `comments.xml`. */
  xml(): string {
    const comments = this.#comments.map(({ id, author, at }) =>
      tag(
        'w:comment',
        { 'w:id': id, 'w:author': author, 'w:date': wallTime(at), 'w:initials': initials(author) },
        this.#bodies.get(id) ?? '',
      ),
    );
    return part('w:comments', ...comments);
  }

  /** Which comment answers which, and which are settled. Written whenever there are any: else "settled" is lost. */
  extendedXml(): string {
    const all = this.#comments.map(({ paragraph, parent, isDone }) =>
      tag('w15:commentEx', {
        'w15:paraId': paragraph,
        'w15:paraIdParent': parent,
        'w15:done': isDone ? 1 : 0,
      }),
    );
    return part('w15:commentsEx', ...all);
  }

  /** Ids that last when the file is worked on by several. */
  idsXml(): string {
    const all = this.#comments.map(({ id, paragraph }) =>
      tag('w16cid:commentId', { 'w16cid:paraId': paragraph, 'w16cid:durableId': durable(id) }),
    );
    return part('w16cid:commentsIds', ...all);
  }

  /** The true moment of each. */
  momentsXml(): string {
    const all = this.#comments.map(({ id, at }) =>
      tag('w16cex:commentExtensible', {
        'w16cex:durableId': durable(id),
        'w16cex:dateUtc': universalTime(at),
      }),
    );
    return part('w16cex:commentsExtensible', ...all);
  }
}

/** Where the ranges of comments begin. */
export function rangeStarts(ids: readonly number[]): string {
  return ids.map((id) => tag('w:commentRangeStart', { 'w:id': id })).join('');
}

/** Where they end, and the sign of each. */
export function rangeEnds(ids: readonly number[]): string {
  const style = tag('w:rPr', {}, '<w:rStyle w:val="CommentReference"/>');
  return ids
    .map((id) => {
      const at = { 'w:id': id };
      const reference = tag('w:r', {}, style, tag('w:commentReference', at));
      return `${tag('w:commentRangeEnd', at)}${reference}`;
    })
    .join('');
}

const plain = (text: string): Told => ({ runs: [{ text }] });

/** Enough of a passage to know it by. */
const MOST_QUOTE = 300;
const shortened = (quote: string): string =>
  quote.length > MOST_QUOTE ? `${quote.slice(0, MOST_QUOTE)}…` : quote;

function signOf(body: readonly Line[], at: number): { text: string }[] {
  const kind = body[at]?.list;
  if (kind === undefined) return [];
  if (kind === 'bullet') return [{ text: '• ' }];
  let number = 1;
  while (body[at - number]?.list === 'number') number += 1;
  return [{ text: `${String(number)}. ` }];
}

const durable = (id: number): string =>
  (0x10000000 + id).toString(16).toUpperCase().padStart(8, '0');

const initials = (name: string): string =>
  name
    .split(/\s+/u)
    .map((word) => /./su.exec(word)?.[0] ?? '')
    .join('')
    .slice(0, 4);

/** By the first letter that has a direction, as a screen shows a comment. */
function directionOfWords(text: string, base: Direction): Direction {
  const first = /\p{L}/u.exec(text)?.[0];
  return first === undefined ? base : (directionsOf(first, base)[0] ?? base);
}
