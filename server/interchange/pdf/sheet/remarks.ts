import {
  shortened,
  type Told,
  type ToldComment,
  toldRemark,
} from '#server/interchange/told-remarks.ts';
import type {
  PartSheet,
  RemarkSheet,
  RemarkSign,
  Run,
} from '#server/interchange/pdf/sheet/sheet.ts';
import { LINE_LETTERS, type PaperWriting } from '#server/interchange/pdf/sheet/writing.ts';
import { remarkSpots, type RemarkSpots } from '#server/interchange/word/remark-spots.ts';
import type { Inline, PaperModel } from '#shared/interchange/model.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';

/** The signs of remarks in a text, and the remarks behind it. */
export class RemarkSigns {
  readonly #writing: PaperWriting;
  readonly #spots: RemarkSpots;
  readonly #threads: readonly ThreadView[];
  /** On blocks that have begun, for the end of the next line. */
  #waiting: ThreadView[] = [];
  /** Those whose sign stands in the text. */
  readonly #signed = new Set<string>();

  constructor(writing: PaperWriting, model: PaperModel) {
    const { content, threads } = writing.paper;
    this.#writing = writing;
    this.#threads = (threads ?? []).filter(({ comments }) => comments.length > 0);
    this.#spots = remarkSpots(model, content, this.#threads);
  }

  /** The signs that stand after a piece of text. */
  after(inline: Inline): RemarkSign[] {
    return (this.#spots.ends.get(inline) ?? []).map((thread) => this.#sign(thread));
  }

  /** A block begins: remarks on it stand at the end of its first line. */
  open(blockId: string | null): void {
    if (blockId !== null) this.#waiting.push(...(this.#spots.blocks.get(blockId) ?? []));
  }

  take(): RemarkSign[] {
    const threads = this.#waiting;
    this.#waiting = [];
    return threads.map((thread) => this.#sign(thread));
  }

  #sign({ id, number }: ThreadView): RemarkSign {
    const remark = this.#writing.placeName(`remark-${id}`);
    const sign = String(number);
    this.#writing.once += 1;
    if (this.#signed.has(id)) return { remark, sign };
    this.#signed.add(id);
    return { remark, sign, back: this.#writing.placeName(`at-remark-${id}`) };
  }

  /** Everything that was said, by number; null where no remarks were asked for. */
  sheet(): PartSheet['remarks'] {
    const { say, file, paper } = this.#writing;
    if (paper.threads === null) return null;
    const title = say('pdf.remarks');
    const level = 1 + this.#writing.above;
    const name = file.head(null, title);
    const lead = say(this.#threads.length === 0 ? 'pdf.noRemarks' : 'pdf.remarksLead');
    const gone = new Set(this.#spots.gone.map(({ id }) => id));
    const numbers = new Map(this.#threads.map(({ id, number }) => [id, number]));
    const entries = this.#threads
      .toSorted((one, other) => one.number - other.number)
      .flatMap((thread) => {
        const told = toldRemark(thread, { say, isGone: gone.has(thread.id), numbers });
        return this.#entry(thread, told, gone.has(thread.id));
      });
    return { name, level, title, lead, entries };
  }

  #entry(thread: ThreadView, told: readonly ToldComment[], isGone: boolean): RemarkSheet[] {
    const [first, ...replies] = told;
    if (!first) return [];
    const { say } = this.#writing;
    const { id, number, quote, kind, state } = thread;
    return [
      {
        name: this.#writing.placeName(`remark-${id}`),
        ...(this.#signed.has(id) && { back: this.#writing.placeName(`at-remark-${id}`) }),
        sign: String(number),
        who: this.#name(first.author),
        facts: [this.#moment(first.at), say(`thread.kind.${kind}`), say(`thread.state.${state}`)],
        ...(quote !== '' && !isGone && { quote: this.#plain(shortened(quote)) }),
        lines: first.lines.map((line) => this.#line(line)),
        replies: replies.map((reply) => ({
          who: this.#name(reply.author),
          at: this.#moment(reply.at),
          lines: reply.lines.map((line) => this.#line(line)),
        })),
      },
    ];
  }

  #name(author: string): Run[] {
    return this.#plain(author === '' ? this.#writing.say('interchange.somebody') : author);
  }

  #plain(text: string): Run[] {
    return [this.#writing.lines(text, LINE_LETTERS).join(' ')];
  }

  #line({ runs }: Told): Run[] {
    return runs.flatMap(({ text, bold }) =>
      this.#writing
        .lines(text, LINE_LETTERS)
        .map((line) => (bold ? { t: line, b: 1 as const } : line)),
    );
  }

  #moment(at: string): string {
    const language = this.#writing.file.isRtl ? 'he-IL' : 'en-GB';
    const format = { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Jerusalem' } as const;
    return new Intl.DateTimeFormat(language, format).format(new Date(at));
  }
}
