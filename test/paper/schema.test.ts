import { describe, expect, it } from 'vitest';
import { childrenAllowedIn, MARKS, NODES, takesText } from '#shared/paper/schema.ts';

const attributes = [
  ...Object.entries(NODES).map(([name, rule]) => [name, rule.attributes] as const),
  ...Object.entries(MARKS).map(([name, rule]) => [name, rule.attributes] as const),
].flatMap(([owner, rules]) => Object.entries(rules).map(([name, rule]) => ({ owner, name, rule })));

describe('the paper’s schema', () => {
  it.each(Object.entries(NODES))('[PA1] repeats one set inside %s', (_name, { content }) => {
    expect(content).toMatch(/^(?:|[A-Za-z]+[*+]|\([A-Za-z]+(?: \| [A-Za-z]+)*\)[*+])$/);
  });

  it.each(attributes)('[PA2] starts $owner.$name from nothing', ({ owner, name, rule }) => {
    const isCellNumber = owner.startsWith('table') && /^(?:col|row)span$/.test(name);
    expect(rule.default).toBe(isCellNumber ? 1 : null);
  });

  it.each(attributes)('[PA3] takes only plain values for $owner.$name', ({ rule }) => {
    for (const odd of [
      [],
      {},
      ['x'],
      true,
      null,
      undefined,
      Number.NaN,
      Infinity,
      1e9,
      '',
      '\u202E',
      'x'.repeat(5000),
    ]) {
      expect(rule.accepts(odd)).toBe(false);
    }
  });

  it('names the children of each node', () => {
    expect([...childrenAllowedIn('listItem')].toSorted((a, b) => a.localeCompare(b))).toEqual([
      'bulletList',
      'orderedList',
      'paragraph',
      'taskList',
    ]);
    expect(childrenAllowedIn('doc').has('recommendation')).toBe(true);
    expect(childrenAllowedIn('doc').has('listItem')).toBe(false);
    expect(childrenAllowedIn('constructor').size).toBe(0);
    expect(takesText('heading')).toBe(true);
    expect(takesText('blockquote')).toBe(false);
  });
});
