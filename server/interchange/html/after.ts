import { element, escaped, isolated } from '#server/interchange/html/element.ts';
import { lineHtml, momentOf, whoAndWhen } from '#server/interchange/html/line.ts';
import type { Page } from '#server/interchange/html/page.ts';
import type { FoundSuggestion } from '#shared/suggestion/found.ts';
import type { AnswerView, CommentView, ThreadView } from '#shared/thread/thread-contract.ts';

/** What stands after the text: notes, and where they go along suggestions and remarks. */
export function afterHtml(page: Page): string {
  return [notesHtml(page), suggestionsHtml(page), remarksHtml(page)].filter(Boolean).join('\n');
}

function part(page: Page, name: string, title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const id = page.labelId();
  return element(
    'section',
    { class: name, 'aria-labelledby': id, 'data-made': true },
    element('h2', { id }, escaped(page.wish.say(title))),
    element('ol', {}, ...lines),
  );
}

function back(href: string, label: string): string {
  return element('a', { class: 'back', href, 'aria-label': label, 'data-made': true }, '↩');
}

function notesHtml(page: Page): string {
  const { say } = page.wish;
  const lines = page.notes.map((note, place) => {
    const at = String(place + 1);
    const number = note.number ?? at;
    const words = element('span', { 'data-words': true }, lineHtml(page, note.inline));
    const link = back(`#note-sign-${at}`, say('structure.note.back', { number }));
    const value = /^\d+$/.test(number) ? number : null;
    return element('li', { id: `note-${at}`, value, dir: 'auto' }, words, ' ', link);
  });
  return part(page, 'notes', 'interchange.page.notes', lines);
}

function suggestionsHtml(page: Page): string {
  const lines = page.suggestions.map((suggestion, place) => {
    const number = String(place + 1);
    const { say } = page.wish;
    const link = page.isSigned(place + 1)
      ? back(`#suggestion-sign-${number}`, say('interchange.page.backTo', { number }))
      : '';
    return element(
      'li',
      { id: `suggestion-${number}` },
      element('p', { class: 'who' }, isolated(whoAndWhen(page, suggestion)), ' ', link),
      ...wordsOf(page, suggestion),
    );
  });
  return part(page, 'suggestions', 'interchange.page.suggestions', lines);
}

function wordsOf(page: Page, { inserted, deleted, changes }: FoundSuggestion): string[] {
  const { say } = page.wish;
  const line = (key: string, inner: string) =>
    element('p', { dir: 'auto' }, escaped(say(`interchange.page.${key}`)), ': ', inner);
  return [
    deleted === '' ? '' : line('deleted', element('del', {}, escaped(deleted))),
    inserted === '' ? '' : line('inserted', element('ins', {}, escaped(inserted))),
    changes.includes('restyled') ? element('p', {}, escaped(say('interchange.page.restyled'))) : '',
    changes.includes('joined') ? element('p', {}, escaped(say('interchange.page.joined'))) : '',
  ];
}

function remarksHtml(page: Page): string {
  const { spots, wish } = page;
  const gone = new Set(spots.gone.map(({ id }) => id));
  const lines = wish.threads.map((thread) => remarkHtml(page, thread, gone.has(thread.id)));
  return part(page, 'remarks', 'interchange.page.remarks', lines);
}

function remarkHtml(page: Page, thread: ThreadView, isGone: boolean): string {
  const { say } = page.wish;
  const { number, quote, anchor, group, state, proposal } = thread;
  const isOnPaper = anchor.kind === 'paper';
  const link =
    isGone || isOnPaper
      ? ''
      : back(`#remark-sign-${String(number)}`, say('interchange.page.backTo', { number }));
  const head = element(
    'p',
    { class: 'who' },
    escaped(`${say('thread.number', { number })} · ${say(`thread.state.${state}`)}`),
    ' ',
    link,
  );
  const about = isOnPaper
    ? element('p', { class: 'quote' }, escaped(say('thread.onPaper')))
    : quote === ''
      ? ''
      : element(
          'p',
          { class: 'quote', dir: 'auto' },
          isGone
            ? escaped(say('interchange.remark.gone', { quote }))
            : element('q', {}, escaped(quote)),
        );
  const told = [
    ...thread.comments.map((one) => ({ at: one.at, html: commentHtml(page, one) })),
    ...thread.answers.flatMap((one) => answerHtml(page, thread, one)),
  ].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  return element(
    'li',
    { id: `remark-${String(number)}`, value: number },
    head,
    group ? element('p', {}, escaped(say('thread.privateMeaning', { group: group.name }))) : '',
    about,
    ...told.map(({ html }) => html),
    proposal === null
      ? ''
      : saidHtml(element('strong', {}, escaped(`${say('thread.proposal')}:`)), proposal),
  );
}

const saidHtml = (head: string, words: string): string =>
  element('p', {}, head) +
  words
    .split('\n')
    .map((line) => element('p', { dir: 'auto' }, escaped(line)))
    .join('');

function whoHtml(page: Page, name: string, at: string): string {
  const shown = name === '' ? page.wish.say('interchange.somebody') : name;
  const time = element('time', { datetime: at }, escaped(momentOf(page, new Date(at))));
  return `${isolated(shown)}, ${time}`;
}

function commentHtml(page: Page, { authorName, at, body }: CommentView): string {
  const who = element('p', { class: 'who' }, whoHtml(page, authorName, at));
  if (body === null) return who + element('p', {}, escaped(page.wish.say('thread.deleted')));
  const lines = body.map(({ runs, list }) => {
    const words = runs.map(({ text, bold, href }) => {
      const told = escaped(href && href !== text ? `${text} (${href})` : text);
      return bold ? element('strong', {}, told) : told;
    });
    return element('p', { dir: 'auto' }, list ? '• ' : '', ...words);
  });
  return who + lines.join('');
}

function answerHtml(
  page: Page,
  { authorName }: ThreadView,
  { disposition, reason, byName, at, insisted }: AnswerView,
): { at: string; html: string }[] {
  const { say } = page.wish;
  const what = say('thread.answer.is', { disposition: say(`thread.disposition.${disposition}`) });
  const told = (name: string, when: string, head: string, words: string) =>
    element('p', { class: 'who' }, whoHtml(page, name, when)) +
    saidHtml(element('strong', {}, escaped(head)), words);
  const answer = { at, html: told(byName, at, what, reason) };
  if (!insisted) return [answer];
  const words = told(authorName, insisted.at, say('thread.answer.insisted'), insisted.reason);
  return [answer, { at: insisted.at, html: words }];
}
