import { describe, expect, it, vi } from 'vitest';
import { type Line, Quotable } from '#shared/thread/quote.ts';

const LINES: readonly Line[] = Array.from({ length: 2000 }, (_, at) => ({
  ids: ['callout-01', `line-${String(at)}`],
  words: `שורה מספר ${String(at)} של ההסבר`,
}));
const AFTER: Line = { ids: ['after-0001'], words: 'והמילים שמחפשים עומדות אחרי הכול' };

describe('a quote', () => {
  it('[AN2] is looked for once, however many lines its block has before it', () => {
    const quotable = new Quotable([...LINES, AFTER]);
    const searches = vi.spyOn(String.prototype, 'indexOf');
    const found = quotable.find('המילים שמחפשים', 'callout-01');
    const times = searches.mock.calls.length;
    searches.mockRestore();
    expect(found).toMatchObject({ line: 2000, from: 1 });
    expect(times).toBeLessThan(10);
  });

  it('[AN2] is found in a later line of its block before an earlier one of another', () => {
    const quotable = new Quotable([AFTER, ...LINES, { ids: ['callout-01'], words: AFTER.words }]);
    expect(quotable.find('המילים שמחפשים', 'callout-01')).toMatchObject({ line: 2001 });
  });
});
