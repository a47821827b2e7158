import type { EntryView } from '#shared/meeting/log-contract.ts';
import type { MeetingView } from '#shared/meeting/meeting-contract.ts';
import type { Say } from '#shared/locale/say.ts';
import type { Language } from '#shared/member/person.ts';
import {
  bold,
  bullets,
  heading,
  type ManuscriptNode,
  numbered,
  paragraph,
  quote,
  table,
} from '#server/paper/template/manuscript.ts';

/** What minutes are written from. */
export interface MinutesFacts {
  readonly meeting: Pick<MeetingView, 'day' | 'hours' | 'items' | 'attendance' | 'guests'>;
  readonly host: string | null;
  readonly place: string | null;
  readonly entries: readonly MinutesEntry[];
}

/** An entry as all readers of the minutes may know it; of one about a paper that is closed to some only that it is there. */
export type MinutesEntry = EntryView & { readonly isClosed: boolean };

const MINUTE_MS = 60_000;

/** In whose language they are written. */
interface Speech {
  readonly say: Say;
  readonly language: Language;
}

/** Minutes from beginning to end: date, place, who was there, the agenda, and all that was recorded. */
export function minutesText(facts: MinutesFacts, speech: Speech): ManuscriptNode[] {
  const { say, language } = speech;
  const { meeting, host, place, entries } = facts;
  const where = [host, place].filter(Boolean).join(', ');
  const { day, hours, items } = meeting;
  const when = [
    day === null ? '' : dayIn(day, language),
    hours === null ? '' : say('session.hours', { from: hours.from, to: hours.to }),
  ].filter(Boolean);
  return [
    ...(when.length > 0 ? [fact(say('meeting.minutes.when'), when.join(', '))] : []),
    ...(where === '' ? [] : [fact(say('meeting.minutes.where'), where)]),
    heading(1, say('meeting.minutes.present')),
    ...presentIn(meeting, say),
    heading(1, say('session.agenda')),
    numbered(
      ...items.map(({ title, spentMs }) =>
        spentMs < MINUTE_MS
          ? title
          : `${title} (${say('session.minutes', { count: Math.round(spentMs / MINUTE_MS) })})`,
      ),
    ),
    ...recordText(entries, speech),
  ];
}

/** What was recorded after the minutes were written, to stand at their end. */
export function additionText(
  entries: readonly MinutesEntry[],
  day: string,
  speech: Speech,
): ManuscriptNode[] {
  const { say, language } = speech;
  return [
    heading(1, say('meeting.minutes.addition', { day: dayIn(day, language) })),
    ...recordText(entries, speech, 2),
  ];
}

const LOCALES = { he: 'he-IL', en: 'en-GB' } as const;

const fact = (name: string, words: string) => paragraph(bold(`${name}: `), words);

function dayIn(day: string, language: Language): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(Date.parse(`${day}T00:00:00Z`));
}

function presentIn(
  { attendance, guests }: Pick<MeetingView, 'attendance' | 'guests'>,
  say: Say,
): ManuscriptNode[] {
  const names = (presence: string) =>
    attendance
      .filter((one) => one.presence === presence)
      .map(({ person, about }) => (about === '' ? person.name : `${person.name}, ${about}`));
  const here = [
    ...names('here'),
    ...guests.map((name) => `${name} (${say('meeting.minutes.guest')})`),
    ...names('afar').map((name) => `${name} (${say('meeting.minutes.afar')})`),
  ];
  const absent = names('absent');
  return [
    here.length > 0 ? bullets(...here) : paragraph(say('meeting.minutes.nobody')),
    ...(absent.length > 0 ? [fact(say('meeting.minutes.absent'), absent.join('; '))] : []),
  ];
}

