// @vitest-environment jsdom
import { Fragment } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { aWriter, paperOf, para, passOn } from '#test/editor/writer.ts';

/** A paper of so many paragraphs, open at two people, with what one letter costs in nodes that are looked at. */
function aPaperOf(blocks: number) {
  const state = paperOf(
    ...Array.from({ length: blocks }, (_, at) =>
      para(`פסקה ${String(at)}`, `block-${String(at).padStart(6, '0')}`),
    ),
  );
  const [me, other] = [aWriter(state), aWriter(state)];
  return { me, other };
}

/** Counts the nodes that are visited by walks through the paper, whoever walks. */
function visitedDuring(act: () => void): number {
  let visited = 0;
  const walks = Object.getOwnPropertyDescriptors(Fragment.prototype);
  const { nodesBetween, forEach } = walks;
  Fragment.prototype.nodesBetween = function counted(this: Fragment, ...walk) {
    const [from, to, visit, ...rest] = walk;
    const counting: typeof visit = (...args) => {
      visited++;
      return visit(...args);
    };
    nodesBetween.value?.call(this, from, to, counting, ...rest);
  };
  Fragment.prototype.forEach = function counted(this: Fragment, visit) {
    forEach.value?.call(this, (...args) => {
      visited++;
      visit(...args);
    });
  };
  act();
  Object.defineProperties(Fragment.prototype, { nodesBetween, forEach });
  return visited;
}

describe('what a letter costs', () => {
  it('[ED50] is the same in a long paper as in a short one, typed here or by a colleague', () => {
    const costs = [50, 500].map((blocks) => {
      const { me, other } = aPaperOf(blocks);
      me.typeAt(5, 'א');
      other.typeAt(40, 'א');
      passOn(other, me);
      const typed = visitedDuring(() => me.typeAt(6, 'ב'));
      other.typeAt(41, 'ב');
      const heard = visitedDuring(() => passOn(other, me));
      return { typed, heard };
    });
    expect(costs[1]).toEqual(costs[0]);
  });
});
