import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { decide } from '#shared/suggestion/decide.ts';
import { ACCEPT_ALL, project, REJECT_ALL, without } from '#shared/suggestion/projection.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import { AUTHOR, Desk, NOON, RESPONDENT } from '#test/room/desk.ts';
import { anAct, paper, START } from '#test/suggestion/paper.ts';
import { type Act, Suggester } from '#test/suggestion/suggester.ts';

const ME = RESPONDENT.personId;
const OTHER = { ...RESPONDENT, personId: 'colleague' } as const;

const value = (author: string) => ({ author, at: NOON });
const INSERTION = { 'insertion--MineMine': value(ME) };

function textOfBlock(fragment: Y.XmlFragment, block: number): Y.XmlText {
  return (fragment.get(block) as Y.XmlElement).get(0) as Y.XmlText;
}

/** A desk with a paper in which a colleague has suggested words (`נוסף`) and a deletion in block 1. */
function deskWithForeign(): Desk {
  const desk = new Desk(Y.encodeStateAsUpdate(paper()));
  const { fragment, change } = desk.copy();
  const verdict = desk.bring(
    change(() => {
      const text = textOfBlock(fragment, 1);
      text.insert(7, 'נוסף', { 'insertion--Foreign1': value(OTHER.personId) });
      text.format(0, 3, { 'deletion--Foreign2': value(OTHER.personId) });
    }),
    OTHER,
  );
  expect(verdict.kind).toBe('taken');
  return desk;
}

const contentOf = (desk: Desk): ContentNode[] => readContent(desk.live.doc);

const ATTACKS: Readonly<Record<string, (fragment: Y.XmlFragment, doc: Y.Doc) => void>> = {
  'delete words of the text': (fragment) => textOfBlock(fragment, 2).delete(0, 3),
  'delete a colleague’s suggested words': (fragment) => textOfBlock(fragment, 1).delete(7, 4),
  'name somebody else in an insertion': (fragment) =>
    textOfBlock(fragment, 2).insert(0, 'בשם אחר', { 'insertion--Forged01': value('coordinator') }),
  'name somebody else inside an own insertion': (fragment) => {
    textOfBlock(fragment, 2).insert(0, 'שלי', {
      ...INSERTION,
      'deletion--Forged02': value('coordinator'),
    });
  },
  'name somebody else in an own block': (fragment) => {
    const block = new Y.XmlElement('paragraph');
    block.setAttribute('insertion--MineMine', `${ME} ${NOON}`);
    block.setAttribute('deletion--Forged03', `coordinator ${NOON}`);
    fragment.insert(1, [block]);
  },
  'mark the text as a colleague’s deletion': (fragment) =>
    textOfBlock(fragment, 2).format(0, 3, { 'deletion--Forged04': value(OTHER.personId) }),
  'make text of the paper an own insertion': (fragment) =>
    textOfBlock(fragment, 2).format(0, 3, INSERTION),
  'make a block of the paper an own insertion': (fragment) =>
    (fragment.get(2) as Y.XmlElement).setAttribute('insertion--MineMine', `${ME} ${NOON}`),
  'change a level': (fragment) => (fragment.get(0) as Y.XmlElement).setAttribute('level', '1'),
  'turn a paragraph': (fragment) => (fragment.get(1) as Y.XmlElement).setAttribute('dir', 'ltr'),
  'delete a block': (fragment) => fragment.delete(2, 1),
  'delete every block': (fragment) => fragment.delete(0, fragment.length),
  'put a plain block in': (fragment) => fragment.insert(1, [new Y.XmlElement('paragraph')]),
  'move a block': (fragment) => {
    const copy = (fragment.get(1) as Y.XmlElement).clone();
    fragment.delete(1, 1);
    fragment.insert(0, [copy]);
  },
  'cut the text of a block in two': (fragment) => {
    const text = textOfBlock(fragment, 1);
    const tail = text.toString().slice(8);
    text.delete(8, text.length - 8);
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText(tail)]);
    fragment.insert(2, [block]);
  },
  'write into another root': (_, doc) => void doc.getMap('hidden').set('key', 'value'),
};

