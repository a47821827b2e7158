import * as z from 'zod';
import { type AgendaItem, PURPOSES, type Purpose, type Topic } from '#shared/session/session.ts';
import type { SessionView, SessionWish } from '#shared/session/session-contract.ts';

/** A topic in the form. The key keeps a row's fields its own while rows come and go. */
export interface TypedTopic extends Omit<Topic, 'lead'> {
  readonly key: number;
  readonly lead: string;
}

export interface TypedItem {
  readonly key: number;
  readonly title: string;
  readonly minutes: string;
  readonly purpose: Purpose;
  readonly person: string;
  readonly paperId: string | null;
}

/** A session as it stands in a form: words everywhere, and nothing judged yet. */
export interface TypedSession {
  readonly day: string;
  readonly dayDoubtful: boolean;
  readonly from: string;
  readonly to: string;
  readonly groupId: string | null;
  readonly host: string;
  readonly place: string;
  readonly topics: readonly TypedTopic[];
  readonly agenda: readonly TypedItem[];
  readonly respondentIds: readonly string[];
}

/** How a form that was kept on the device is read again. */
export const KeptSession: z.ZodType<TypedSession> = z.object({
  day: z.string(),
  dayDoubtful: z.boolean(),
  from: z.string(),
  to: z.string(),
  groupId: z.string().nullable(),
  host: z.string(),
  place: z.string(),
  topics: z.array(
    z.object({
      key: z.number(),
      title: z.string(),
      titleTentative: z.boolean(),
      lead: z.string(),
      leadTentative: z.boolean(),
      leadId: z.string().nullable(),
    }),
  ),
  agenda: z.array(
    z.object({
      key: z.number(),
      title: z.string(),
      minutes: z.string(),
      purpose: z.enum(PURPOSES),
      person: z.string(),
      paperId: z.string().nullable(),
    }),
  ),
  respondentIds: z.array(z.string()),
});

// From the moment on, so that rows which an earlier visit has left never share a key with new ones.
let lastKey = Date.now();
const newKey = () => {
  lastKey += 1;
  return lastKey;
};

export const emptyTopic = (): TypedTopic => ({
  key: newKey(),
  title: '',
  titleTentative: false,
  lead: '',
  leadTentative: false,
  leadId: null,
});

export const emptyItem = (): TypedItem => ({
  key: newKey(),
  title: '',
  minutes: '20',
  purpose: 'discuss',
  person: '',
  paperId: null,
});

export const emptySession = (): TypedSession => ({
  day: '',
  dayDoubtful: false,
  from: '',
  to: '',
  groupId: null,
  host: '',
  place: '',
  topics: [emptyTopic()],
  agenda: [],
  respondentIds: [],
});

export function typedSession(session: SessionView): TypedSession {
  return {
    day: session.day ?? '',
    dayDoubtful: session.dayDoubtful,
    from: session.hours?.from ?? '',
    to: session.hours?.to ?? '',
    groupId: session.groupId,
    host: session.host ?? '',
    place: session.place ?? '',
    topics: session.topics.map((topic) => ({ ...topic, key: newKey(), lead: topic.lead ?? '' })),
    agenda: session.agenda.map(({ minutes, person, ...item }) => ({
      ...item,
      key: newKey(),
      minutes: String(minutes),
      person: person ?? '',
    })),
    respondentIds: session.respondentIds,
  };
}

const orNull = (words: string) => (words.trim() === '' ? null : words.trim());

/** The minutes that somebody typed; null when they are none that an agenda can have. */
export function minutesOf(words: string): number | null {
  const minutes = /^\s*\d{1,3}\s*$/.test(words) ? Number(words) : 0;
  return minutes >= 1 && minutes <= 600 ? minutes : null;
}

/** Both hours in order, or neither. */
export function areHoursRight({ from, to }: Pick<TypedSession, 'from' | 'to'>): boolean {
  return from === '' ? to === '' : to > from;
}

/** What is sent; null while something is missing or wrong. */
export function wishOf(typed: TypedSession): SessionWish | null {
  const { day, from, to, topics, agenda } = typed;
  const items = agenda.flatMap((item): AgendaItem[] => {
    const minutes = minutesOf(item.minutes);
    const { title, purpose, person, paperId } = item;
    if (minutes === null || title.trim() === '') return [];
    return [{ title: title.trim(), minutes, purpose, person: orNull(person), paperId }];
  });
  const isWhole =
    items.length === agenda.length && topics.every(({ title }) => title.trim() !== '');
  if (!isWhole || !areHoursRight(typed)) return null;
  return {
    day: orNull(day),
    dayDoubtful: day !== '' && typed.dayDoubtful,
    hours: from === '' ? null : { from, to },
    groupId: typed.groupId,
    host: orNull(typed.host),
    place: orNull(typed.place),
    topics: topics.map(({ title, titleTentative, lead, leadTentative, leadId }) => ({
      title: title.trim(),
      titleTentative,
      lead: orNull(lead),
      leadTentative,
      leadId,
    })),
    agenda: items,
    respondentIds: [...typed.respondentIds],
  };
}

/** Only what differs is sent, so that two people who change different things both keep theirs. */
export function changeOf(session: SessionView, wish: SessionWish): Partial<SessionWish> {
  const fields = Object.entries(wish).filter(
    ([name, value]) =>
      JSON.stringify(value) !== JSON.stringify(session[name as keyof SessionWish] ?? null),
  );
  return Object.fromEntries(fields);
}
