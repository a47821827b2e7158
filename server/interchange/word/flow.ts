import { type Around, stretchesOf } from '#server/interchange/word/line.ts';
import { firstOf } from '#server/interchange/word/first-of.ts';
import { HEADING_LIST, STEP } from '#server/interchange/word/lists.ts';
import { Notes } from '#server/interchange/word/notes.ts';
import {
  type ParagraphLook,
  paragraphLook,
  paragraphXml,
} from '#server/interchange/word/paragraph.ts';
import { Relations } from '#server/interchange/word/relations.ts';
import type { RemarkSpots } from '#server/interchange/word/remark-spots.ts';
import { proposalsOn } from '#server/interchange/word/proposals.ts';
import { rangeEnds, rangeStarts, type Remarks } from '#server/interchange/word/remarks.ts';
import { wholeChanges } from '#server/interchange/word/tables.ts';
import type { Writing } from '#server/interchange/word/writing.ts';
import { tag } from '#server/interchange/word/xml.ts';
import type {
  Block,
  Caption,
  Figure,
  Heading,
  Inline,
  Item,
  Paragraph,
} from '#shared/interchange/model.ts';
import type { Entry } from '#shared/suggestion/entry.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';

type Lined = Paragraph | Heading | Caption | Figure;

/** How one line of running text is to be written. */
export interface LineWish {
  readonly look: ParagraphLook;
  /** How it looked before what is suggested about it. */
  readonly earlier?: { readonly look: ParagraphLook; readonly by: Entry } | undefined;
  /** Runs before its words. */
  readonly prefix?: string;
  /** True where the next block's text is to go on in this one. */
  readonly joined: Entry | undefined;
}

export interface Parts {
  readonly writing: Writing;
  readonly spots: RemarkSpots;
  readonly remarks: Remarks;
}

/** The paragraphs of the main text, one after the other, and what waits for the next of them. */
export class Flow {
  readonly relations = new Relations();
  readonly notes: Notes;
  readonly #parts: Parts;
  /** What begins with the next paragraph: ids of blocks around it, and remarks on them. */
  #ids: string[] = [];
  #threads: ThreadView[] = [];
  /** Comments on blocks that begin there. */
  #comments: number[] = [];
  /** Whether Word numbers the headings. */
  readonly #wordCounts: boolean;

  constructor(parts: Parts, wordCounts: boolean) {
    this.#parts = parts;
    this.#wordCounts = wordCounts;
    this.notes = new Notes(parts.writing);
  }

  /** A line of running text: a paragraph, or several where ends are proposed in it. */
  line(block: Lined, around: readonly Entry[], wish: LineWish): string {
    const { writing, spots, remarks } = this.#parts;
    const changes = [...around, ...wholeChanges(block.changes)];
    const at = (told: ReadonlyMap<Inline, readonly ThreadView[]>, one: Inline) =>
      told.get(one) ?? [];
    const means: Around = {
      writing,
      relations: this.relations,
      direction: wish.look.direction,
      changes,
      addNote: (note) => this.notes.add(note, []),
      before: (one) =>
        at(spots.starts, one)
          .map((thread) => remarks.start(thread))
          .join(''),
      after: (one) =>
        at(spots.ends, one)
          .map((thread) => remarks.end(thread))
          .join(''),
    };
    this.open(block);
    const prefix = underChanges(writing, changes, wish.prefix ?? '');
    const stretches = stretchesOf(block.inline, means);
    return stretches
      .map(({ xml, end }, place) => {
        const id = writing.paragraphId();
        const isFirst = place === 0;
        const look = isFirst ? wish.look : { ...wish.look, list: null, ...inItem(wish.look) };
        const runs = isFirst ? this.opened(id, prefix + xml) : xml;
        const ofMark = [...(end?.changes ?? []), ...changes];
        const all =
          end || !wish.joined ? ofMark : [...ofMark, { ...wish.joined, kind: 'deletion' as const }];
        const { earlier } = wish;
        const change = earlier
          ? tag(
              'w:pPrChange',
              writing.revision(earlier.by),
              tag('w:pPr', {}, paragraphLook(earlier.look)),
            )
          : '';
        return paragraphXml(look, { id, mark: this.mark(all), change }, runs);
      })
      .join('');
  }

  mark(changes: readonly Entry[]): string {
    const { writing } = this.#parts;
    const [insertion, deletion] = [firstOf(changes, 'insertion'), firstOf(changes, 'deletion')];
    return [
      insertion ? tag('w:ins', writing.revision(insertion)) : '',
      deletion ? tag('w:del', writing.revision(deletion)) : '',
    ].join('');
  }

  /** A block begins: its id, the remarks on it and what is proposed about it go to the next paragraph. */
  open(block: Block): void {
    this.propose(block);
    const { id } = block;
    if (id === null) return;
    this.#ids.push(id);
    this.#threads.push(...(this.#parts.spots.blocks.get(id) ?? []));
  }

  /** What is proposed about a block, as far as no tracked change says it, goes to the next paragraph as comments. */
  propose(block: Block | Item): void {
    const { writing, remarks } = this.#parts;
    const { say, since } = writing.wish;
    const told = { say, isSince: since !== null, wordCounts: this.#wordCounts };
    for (const one of proposalsOn(block, told)) this.#comments.push(remarks.propose(one));
  }

  /** The runs of a paragraph with which blocks begin: tied to their ids, within the ranges of the remarks on them. */
  opened(paragraph: string, runs: string): string {
    const { writing, remarks } = this.#parts;
    const [ids, threads, comments] = [this.#ids, this.#threads, this.#comments];
    this.#ids = [];
    this.#threads = [];
    this.#comments = [];
    for (const id of ids) writing.paragraphs.set(id, paragraph);
    const starts = threads.map((thread) => remarks.start(thread)).join('');
    const ends = threads.map((thread) => remarks.end(thread)).join('');
    const shown = `${rangeStarts(comments)}${starts}${runs}${ends}${rangeEnds(comments)}`;
    return ids.reduceRight((inner, id) => writing.tied(id, inner), shown);
  }
}

/** A paragraph after the first of an item stands under its words. */
function inItem({ list }: ParagraphLook): Partial<ParagraphLook> {
  return list && list.id > HEADING_LIST ? { indent: STEP * (list.level + 1) } : {};
}

/** Runs of the house's own, such as a label, under what is suggested about their block. */
export function underChanges(writing: Writing, changes: readonly Entry[], runs: string): string {
  if (runs === '') return '';
  const [insertion, deletion] = [firstOf(changes, 'insertion'), firstOf(changes, 'deletion')];
  const gone = runs.replaceAll(
    /(<\/?w:)(t|instrText)(?=[ >])/g,
    (_, start: string, name: string) => (name === 't' ? `${start}delText` : `${start}delInstrText`),
  );
  const inner = deletion ? tag('w:del', writing.revision(deletion), gone) : runs;
  return insertion ? tag('w:ins', writing.revision(insertion), inner) : inner;
}
