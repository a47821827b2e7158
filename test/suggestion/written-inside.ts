import { Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import * as Y from 'yjs';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { parseEntries } from '#shared/suggestion/entry.ts';
import { decide } from '#shared/suggestion/decide.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import { type Act as AnyAct, perform } from '#test/editor/random-edits.ts';
import { aWriter, para, paperOf, type Writer } from '#test/editor/writer.ts';
import { AUTHOR, Desk, RESPONDENT } from '#test/room/desk.ts';

/** Each letter of the paper and each that an author types is another one, and nobody who suggests types any of them. */
const FIRST_LETTER = 0x4e_00;
const LAST_LETTER = 0x9f_ff;
const LINE = 8;
const LINES = 3;

const lettersFrom = (first: number, count: number) =>
  String.fromCodePoint(...Array.from({ length: count }, (_, at) => FIRST_LETTER + first + at));

const START = paperOf(
  ...Array.from({ length: LINES }, (_, line) =>
    para(lettersFrom(line * LINE, LINE), `line-00${line}`),
  ),
);

const NAMES = ['author', 'colleague', 'anna', 'boaz'] as const;
type Name = (typeof NAMES)[number];
const isAuthor = (name: Name) => name === 'author' || name === 'colleague';

/** How an author's new letters get in. */
const WAYS = ['typed', 'over words', 'by command', 'pasted', 'dictated'] as const;
const EDITS = ['remove', 'bold', 'undo', 'redo'] as const;
const SUGGESTS = [
  'typeMore',
  'replace',
  'remove',
  'remove',
  'bold',
  'enter',
  'undo',
  'redo',
] as const;

const aPlace = {
  line: fc.nat({ max: LINES - 1 }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 5 }),
};

export const aRound = fc.record({
  who: fc.constantFrom(...NAMES),
  ...aPlace,
  way: fc.constantFrom(...WAYS),
  edit: fc.option(fc.constantFrom(...EDITS), { freq: 3 }),
  suggests: fc.constantFrom(...SUGGESTS),
  passes: fc.boolean(),
  decision: fc.option(
    fc.record({
      fate: fc.constantFrom('accept', 'reject'),
      of: fc.constantFrom('anna', 'boaz', 'everybody'),
    }),
    { freq: 8 },
  ),
} as const);
export type Round = typeof aRound extends fc.Arbitrary<infer Value> ? Value : never;

/** Two who edit and two who suggest, in real editors, in the same few words. */
export class Together {
  readonly desk = new Desk(START);
  readonly people = Object.fromEntries(
    NAMES.map((name, index) => {
      const author = () => (isAuthor(name) ? null : name);
      const suggesting = { me: name, author, onRefused: () => undefined };
      return [name, aWriter(START, 5 + index, { suggesting })] as const;
    }),
  ) as Record<Name, Writer>;
  /** Letters of the paper and of authors that no author has taken away. */
  readonly standing = new Set<string>(lettersFrom(0, LINE * LINES));
  /** Of these, what somebody who suggests has struck, with their own eyes on it. */
  readonly struck = new Set<string>();
  refused: string[] = [];
  #typed = LINE * LINES;
  /** What was struck may be gone by a decision. */
  #isAccepted = false;

  run(rounds: readonly Round[]): void {
    for (const round of rounds) {
      const { decision } = round;
      this.#isAccepted ||= decision?.fate === 'accept';
      // Nobody decides before the one who suggested has heard what came to lie among their words.
      if (decision?.fate === 'accept')
        for (const name of ['anna', 'boaz', 'anna', 'boaz'] as const) this.pass(name);
      if (decision)
        this.desk.write((doc) =>
          decide(doc, ({ author }) =>
            decision.of === 'everybody' || author === decision.of ? decision.fate : 'keep',
          ),
        );
      this.act(round);
      if (round.passes) this.pass(round.who);
    }
    // What is put right, and what Yjs tidies away on hearing, goes out with the next change.
    for (let round = 0; round < 4; round++) for (const name of NAMES) this.pass(name);
  }

  act(round: Round): void {
    const writer = this.people[round.who];
    const [before, struck] = [lettersIn(writer), struckBy(writer, round.who)];
    select(writer, round);
    const act = { at: 0, to: 1, text: 'א' };
    if (!isAuthor(round.who)) atSelection(writer, { ...act, kind: round.suggests });
    else if (round.edit) atSelection(writer, { ...act, kind: round.edit });
    else this.#write(writer, round.way);
    const after = lettersIn(writer);
    if (isAuthor(round.who)) {
      for (const letter of before) if (!after.has(letter)) this.standing.delete(letter);
      for (const letter of after) if (!before.has(letter)) this.standing.add(letter);
    } else
      for (const letter of struckBy(writer, round.who))
        if (!struck.has(letter)) this.struck.add(letter);
  }

