import fc from 'fast-check';
import * as Y from 'yjs';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { decide } from '#shared/suggestion/decide.ts';
import { sharedPaperKey } from '#client/editor/binding/collaboration.ts';
import { textAnchors } from '#server/thread/text-anchors.ts';
import { type Act, anAct, perform } from '#test/editor/random-edits.ts';
import { aWriter, para, paperOf, type Writer } from '#test/editor/writer.ts';
import { AUTHOR, Desk, RESPONDENT } from '#test/room/desk.ts';
import { lettersUnder } from '#test/thread/letters-under.ts';

/** The first letter of a stretch of which nobody types a single one: so each letter of the paper can be told from all others. */
const FIRST_LETTER = 0x4e_00;
const LETTERS_IN_LINE = 24;
const LINES = 6;

const lineOf = (line: number) =>
  String.fromCodePoint(
    ...Array.from({ length: LETTERS_IN_LINE }, (_, at) => FIRST_LETTER + line * 32 + at),
  );

export const isOriginal = (letter: string) => {
  const place = letter.charCodeAt(0) - FIRST_LETTER;
  return place >= 0 && place < LINES * 32;
};

const state = paperOf(
  ...Array.from({ length: LINES }, (_, line) => para(lineOf(line), `block-00${line}`)),
);

/** Which words a thread is made on: a line, and where in it. */
export const aRemark = fc.record({
  line: fc.nat({ max: LINES - 1 }),
  from: fc.nat({ max: LETTERS_IN_LINE - 2 }),
  length: fc.integer({ min: 1, max: 9 }),
});
type Remark = typeof aRemark extends fc.Arbitrary<infer Value> ? Value : never;

export const aRound = fc.record({
  who: fc.constantFrom('author', 'colleague', 'suggester'),
  act: anAct,
  passes: fc.boolean(),
  remark: fc.option(aRemark, { freq: 4 }),
  decision: fc.option(fc.constantFrom('accept', 'reject'), { freq: 8 }),
} as const);
export type Round = typeof aRound extends fc.Arbitrary<infer Value> ? Value : never;

/** Two who edit and one who suggests, in real editors, while the server ties threads and decides on suggestions. */
export class Meeting {
  readonly desk = new Desk(state);
  readonly people: Readonly<Record<Round['who'], Writer>> = {
    author: aWriter(state, 5),
    colleague: aWriter(state, 6),
    suggester: aWriter(state, 7, {
      suggesting: {
        me: RESPONDENT.personId,
        author: () => RESPONDENT.personId,
        onRefused: () => undefined,
      },
    }),
  };
  /** The letters of the paper that each thread was made on. */
  readonly passages = new Map<string, ReadonlySet<string>>();
  refused = 0;
  readonly #isHeard: boolean;

  /** `isHeard`: everybody has heard of a remark before they write on. */
  constructor({ isHeard }: { readonly isHeard: boolean }) {
    this.#isHeard = isHeard;
  }

  run(rounds: readonly Round[]): void {
    for (const { who, act, passes, remark, decision } of rounds) {
      if (remark) {
        if (this.#isHeard) this.passAll();
        this.remark(remark);
        if (this.#isHeard) this.passAll();
      }
      if (decision) this.desk.write((doc) => decide(doc, () => decision));
      this.perform(who, act);
      if (passes) this.pass(who);
    }
    // Words that a colleague's change took along are written again by whoever typed them: that takes rounds more.
    for (let round = 0; round < 5; round++) this.passAll();
  }

  perform(who: Round['who'], act: Act): void {
    perform(this.people[who], act);
  }

  /** Takes words away, as an act of its own. False when there was nothing to take. */
  deletes(
    who: Round['who'],
    act: Omit<Act, 'kind'> & { readonly kind: Act['kind'] | 'cut' },
  ): boolean {
    const { editor } = this.people[who];
    const undo = sharedPaperKey.getState(editor.state)?.undo;
    undo?.stopCapturing();
    const acts = undo?.undoStack.length ?? 0;
    if (act.kind === 'cut') {
      perform(this.people[who], { ...act, kind: 'bold' });
      const { state, view } = editor;
      view.dispatch(state.tr.deleteSelection().setMeta('uiEvent', 'cut'));
    } else perform(this.people[who], { ...act, kind: act.kind });
    undo?.stopCapturing();
    return (undo?.undoStack.length ?? 0) > acts;
  }

  pass(who: Round['who']): void {
    const { doc } = this.people[who];
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.desk.live.doc));
    const person = who === 'suggester' ? RESPONDENT : { ...AUTHOR, personId: who };
    if (this.desk.bring(update, person).kind === 'refused') this.refused += 1;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.desk.live.doc), 'wire');
  }

  passAll(): void {
    for (const who of ['author', 'colleague', 'suggester'] as const) this.pass(who);
  }

  /** Ties a thread to whatever stands now of some words, by their quote. */
  remark({ line, from, length }: Remark): void {
    const id = `Thread${String(this.passages.size).padStart(2, '0')}`;
    const anchors = textAnchors(async (_, __, change) => this.desk.write(change));
    void anchors.tie('paper', id, {
      kind: 'passage',
      start: '',
      end: '',
      blockId: null,
      quote: lineOf(line).slice(from, from + length),
    });
    const letters = lettersUnder(this.content, id);
    if (letters.length > 0) this.passages.set(id, new Set(letters.filter(isOriginal)));
  }

  get content(): ContentNode[] {
    return readContent(this.desk.live.doc);
  }

  close(): void {
    for (const { close } of Object.values(this.people)) close();
  }
}
