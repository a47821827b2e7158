import { languageOf } from '#shared/paper/paper.ts';
import { afterHtml } from '#server/interchange/html/after.ts';
import { Blocks } from '#server/interchange/html/blocks.ts';
import { element, escaped, isolated } from '#server/interchange/html/element.ts';
import { HTML_POLICY, HTML_STYLE } from '#server/interchange/html/html-style.ts';
import { Page } from '#server/interchange/html/page.ts';
import type { WordWish } from '#server/interchange/word/writing.ts';

/**
 * A paper as one HTML file: its images and its look are in it, nothing in it runs, and nothing is ever fetched from
 * elsewhere. What a reader of this house needs to make the paper of it again stands in `data-` attributes.
 */
export function htmlFile(wish: WordWish): string {
  const page = new Page(wish);
  const { title, direction } = wish.paper;
  const front = frontHtml(page);
  const text = new Blocks(page).html(wish.model.blocks);
  const head = element(
    'head',
    {},
    '\n',
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: HTML_POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('title', {}, escaped(title)),
    `<style>${HTML_STYLE}</style>`,
    '\n',
  );
  const main = element('main', {}, '\n', text, '\n', afterHtml(page), '\n');
  const body = element(
    'body',
    { 'data-nayar': 'paper', 'data-headings': wish.paper.layout.headings },
    '\n',
    front,
    '\n',
    main,
    '\n',
  );
  const language = languageOf({ direction });
  return `<!doctype html>\n${element('html', { lang: language, dir: direction }, head, body)}\n`;
}

/** The title block. Remarks on the paper as a whole stand at the title. */
function frontHtml(page: Page): string {
  const { wish, spots } = page;
  const { title, forumName, facts, mark } = wish.paper;
  const shown = mark === null || facts.includes(mark) ? facts : [...facts, mark];
  const which = wish.say(`print.text.${wish.text === 'clean' ? 'accepted' : wish.text}`);
  return element(
    'header',
    { 'data-made': true },
    forumName === '' ? '' : element('p', { class: 'facts' }, isolated(forumName)),
    element('h1', { dir: 'auto' }, escaped(title), page.remarkSigns(spots.paper)),
    element('p', { class: 'facts' }, shown.map(escaped).join(' · ')),
    wish.hasChoice ? element('p', { class: 'facts' }, escaped(which)) : '',
  );
}