function recordText(
  entries: readonly MinutesEntry[],
  speech: Speech,
  level: 1 | 2 = 1,
): ManuscriptNode[] {
  const { say } = speech;
  const decisions = entries.filter(({ kind }) => kind !== 'action' && kind !== 'note');
  const actions = entries.filter(({ kind }) => kind === 'action');
  const notes = entries.filter(({ kind }) => kind === 'note');
  const items = [...new Set(decisions.map(({ item }) => item))];
  const below = level === 1 ? 2 : 3;
  return [
    ...(decisions.length > 0 ? [heading(level, say('meeting.kinds.decision'))] : []),
    ...items.flatMap((item) => [
      ...(item === null ? [] : [heading(below, item)]),
      ...decisions
        .filter((entry) => entry.item === item)
        .flatMap((entry) => decisionText(entry, say)),
    ]),
    ...(actions.length > 0 ? [heading(level, say('meeting.kinds.action'))] : []),
    ...(actions.length > 0 ? [actionTable(actions, speech)] : []),
    ...(notes.length > 0 ? [heading(level, say('meeting.kinds.note'))] : []),
    ...(notes.length > 0 ? [bullets(...notes.map((entry) => textLine(entry, say)))] : []),
  ];
}

/** "Decision 7: …", with what it puts right. */
function textLine(entry: MinutesEntry, say: Say): ManuscriptNode {
  const { number, corrects, correctedBy, text, isClosed } = entry;
  const marks = [
    ...(corrects === null ? [] : [say('meeting.log.corrects', { number: corrects })]),
    ...correctedBy.map((later) => say('meeting.log.correctedBy', { number: later })),
  ];
  const said = isClosed ? say('meeting.minutes.closed') : lineOf(text);
  const tail = marks.length > 0 ? ` (${marks.join('; ')})` : '';
  return paragraph(bold(`${nameOf(entry, say)} ${String(number)}: `), `${said}${tail}`);
}

const lineOf = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');

function nameOf({ kind, decision }: EntryView, say: Say): string {
  if (kind === 'suggestions') return say(`meeting.kind.${decision ?? 'accept'}`);
  return say(`meeting.kind.${kind}`);
}

function decisionText(entry: MinutesEntry, say: Say): ManuscriptNode[] {
  if (entry.isClosed) return [textLine(entry, say)];
  const { kind, place, wording, from, to, suggestions, positions, version } = entry;
  const about = place
    ? [
        paragraph(
          say('meeting.minutes.inPaper', { title: place.title, version: version?.number ?? '' }),
        ),
      ]
    : [];
  const moved =
    kind === 'recommendation' && from !== null && to !== null
      ? say('meeting.log.moved', {
          from: say(`register.state.${from}`),
          to: say(`register.state.${to}`),
        })
      : '';
  const text = [moved, entry.text].filter(Boolean).join('. ');
  const changes = suggestions.flatMap(({ author, inserted, deleted }) => [
    ...(deleted === '' ? [] : [`${say('meeting.log.removed')}: ${lineOf(deleted)}`]),
    ...(inserted === '' ? [] : [`${say('meeting.log.added')}: ${lineOf(inserted)}`]),
    say('meeting.log.suggestedBy', { name: author.name }),
  ]);
  const lines = (wording ?? '').split('\n').filter((line) => line.trim() !== '');
  return [
    textLine({ ...entry, text }, say),
    ...about,
    ...(changes.length > 0 ? [bullets(...changes)] : []),
    ...(kind === 'recommendation' && lines.length > 0 ? [quote(...lines)] : []),
    ...(positions.length > 0 ? [bullets(...positions.map((one) => standText(one, say)))] : []),
  ];
}

function standText(
  { person, stance, reason, satisfy, isSpoken }: EntryView['positions'][number],
  say: Say,
): string {
  const spoken = isSpoken ? ` (${say('meeting.log.spoken')})` : '';
  const why = [lineOf(reason), satisfy && say('position.satisfies', { words: lineOf(satisfy) })];
  const more = why.filter(Boolean).join(' ');
  return `${person.name}: ${say(`position.stance.${stance}`)}${spoken}${more === '' ? '' : `. ${more}`}`;
}

function actionTable(actions: readonly MinutesEntry[], { say, language }: Speech): ManuscriptNode {
  const rows = actions.map((entry) => {
    const { owners, owner, dueOn, isClosed } = entry;
    const names = [...owners.map(({ name }) => name), ...(owner === null ? [] : [owner])];
    return [
      textLine(entry, say),
      isClosed ? '' : names.join(', '),
      isClosed || dueOn === null ? '' : dayIn(dueOn, language),
    ];
  });
  const head = (['task', 'owner', 'due'] as const).map((column) =>
    say(`meeting.minutes.column.${column}`),
  );
  return table(head, ...rows);
}