  #write({ editor }: Writer, way: Round['way']): void {
    const { state, view } = editor;
    const words = lettersFrom(this.#typed, 2);
    this.#typed += 2;
    const { from, to } = state.selection;
    if (way === 'typed') {
      const caret = TextSelection.near(state.doc.resolve(to));
      view.dispatch(state.tr.setSelection(caret));
      for (const letter of words) view.dispatch(editor.state.tr.insertText(letter));
    } else if (way === 'over words') view.dispatch(state.tr.insertText(words));
    else if (way === 'by command') editor.commands.insertContent(words);
    // As ProseMirror does with what the page's own editing put in.
    else if (way === 'dictated') view.dispatch(state.tr.insertText(words, from, to));
    else {
      const text = state.schema.text(words, state.doc.resolve(to).marks());
      const slice = new Slice(state.schema.node('paragraph', null, text).content, 0, 0);
      view.dispatch(state.tr.replaceSelection(slice).setMeta('uiEvent', 'paste'));
    }
  }

  pass(who: Name): void {
    const { doc } = this.people[who];
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.desk.live.doc));
    const verdict = this.desk.bring(
      update,
      isAuthor(who) ? { ...AUTHOR, personId: who } : { ...RESPONDENT, personId: who },
    );
    if (verdict.kind === 'refused') this.refused.push(`${who} ${verdict.code}`);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.desk.live.doc), 'wire');
  }

  /** The letters that would be lost. */
  lost(): { accepted: string[]; rejected: string[] } {
    const held = readContent(this.desk.live.doc);
    const [accepted, rejected] = [ACCEPT_ALL, REJECT_ALL].map((fate) =>
      JSON.stringify(project(held, fate)),
    );
    const standing = [...this.standing];
    return {
      accepted: standing.filter((one) => !this.struck.has(one) && !accepted?.includes(one)),
      rejected: standing.filter(
        (one) => !(this.#isAccepted && this.struck.has(one)) && !rejected?.includes(one),
      ),
    };
  }

  isOne(): boolean {
    const held = readContent(this.desk.live.doc);
    return Object.values(this.people).every(({ doc }) => sameContent(readContent(doc), held));
  }

  close(): void {
    for (const { close } of Object.values(this.people)) close();
  }
}

function select({ editor }: Writer, { line, at, length }: Round): void {
  const { doc, tr } = editor.state;
  const index = Math.min(line, doc.childCount - 1);
  let start = 1;
  for (let before = 0; before < index; before++) start += doc.child(before).nodeSize;
  const { size } = doc.child(index).content;
  const from = Math.floor(at * size);
  const to = Math.min(size, from + length);
  const selection = TextSelection.between(doc.resolve(start + from), doc.resolve(start + to));
  editor.view.dispatch(tr.setSelection(selection));
}

/** An act of random edits where the selection is now. */
function atSelection(writer: Writer, act: AnyAct): void {
  const { from, to } = writer.editor.state.selection;
  const { size } = writer.editor.state.doc.content;
  const end = act.kind === 'typeMore' || act.kind === 'enter' ? from : to;
  // `over` takes a fifth of the way to its end.
  perform(writer, { ...act, at: (from + 0.5) / size, to: (from + 0.5 + (end - from) * 5) / size });
}

function lettersIn({ doc }: Writer): Set<string> {
  return new Set(Array.from(JSON.stringify(readContent(doc))).filter(isTracked));
}

function struckBy({ doc }: Writer, author: string): Set<string> {
  const struck = new Set<string>();
  const visit = ({ text, marks, attrs: own, content }: ContentNode, isInStruck: boolean) => {
    const isStruck =
      isInStruck ||
      (marks ?? []).some(
        ({ type, attrs }) => type === 'deletion' && attrs?.['author'] === author,
      ) ||
      parseEntries(own?.['proposed']).some(
        (entry) => entry.kind === 'deletion' && entry.author === author,
      );
    if (isStruck) for (const letter of text ?? '') struck.add(letter);
    for (const child of content ?? []) visit(child, isStruck);
  };
  for (const node of readContent(doc)) visit(node, false);
  return struck;
}

function isTracked(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return code >= FIRST_LETTER && code <= LAST_LETTER;
}
