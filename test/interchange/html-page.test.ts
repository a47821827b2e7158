import { describe, expect, it } from 'vitest';
import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';
import fc from 'fast-check';
import { htmlFile } from '#server/interchange/html/html-file.ts';
import { ACCEPT_ALL, project } from '#shared/suggestion/projection.ts';
import { anyPaper, THREAD_IDS } from '#test/interchange/any-paper.ts';
import { aComment, aThread, aWordWish } from '#test/interchange/a-word-wish.ts';
import { note, paragraph, reference, text } from '#test/interchange/word-parts.ts';

function* elements(node: Tree.Node): Generator<Tree.Element> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elements(child);
}
const attr = (one: Tree.Element, name: string) =>
  one.attrs.find((found) => found.name === name)?.value;
const wordsIn = (node: Tree.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(wordsIn).join('') : '';

/** The page as a browser reads it, and what a checker would say of it. */
function read(html: string) {
  const errors: string[] = [];
  const page = parse(html, { onParseError: ({ code }) => errors.push(code) });
  const all = [...elements(page)];
  const named = (name: string) => all.filter(({ tagName }) => tagName === name);
  return { errors, all, named, words: wordsIn(page) };
}

const entry = (type: 'insertion' | 'deletion') => ({
  type,
  attrs: { id: 'suggest1', author: 'person-0001', at: 1_790_000_000_000 },
});

describe('a paper as an HTML page', () => {
  it('[IC30] is one file from right to left, with its title, its contents and notes with ways back', () => {
    const content = [
      { type: 'tableOfContents', attrs: { id: 'contents-1' } },
      { type: 'heading', attrs: { id: 'heading-01', level: 1 }, content: [text('רקע')] },
      paragraph(text('ראו '), reference('heading-01'), note('note-00001', 'מקור <b>')),
    ];
    const { errors, all, named, words } = read(htmlFile(aWordWish(content)));
    expect(errors).toEqual([]);
    const [html] = named('html');
    expect(html && [attr(html, 'lang'), attr(html, 'dir')]).toEqual(['he', 'rtl']);
    expect(wordsIn(named('h1')[0] as Tree.Node)).toBe('מיפוי אתגרים: Draft 2');
    const ids = new Set(all.map((one) => attr(one, 'id')));
    const inside = named('a').map((one) => attr(one, 'href') ?? '');
    expect(inside.length).toBeGreaterThanOrEqual(4);
    for (const href of inside) expect(ids.has(href.slice(1))).toBe(true);
    expect(words).toContain('מקור <b>');
    expect(all.some(({ tagName }) => tagName === 'script')).toBe(false);
  });

  it('[IC31] names who suggested what and when, and lists the suggestions', () => {
    const content = [
      paragraph(
        text('הממשלה '),
        text('תשקול', entry('deletion')),
        text('תחליט', entry('insertion')),
      ),
    ];
    const { named, words } = read(htmlFile(aWordWish(content)));
    const [ins] = named('ins');
    expect(ins && attr(ins, 'title')).toContain('דנה כהן');
    expect(ins && attr(ins, 'datetime')).toBe('2026-09-21T14:13:20.000Z');
    expect(named('del').length).toBeGreaterThan(0);
    expect(words).toContain('הצעות תיקון');
    const clean = htmlFile(
      aWordWish(project(content, ACCEPT_ALL), { text: 'clean', hasChoice: false }),
    );
    expect(read(clean).named('ins')).toEqual([]);
    expect(clean).not.toContain('דנה כהן');
  });

  it('[IC31] lists remarks with their answers, with ways to their words and back', () => {
    const content = [
      paragraph(text('המילים', { type: 'comment', attrs: { id: 'threadA1' } }), text(' ועוד')),
    ];
    const at = '2026-11-20T08:30:00.000Z';
    const threads = [
      aThread({
        quote: 'המילים',
        comments: [aComment('comment-01', 'דנה <כהן>', 'שורה & עוד\nשנייה', at)],
        answers: [{ disposition: 'noted', reason: 'תודה', byName: 'יוסי', at, insisted: null }],
      }),
    ];
    const { all, named, words } = read(htmlFile(aWordWish(content, { threads })));
    expect(words).toContain('דנה <כהן>');
    expect(words).toContain('שורה & עוד');
    expect(words).toContain('נרשמה לפנינו');
    const ids = new Set(all.map((one) => attr(one, 'id')));
    const hrefs = named('a').map((one) => attr(one, 'href') ?? '');
    expect(hrefs).toContain('#remark-1');
    expect(hrefs).toContain('#remark-sign-1');
    for (const href of hrefs) expect(ids.has(href.slice(1))).toBe(true);
  });

  it('[IC32] is well made, runs nothing and fetches nothing, whatever stands in the paper', () => {
    const threads = THREAD_IDS.map((id, at) => aThread({ id, number: at + 1, quote: '<"&>' }));
    fc.assert(
      fc.property(anyPaper, (content) => {
        const html = htmlFile(aWordWish(content, { threads }));
        const { errors, all } = read(html);
        expect(html).not.toMatch(/<a [^>]*>(?:(?!<\/a>).)*<a /su);
        expect(errors).toEqual([]);
        const ids = all.flatMap((one) => attr(one, 'id') ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { tagName, attrs } of all) {
          expect(['script', 'iframe', 'object', 'link', 'base']).not.toContain(tagName);
          expect(attrs.filter(({ name }) => name.startsWith('on'))).toEqual([]);
        }
        const valuesOf = (name: string) => all.flatMap((one) => attr(one, name) ?? []);
        expect(valuesOf('href').filter((to) => !/^(?:#|https:|mailto:)/.test(to))).toEqual([]);
        expect(valuesOf('src').filter((from) => !from.startsWith('data:image/'))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
