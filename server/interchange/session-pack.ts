import type { Exporting } from '#server/interchange/exporting.ts';
import type {
  PressItem,
  PressOrder,
  PressPaper,
  PressPreRead,
} from '#server/interchange/pdf/order.ts';
import { sayIn } from '#server/notice/say-in.ts';
import type { AtSession } from '#server/pre-read/door.ts';
import { titleOf } from '#server/pre-read/pre-read-views.ts';
import { type SeenPreRead, seenPreReads } from '#server/pre-read/seen-pre-reads.ts';
import { viewSession } from '#server/session/session-view.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { VersionShelf } from '#server/version/version-shelf.ts';
import type { Say } from '#shared/locale/say.ts';
import { may } from '#shared/member/access.ts';
import type { Language } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { agendaTimes, clockAfter } from '#shared/session/agenda.ts';
import type { SessionView } from '#shared/session/session-contract.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { untied } from '#shared/version/untied.ts';

interface Deps {
  readonly storage: Pick<Storage, 'catalogue' | 'work'>;
  readonly exporting: Pick<Exporting, 'pressPaper'>;
  readonly shelf: VersionShelf;
  readonly now: () => Date;
}

/** All images of one file together: more would wait in memory. */
const MOST_IMAGE_BYTES = 160 * 1024 * 1024;

interface Means {
  readonly say: Say;
  readonly language: Language;
}

/** What goes with a session, gathered for one person: its agenda, and what was sent ahead in the versions that were sent. */
export async function sessionPack(deps: Deps, at: AtSession): Promise<PressOrder> {
  const { storage, now } = deps;
  const { language } = at.person;
  const means = { say: sayIn(language), language };
  const view = await viewSession(storage.catalogue, at.session, at.person.id);
  const papers: PressPaper[] = [];
  const preReads: PressPreRead[] = [];
  let images = 0;
  for (const seen of await seenPreReads(storage, at)) {
    const paper = await paperOf(deps, seen, at.person.id);
    preReads.push(preReadOf(seen, paper === null ? null : papers.length, means));
    if (paper === null) continue;
    papers.push(paper);
    for (const { bytes } of paper.images.values()) images += bytes.length;
    if (images > MOST_IMAGE_BYTES) throw new Refusal('pdf-heavy');
  }
  const title = titleOf(at.session);
  return {
    title,
    author: view.forumName,
    mark: null,
    direction: language === 'he' ? 'rtl' : 'ltr',
    at: now(),
    session: {
      title,
      forumName: [view.forumName, view.groupName].filter(Boolean).join(' · '),
      facts: factsOf(view, means),
      agenda: await agendaOf(storage, view, means),
      preReads,
    },
    papers,
  };
}

/** The version that was sent; null where it was withdrawn, or where the asker may not take it out. */
async function paperOf(
  { exporting, shelf }: Deps,
  { row, access }: SeenPreRead,
  personId: string,
): Promise<PressPaper | null> {
  if (row.withdrawn !== null || !may(access, 'exportClean')) return null;
  const version = await shelf.find(row.paperId, row.versionId);
  if (!version) throw new Refusal('version-damaged');
  const { content } = await shelf.read(version);
  const layout = { ...version.layout, paragraphs: true };
  return exporting.pressPaper({
    paper: { ...access.paper, title: row.title, layout },
    personId,
    text: 'original',
    threads: null,
    past: { content: untied(project(content, REJECT_ALL)), at: new Date(version.at) },
  });
}

function preReadOf(
  { row }: SeenPreRead,
  at: number | null,
  { say, language }: Means,
): PressPreRead {
  const { title, note, questions, dueOn, versionNumber, withdrawn } = row;
  const facts = [
    say('pdf.pack.version', { number: versionNumber }),
    dueOn === null ? say('preRead.noDue') : say('preRead.dueOn', { day: dayIn(dueOn, language) }),
  ];
  return {
    title,
    at,
    facts: withdrawn === null ? facts : [say('pdf.pack.withdrawn')],
    withheld: at !== null ? null : say(`pdf.pack.${withdrawn ? 'withdrawnMore' : 'withheld'}`),
    note,
    questions: questions.map(({ text }) => text),
  };
}

function factsOf({ day, hours, place, host, calledOff }: SessionView, { say, language }: Means) {
  return [
    calledOff ? say('session.calledOff') : '',
    day === null ? '' : dayIn(day, language),
    hours === null ? '' : say('session.hours', hours),
    place ?? '',
    host ?? '',
  ].filter(Boolean);
}

/** A paper that the asker may not read is not told of: the view has left it out. */
async function agendaOf(
  { catalogue }: Pick<Storage, 'catalogue'>,
  { agenda, hours }: SessionView,
  { say }: Means,
): Promise<PressItem[]> {
  const times = agendaTimes(agenda);
  const papers = await catalogue.tables.papers.pick(agenda.flatMap(({ paperId }) => paperId ?? []));
  const titles = new Map(papers.map(({ id, title }) => [id, title]));
  return agenda.map(({ title, minutes, purpose, person, paperId }, at) => ({
    title,
    from: hours && clockAfter(hours.from, times[at]?.from ?? 0),
    minutes,
    purpose: say(`session.purpose.${purpose}`),
    person,
    paper: paperId === null ? null : (titles.get(paperId) ?? null),
  }));
}

function dayIn(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'he' ? 'he-IL' : 'en-GB', {
    dateStyle: 'full',
    timeZone: 'UTC',
  }).format(Date.parse(`${day}T00:00:00Z`));
}
