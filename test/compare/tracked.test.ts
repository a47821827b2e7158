import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePapers } from '#shared/compare/compare-papers.ts';
import { presentContent } from '#shared/compare/present-content.ts';
import { trackedContent } from '#shared/compare/tracked.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { withoutIds } from '#test/compare/applied.ts';
import { editedPaper, paper } from '#test/compare/random-papers.ts';
import { anyPaper } from '#test/interchange/any-paper.ts';

const HAND = { came: () => 'person-0001', gone: 'since-version', at: 1_790_000_000_000 };
const SILENT = new Set(['links', 'colwidth', 'alt', 'pixels']);

function tracked(old: readonly ContentNode[], next: readonly ContentNode[]) {
  return trackedContent(comparePapers(old, next), HAND);
}

/** Content as it is compared: without ids and what nobody reads, a line break as the letter that it may have become. */
function read(content: readonly ContentNode[]): ContentNode[] {
  const letters = (nodes: readonly ContentNode[]): ContentNode[] =>
    nodes.map(({ attrs, marks, content: inner, ...node }) => {
      if (node.type === 'hardBreak') return { type: 'text', text: '\n' };
      const shown = Object.entries(attrs ?? {}).filter(([name]) => !SILENT.has(name));
      return {
        ...node,
        ...(shown.length > 0 && { attrs: Object.fromEntries(shown) }),
        ...(marks && {
          marks: marks.map((mark) => (mark.type === 'footnote' ? { type: 'footnote' } : mark)),
        }),
        ...(inner && { content: letters(inner) }),
      };
    });
  return presentContent(letters(withoutIds(presentContent(content, 'without'))), 'without');
}

/** Containers whose all is gone are gone as well: as suggestions are read. */
const full = (content: readonly ContentNode[]): ContentNode[] => read(project(content, ACCEPT_ALL));

/** Both readings of the one text, and what they should be. */
function readings(old: readonly ContentNode[], next: readonly ContentNode[]) {
  const content = tracked(old, next);
  return {
    read: { old: read(project(content, REJECT_ALL)), new: read(project(content, ACCEPT_ALL)) },
    wanted: {
      old: full(presentContent(old, 'without')),
      new: full(presentContent(next, 'without')),
    },
  };
}

describe('two papers as one text with suggestions', () => {
  it('[CP20] rejected is the old one and accepted the new one, after any edits', () => {
    fc.assert(
      fc.property(editedPaper, ({ old, new: next }) => {
        const { read: found, wanted } = readings(old, next);
        expect(found).toEqual(wanted);
      }),
      { numRuns: 250 },
    );
  });

  it('[CP20] rejected is the old one and accepted the new one, however little they have in common', () => {
    fc.assert(
      fc.property(paper, paper, (old, next) => {
        const { read: found, wanted } = readings(old, next);
        expect(found).toEqual(wanted);
      }),
      { numRuns: 250 },
    );
  });

  it('[CP20] holds of papers with everything in them', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, (old, next) => {
        const { read: found, wanted } = readings(old, next);
        expect(found).toEqual(wanted);
      }),
      { numRuns: 250 },
    );
  });

  it('[CP20] holds where a part of a paper stays', () => {
    fc.assert(
      fc.property(anyPaper, anyPaper, fc.nat(), fc.nat(), (old, more, cut, at) => {
        const next = [...old];
        next.splice(cut % (old.length + 1), at % 2, ...more.slice(0, 1));
        const { read: found, wanted } = readings(old, next);
        expect(found).toEqual(wanted);
      }),
      { numRuns: 250 },
    );
  });

  it('[CP21] has every id of the new paper once', () => {
    fc.assert(
      fc.property(editedPaper, ({ old, new: next }) => {
        const ids = (content: readonly ContentNode[]): string[] =>
          content.flatMap(({ attrs, content: inner = [] }) => [
            ...(typeof attrs?.['id'] === 'string' ? [attrs['id']] : []),
            ...ids(inner),
          ]);
        const all = ids(tracked(old, next));
        const count = (one: string, some: readonly string[]) =>
          some.filter((id) => id === one).length;
        const own = ids(next);
        for (const id of own) expect(count(id, all)).toBe(count(id, own));
      }),
      { numRuns: 100 },
    );
  });
});
