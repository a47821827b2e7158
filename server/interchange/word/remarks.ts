import { type Told, toldRemark } from '#server/interchange/told-remarks.ts';
import { directionsOf, scriptRuns, type Direction } from '#shared/interchange/script-runs.ts';
import { PLAIN_LOOK } from '#shared/interchange/model.ts';
import { paragraphXml } from '#server/interchange/word/paragraph.ts';
import type { Proposal } from '#server/interchange/word/proposals.ts';
import type { RemarkSpots } from '#server/interchange/word/remark-spots.ts';
import { runLook } from '#server/interchange/word/run-look.ts';
import { universalTime, wallTime } from '#server/interchange/word/wall-time.ts';
import type { Writing } from '#server/interchange/word/writing.ts';
import { escaped, part, tag } from '#server/interchange/word/xml.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';

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
  readonly proposals: { readonly comment: number; readonly words: string }[] = [];
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
    this.proposals.push({ comment: id, words: lines.join('\n') });
    return id;
  }

  #idsOf(threadId: string): readonly number[] {
    return this.byThread.get(threadId) ?? [];
  }

  #take(thread: ThreadView): void {
    const isDone = thread.state === 'settled' || thread.state === 'withdrawn';
    const [first, ...rest] = toldRemark(thread, {
      say: this.#writing.wish.say,
      isGone: this.#gone.has(thread.id),
      numbers: this.#numbers,
    });
    if (!first) return;
    const parent = this.#add({ ...first, parent: null, isDone });
    const ids = rest.map((one) => this.#add({ ...one, parent: parent.paragraph, isDone }).id);
    this.byThread.set(thread.id, [parent.id, ...ids]);
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
