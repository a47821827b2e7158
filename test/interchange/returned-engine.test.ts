import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Fate, passingOver, takeChanges } from '#server/interchange/returning/taking.ts';
import type { Change } from '#shared/interchange/returning/change.ts';
import { type FileChanges, fileChanges } from '#shared/interchange/returning/file-changes.ts';
import { type ContentNode, readContent, textOf, writeContent } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL, without } from '#shared/suggestion/projection.ts';
import { anyActs, anySent, edited, text } from '#test/interchange/returned-edits.ts';

const ME = 'person-0009';

function counting(letter: string) {
  let made = 0;
  return () => `${letter}${String((made += 1)).padStart(7, '0')}`;
}

const editor = (author: string, letter: string) => ({
  author,
  newId: counting(letter),
  at: 1_790_000_000_000,
});

/** Brings what was returned into a live paper, and tells what became of each change. */
function take(
  live: readonly ContentNode[],
  sent: readonly ContentNode[],
  returned: readonly ContentNode[],
  maySuggest = true,
) {
  const doc = new Y.Doc();
  writeContent(doc, live);
  const before = readContent(doc);
  const file = fileChanges(sent, returned);
  const newId = counting('z');
  const newBlock = counting('made-');
  let fates: ReadonlyMap<Change, Fate> = new Map();
  doc.transact(() => {
    ({ fates } = takeChanges(doc, file, {
      maySuggest,
      signatureOf: () => ({ id: newId(), author: ME, at: 1_795_000_000_000 }),
      isPassedOver: passingOver(sent, { text: 'marked', writtenAt: 0 }),
      named: (node) => ({ ...node, attrs: { ...node.attrs, id: newBlock() } }),
    }));
  });
  return { before, after: readContent(doc), file, fates };
}

const lines = (content: readonly ContentNode[]) => textOf(content).split('\n').filter(Boolean);

describe('a returned copy', () => {
  it('[IN50] changes nothing of the agreed text, nor of what others suggest', () => {
    fc.assert(
      fc.property(anySent, anyActs(fc.boolean()), anyActs(fc.boolean()), (sent, theirs, ours) => {
        const returned = edited(sent, theirs, editor('external-1', 'r'));
        const live = edited(sent, ours, editor('person-0001', 'l'));
        const { before, after } = take(live, sent, returned);
        expect(project(after, REJECT_ALL)).toEqual(project(before, REJECT_ALL));
        expect(project(after, without(ME))).toEqual(project(before, () => 'keep'));
      }),
      { numRuns: 300 },
    );
  });

  it('[IN50] reads as the file does, with all accepted, where nobody changed anything meanwhile', () => {
    fc.assert(
      fc.property(anySent, anyActs(fc.boolean()), (sent, theirs) => {
        const returned = edited(sent, theirs, editor('external-1', 'r'));
        const { after, fates } = take(sent, sent, returned);
        expect([...fates.values()].filter(({ kind }) => kind !== 'suggested')).toEqual([]);
        expect(lines(project(after, ACCEPT_ALL))).toEqual(lines(project(returned, ACCEPT_ALL)));
      }),
      { numRuns: 300 },
    );
  });

  it('[IN51] tells of every change exactly once, under a name of its own', () => {
    fc.assert(
      fc.property(
        anySent,
        anyActs(fc.boolean()),
        anyActs(fc.boolean()),
        fc.boolean(),
        (sent, theirs, ours, maySuggest) => {
          const returned = edited(sent, theirs, editor('external-1', 'r'));
          const live = edited(sent, ours, editor('person-0001', 'l'));
          const { file, fates, before, after } = take(live, sent, returned, maySuggest);
          expect(fates.size).toBe(file.changes.length);
          expect(new Set(file.changes.map(({ key }) => key)).size).toBe(file.changes.length);
          expect(maySuggest || JSON.stringify(after) === JSON.stringify(before)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[IN51] finds nothing in a copy that nobody touched', () => {
    fc.assert(
      fc.property(anySent, anyActs(fc.boolean()), (sent, acts) => {
        const marked = edited(sent, acts, editor('person-0001', 'l'));
        const found: FileChanges = fileChanges(marked, marked);
        expect([found.changes, found.decided]).toEqual([[], []]);
      }),
      { numRuns: 200 },
    );
  });

  it('[IN59] is refused where it is another text altogether, before it costs much', () => {
    const lines = (word: string) =>
      Array.from({ length: 2000 }, (_, at) => ({
        type: 'paragraph',
        attrs: { id: `block-${String(at).padStart(5, '0')}` },
        content: [text(`${word}${String(at)} של ${word} ועוד ${word}${String(at)} בסוף`)],
      }));
    expect(() => fileChanges(lines('ישן'), lines('חדש'))).toThrow(
      expect.objectContaining({ code: 'word-heavy' }),
    );
  });
});