describe('the gate before those who may only suggest', () => {
  it.each(Object.entries(ATTACKS))('[SU5] does not let them %s', (_, attack) => {
    const desk = deskWithForeign();
    const before = contentOf(desk);
    const { doc, fragment, change } = desk.copy();
    const verdict = desk.bring(
      change(() => attack(fragment, doc)),
      RESPONDENT,
    );
    expect(verdict.kind).toBe('refused');
    expect(contentOf(desk)).toEqual(before);
  });

  it.each([
    ['bold', { bold: {} }],
    ['a highlight', { highlight: { colour: 'yellow' } }],
    ['a remark', { 'comment--ofThread': {} }],
    ['an acceptance', { 'insertion--Foreign1': null }],
    ['a rejection', { 'deletion--Foreign2': null }],
  ])('[SU5] leaves nothing of %s that they lay on others’ words', (_, formats) => {
    const desk = deskWithForeign();
    const before = contentOf(desk);
    const { fragment, change } = desk.copy();
    const update = change(() => textOfBlock(fragment, 1).format(0, 14, formats));
    desk.bring(update, RESPONDENT);
    expect(contentOf(desk)).toEqual(before);
  });

  it('[SU5] keeps the look of words that they take away and write again the same', () => {
    const desk = deskWithForeign();
    const before = contentOf(desk);
    const { fragment, change } = desk.copy();
    const update = change(() => {
      textOfBlock(fragment, 3).delete(0, 3);
      textOfBlock(fragment, 3).insert(0, 'סוף', { italic: {} });
    });
    desk.bring(update, RESPONDENT);
    expect(contentOf(desk)).toEqual(before);
  });

  it('[SU5] makes plain words their suggestion', () => {
    const desk = deskWithForeign();
    const { fragment, change } = desk.copy();
    const update = change(() => textOfBlock(fragment, 3).insert(1, 'פשוט'));
    expect(desk.bring(update, RESPONDENT).kind).toBe('taken');
    expect(desk.mends).toBe(1);
    const rejected = project(contentOf(desk), REJECT_ALL);
    expect(sameContent(rejected, START)).toBe(true);
    expect(JSON.stringify(project(contentOf(desk), ACCEPT_ALL))).toContain('ספשוטוף');
  });

  it('[SU6] lets a suggester type on where a lead has just accepted', () => {
    const desk = new Desk(Y.encodeStateAsUpdate(paper()));
    const mine = desk.copy();
    const text = textOfBlock(mine.fragment, 3);
    desk.bring(
      mine.change(() => text.insert(3, ' ועוד', INSERTION)),
      RESPONDENT,
    );
    const lead = desk.copy();
    desk.bring(
      lead.change(() => decide(lead.doc, ACCEPT_ALL)),
      AUTHOR,
    );
    // Not heard of yet: two letters inside what is part of the text by now, and one taken away.
    const typing = mine.change(() => {
      text.insert(5, 'כן', INSERTION);
      text.delete(3, 1);
    });
    expect(desk.bring(typing, RESPONDENT).kind).toBe('taken');
    const now = contentOf(desk);
    expect(JSON.stringify(project(now, without(ME)))).toContain('סוף ועוד');
    expect(JSON.stringify(project(now, ACCEPT_ALL))).toContain('סוףוכןעוד');
  });
});

/** Three copies of one paper that hear of each other through the desk, each when it likes. */
class Meeting {
  readonly desk = new Desk(state);
  readonly people;
  refused = 0;
  #threads = 0;

  /** Whose letter stands first where two write at one place hangs on their clientIDs, so these are given. */
  constructor(clients: readonly number[]) {
    this.people = ['anna', 'boaz', 'editor'].map((name, index) => {
      const doc = new Y.Doc();
      doc.clientID = clients[index] ?? doc.clientID;
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.desk.live.doc));
      return { name, doc, hand: new Suggester(doc, name), sent: Y.encodeStateVector(doc) };
    });
  }

  send(who: number): void {
    const person = this.people[who];
    if (!person) return;
    const update = Y.encodeStateAsUpdate(person.doc, person.sent);
    person.sent = Y.encodeStateVector(person.doc);
    const as = person.name === 'editor' ? AUTHOR : { ...RESPONDENT, personId: person.name };
    if (this.desk.bring(update, as).kind === 'refused') this.refused += 1;
  }

  hear(who: number): void {
    const person = this.people[who];
    if (!person) return;
    this.send(who);
    Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(this.desk.live.doc));
    person.sent = Y.encodeStateVector(person.doc);
  }

  /** The server ties a thread to some words. */
  remark({ at, to }: Act): void {
    this.desk.write((doc) => {
      const { text } = new Suggester(doc, 'server').paragraph(at) ?? {};
      const start = Math.floor(to * (text?.length ?? 0));
      text?.format(start, Math.min(6, text.length - start), {
        [`comment--Thread0${this.#threads++ % 3}`]: {},
      });
    });
  }

  edit(act: Act, decision: 'type' | 'accept' | 'reject'): void {
    const editor = this.people[2];
    if (!editor) return;
    editor.doc.transact(() => {
      const some = ({ id }: { id: string }) => id.codePointAt(7)! % 2 === act.words.length % 2;
      if (decision !== 'type') return decide(editor.doc, (e) => (some(e) ? decision : 'keep'));
      const { text } = editor.hand.paragraph(act.at) ?? {};
      text?.insert(Math.floor(act.to * text.length), act.words || 'ע', {});
    });
  }
}

const aRound = fc.record({
  who: fc.constantFrom(0, 1, 2),
  act: anAct,
  after: fc.constantFrom('nothing', 'send', 'hear'),
  decision: fc.constantFrom('type', 'accept', 'reject'),
  isRemarked: fc.boolean(),
} as const);

const state = Y.encodeStateAsUpdate(paper());
const someClients = fc.uniqueArray(fc.integer({ min: 100, max: 2 ** 32 - 1 }), {
  minLength: 3,
  maxLength: 3,
});

describe('honest people', () => {
  it('[SU6] are never refused, and [SU7] all come to hold the same paper', () => {
    fc.assert(
      fc.property(
        fc.array(aRound, { minLength: 1, maxLength: 60 }),
        someClients,
        (rounds, clients) => {
          const meeting = new Meeting(clients);
          for (const { who, act, after, decision, isRemarked } of rounds) {
            if (isRemarked) meeting.remark(act);
            if (who === 2) meeting.edit(act, decision);
            else meeting.people[who]?.hand.act(act);
            if (after === 'send') meeting.send(who);
            if (after === 'hear') meeting.hear(who);
          }
          // What Yjs tidies away on hearing goes out with the next change: that takes a round more.
          for (const who of [0, 1, 2, 0, 1, 2, 0, 1, 2]) meeting.hear(who);
          expect(meeting.refused).toBe(0);
          expect(meeting.desk.disagreements).toBe(0);
          const held = contentOf(meeting.desk);
          for (const { doc } of meeting.people) expect(readContent(doc)).toEqual(held);
        },
      ),
      { numRuns: 300 },
    );
  });
});
