// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { fixture, outline, read } from '#test/editor/paste/clip.ts';

describe('a ten-page paper from Word', () => {
  it('[PA1] reads the same: headings, lists, tables, footnotes, links, emphasis, direction, page breaks', () => {
    const { content } = read({ html: fixture('word-paper.html') });
    expect(outline(content).split('\n')).toEqual(
      fixture('word-paper.expected.txt').trimEnd().split('\n'),
    );
  });

  it('[PA2] leaves behind what it says: one comment and one tracked deletion', () => {
    const { findings } = read({ html: fixture('word-paper.html') });
    expect(findings.all).toEqual([
      { kind: 'comments', count: 1 },
      { kind: 'deletions', count: 1 },
    ]);
  });
});
