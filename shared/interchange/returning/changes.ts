import type { Block } from '#shared/compare/tree.ts';
import type { Change, Spot } from '#shared/interchange/returning/change.ts';
import { type Letter, textOfLetters } from '#shared/interchange/returning/letters.ts';
import type { LookChange, WordChange } from '#shared/interchange/returning/line-changes.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import type { Entry } from '#shared/suggestion/entry.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { ACCEPT_ALL, project } from '#shared/suggestion/projection.ts';
import { COMMENT_MARK } from '#shared/thread/comment-mark.ts';

/** Beyond this many it is another paper and no copy: nobody could look through what it would bring. */
const MOST_CHANGES = 3000;
/** Longest excerpt of the words of a change, in characters. */
const EXCERPT = 300;

type Words = Change & { readonly what: 'words' };

/** The changes of a file as they are found, each under a name of its own; `word-heavy` for more than anybody makes. */
export class Changes {
  readonly #all: Change[] = [];
  readonly #names = new Map<string, number>();

  get all(): readonly Change[] {
    return this.#all;
  }

  words(sent: Block, letters: readonly Letter[], words: WordChange): Words {
    const { from, to, drops, text, tracked } = words;
    const [before, after] = [textAt(letters, drops), textOfLetters(text)];
    const key = this.#name('words', sent, [from, to, drops.length, after]);
    const change: Words = {
      what: 'words',
      key,
      tracked,
      before: cut(before),
      after: cut(after),
      sent,
      words,
    };
    this.#add(change);
    return change;
  }

  look(sent: Block, letters: readonly Letter[], look: LookChange): void {
    const before = cut(textAt(letters, look.letters));
    const key = this.#name('look', sent, [look.to, look.letters[0] ?? 0, look.letters.length]);
    const { tracked } = look;
    this.#add({ what: 'look', key, tracked, before, after: look.to, sent, look });
  }

  inserted(node: ContentNode, spots: readonly Spot[], tracked: Entry | null): Change {
    const read = project(withoutRemarks([node]), ACCEPT_ALL)[0] ?? { type: node.type };
    const after = textOf([read]);
    const key = this.#name('inserted', spots[0]?.sent ?? null, [node.type, after]);
    const change: Change = {
      what: 'inserted',
      key,
      tracked,
      before: '',
      after: cut(after),
      node: read,
      spots,
    };
    this.#add(change);
    return change;
  }

  deleted(sent: Block, tracked: Entry | null): void {
    const key = this.#name('deleted', sent, []);
    const before = cut(textOf([sent.node]));
    this.#add({ what: 'deleted', key, tracked, before, after: '', sent });
  }

  restyled(sent: Block, to: string, tracked: Entry | null): void {
    const key = this.#name('restyled', sent, [to]);
    const before = cut(textOf([sent.node]));
    this.#add({ what: 'restyled', key, tracked, before, after: to, sent, to });
  }

  joined(sent: Block, with_: Block | null, tracked: Entry): void {
    const key = this.#name('joined', sent, []);
    const before = cut(textOf([sent.node]));
    this.#add({ what: 'joined', key, tracked, before, after: '', sent, with: with_ });
  }

  kind(sent: Block, node: ContentNode): void {
    const key = this.#name('kind', sent, [node.type]);
    const before = cut(textOf([sent.node]));
    this.#add({ what: 'kind', key, tracked: null, before, after: node.type, sent });
  }

  #add(change: Change): void {
    if (this.#all.length === MOST_CHANGES) throw new Refusal('word-heavy');
    this.#all.push(change);
  }

  #name(what: string, sent: Block | null, more: readonly (string | number)[]): string {
    const name = JSON.stringify([what, sent && (sent.id ?? sent.path.join('.')), ...more]);
    const times = this.#names.get(name) ?? 0;
    this.#names.set(name, times + 1);
    return times === 0 ? name : `${name} ${String(times)}`;
  }
}

const textAt = (letters: readonly Letter[], places: readonly number[]): string =>
  places.map((at) => letters[at]?.text ?? '').join('');

const cut = (text: string): string => text.slice(0, EXCERPT);

/** Remarks of the file are tied to the text when they are made. */
function withoutRemarks(content: readonly ContentNode[]): ContentNode[] {
  return content.map((node) => ({
    ...node,
    ...(node.content && { content: withoutRemarks(node.content) }),
    ...(node.marks && { marks: node.marks.filter(({ type }) => type !== COMMENT_MARK) }),
  }));
}
