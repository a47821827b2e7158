import { element, escaped, withoutIsolates } from '#server/interchange/html/element.ts';
import type { Page } from '#server/interchange/html/page.ts';
import { restyledLook } from '#server/interchange/word/run-look.ts';
import {
  type Inline,
  type Look,
  type Note,
  PLAIN_LOOK,
  type Reference,
} from '#shared/interchange/model.ts';
import { isSafeAddress } from '#shared/paper/safe-address.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** Running text as markup. Notes stand at the page's end, their signs here. */
export function lineHtml(page: Page, inline: readonly Inline[]): string {
  return inLinks(inline)
    .map(({ link, pieces }) => {
      const inner = pieces.map((one) => pieceHtml(page, one)).join('');
      // A sign leads somewhere of its own: it stands after a link, never in it.
      const signs = pieces.map((one) => signsAfter(page, one)).join('');
      return (link === null ? inner : linkHtml(link, inner)) + signs;
    })
    .join('');
}

interface InLink {
  readonly link: string | null;
  readonly pieces: Inline[];
}

/** Neighbours that lead to one address together, everything else by itself. */
function inLinks(inline: readonly Inline[]): InLink[] {
  const all: InLink[] = [];
  for (const one of inline) {
    const link = linkOf(one);
    const open = all.at(-1);
    if (open && link !== null && open.link === link) open.pieces.push(one);
    else all.push({ link, pieces: [one] });
  }
  return all;
}

function signsAfter(page: Page, one: Inline): string {
  const changes = 'changes' in one ? one.changes : [];
  return page.signsOf(changes) + page.remarkSigns(page.spots.ends.get(one) ?? []);
}

/** The address to which words lead. A reference leads where it points, whatever is said of it besides. */
function linkOf(one: Inline): string | null {
  if (one.kind !== 'words' && one.kind !== 'proposed-end') return null;
  return isSafeAddress(one.look.link) ? one.look.link : null;
}

function linkHtml(href: string, inner: string): string {
  return element('a', { href, rel: 'noopener noreferrer nofollow' }, inner);
}

function pieceHtml(page: Page, one: Inline): string {
  switch (one.kind) {
    case 'line-break':
      return element('br', {});
    case 'note':
      return noteSign(page, one);
    case 'reference':
      return changed(page, one.changes, lookedHtml(one.look, referenceHtml(page, one)));
    case 'proposed-end': {
      const sign = element('span', { class: 'end', 'data-end': true }, '¶');
      return changed(page, one.changes, lookedHtml(one.look, sign));
    }
    default:
      return changed(page, one.changes, lookedHtml(one.look, escaped(one.text)));
  }
}

function noteSign(page: Page, note: Note): string {
  const at = page.notes.indexOf(note) + 1;
  const number = note.number ?? String(at);
  const link = element(
    'a',
    {
      id: `note-sign-${String(at)}`,
      href: `#note-${String(at)}`,
      role: 'doc-noteref',
      'aria-label': page.wish.say('structure.note.open', { number }),
    },
    escaped(number),
  );
  return element('sup', { class: 'note-sign', 'data-note': note.id }, link);
}

function referenceHtml(page: Page, { to, target }: Reference): string {
  const href = target && page.addressOf(to);
  const words = withoutIsolates(target?.label ?? page.wish.say('structure.reference.broken'));
  const inner = element('bdi', {}, escaped(words));
  return href
    ? element('a', { href, 'data-to': to }, inner)
    : element('span', { class: 'broken', 'data-to': to }, inner);
}

/** The words under what is suggested about them, with who suggested it and when. */
function changed(page: Page, changes: readonly Entry[], inner: string): string {
  if (changes.length === 0 || page.wish.text !== 'marked') return inner;
  const has = (kind: Entry['kind']) => changes.find((one) => one.kind === kind);
  const [insertion, deletion] = [has('insertion'), has('deletion')];
  const main = deletion ?? insertion ?? changes[0];
  const attributes = {
    'data-changes': page.told(changes),
    title: main && whoAndWhen(page, main),
  };
  const when = (entry: Entry) => new Date(entry.at).toISOString();
  let html = inner;
  if (!insertion && !deletion)
    html = element('span', { class: 'restyled', ...attributes }, restyledHtml(changes, inner));
  else if (deletion) html = element('del', { datetime: when(deletion), ...attributes }, inner);
  if (insertion)
    html = element('ins', { datetime: when(insertion), ...(deletion ? {} : attributes) }, html);
  return html;
}

/** What is suggested about a look is shown as it would be. */
function restyledHtml(changes: readonly Entry[], inner: string): string {
  const look = restyledLook(PLAIN_LOOK, changes);
  return element('span', { class: classesOf(look) }, inner);
}

function classesOf(look: Look): string | null {
  const names = (['bold', 'italic', 'underline', 'strike'] as const).filter((name) => look[name]);
  return names.length > 0 ? names.map((name) => `to-${name}`).join(' ') : null;
}

export function whoAndWhen(page: Page, { author, at }: Pick<Entry, 'author' | 'at'>): string {
  return `${page.nameOf(author)}, ${momentOf(page, new Date(at))}`;
}

export function momentOf({ wish }: Page, at: Date): string {
  return new Intl.DateTimeFormat(wish.paper.direction === 'rtl' ? 'he-IL' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Jerusalem',
  }).format(at);
}

/** Words with their look; those that name somebody are read in their own direction. */
function lookedHtml(look: Look, text: string): string {
  let html = text;
  if (look.superscript) html = element('sup', {}, html);
  if (look.subscript) html = element('sub', {}, html);
  if (look.strike) html = element('s', {}, html);
  if (look.underline) html = element('u', {}, html);
  if (look.italic) html = element('em', {}, html);
  if (look.bold) html = element('strong', {}, html);
  if (look.highlight !== null) html = element('mark', { 'data-colour': look.highlight }, html);
  if (look.mention !== null) html = element('bdi', { class: 'mention' }, html);
  return html;
}
