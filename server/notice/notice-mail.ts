import type { Language, Person } from '#shared/member/person.ts';
import { localOf } from '#shared/notice/mail-hours.ts';
import type { WaitingThing } from '#shared/notice/waiting-contract.ts';
import { letter, type LetterRow } from '#server/notice/letter.tsx';
import type { Mail } from '#server/notice/mail.ts';
import { sayIn } from '#server/notice/say-in.ts';
import type { News } from '#server/notice/waiting-list.ts';

interface Means {
  readonly person: Person;
  readonly publicUrl: string;
  readonly unsubscribeUrl: string;
}

interface DigestParts extends Means {
  /** What the person was not told of yet. */
  readonly fresh: readonly WaitingThing[];
  readonly news: readonly News[];
  /** What they were told of, and still waits. */
  readonly others: readonly WaitingThing[];
  /** What stood in a mail that may not have reached them, sent at `lostAt`. */
  readonly maybe: readonly (WaitingThing | News)[];
  readonly lostAt: string | null;
}

/** Of what was told before so many are named; the rest is on home. */
const OTHERS_SHOWN = 10;
/** More than anybody reads in a mail; the rest is counted, and on home. */
const MOST_SHOWN = 40;

/** The one mail of a day: what is new, what may not have arrived, and what still waits. */
export function digestMail(parts: DigestParts): Mail {
  const { fresh, news, others, maybe, lostAt, publicUrl, person } = parts;
  const count = fresh.length + news.length;
  const subject =
    count > 0
      ? { of: 'notice.mail.digestSubject', count }
      : { of: 'notice.mail.digestSubjectAgain' };
  return mailOf(parts, subject, [
    ...listed(parts, 'notice.mail.fresh', fresh, MOST_SHOWN),
    ...listed(parts, 'notice.mail.news', news, MOST_SHOWN),
    ...(lostAt === null
      ? []
      : [
          {
            of: 'notice.mail.maybe',
            values: { day: dayIn(person.language, localOf(new Date(lostAt)).day) },
          },
        ]),
    ...maybe.map((thing) => rowOf(parts, thing)),
    ...listed(parts, 'notice.mail.others', others, OTHERS_SHOWN),
    { button: 'notice.mail.toHome', url: publicUrl },
  ]);
}

/** Tells somebody at once that they were named in a remark. */
export function mentionMail(parts: Means & { readonly things: readonly WaitingThing[] }): Mail {
  const [first] = parts.things;
  const values = { by: first?.title ?? '', paper: first?.place ?? '' };
  return mailOf(
    parts,
    { of: 'notice.mail.mentionSubject', values },
    parts.things.flatMap((thing): LetterRow[] => {
      const about = { by: thing.title, paper: thing.place ?? '' };
      const url = `${parts.publicUrl}${thing.path}`;
      const of = 'notice.mail.mention';
      return [
        thing.words === null ? { of, values: about } : { of, values: about, quote: thing.words },
        { button: 'notice.mail.toRemark', url },
      ];
    }),
  );
}

/** A leader's reminder of what somebody has not done. */
export function reminderMail(
  parts: Means & { readonly byName: string; readonly things: readonly WaitingThing[] },
): Mail {
  const { byName: by, things } = parts;
  const titles = things.map(({ title }) => title).join(' · ');
  return mailOf(parts, { of: 'notice.mail.reminderSubject', values: { title: titles } }, [
    { of: 'notice.mail.reminder', values: { by } },
    ...things.flatMap((thing): LetterRow[] => [
      rowOf(parts, thing),
      {
        button: `notice.action.${thing.kind}`,
        url: `${parts.publicUrl}${thing.path}`,
      },
    ]),
  ]);
}

interface Subject {
  readonly of: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly count?: number;
}

function mailOf(means: Means, subject: Subject, rows: readonly LetterRow[]): Mail {
  const { person, publicUrl, unsubscribeUrl } = means;
  const mail = letter({
    to: person.email,
    language: person.language,
    subject,
    rows: [
      { of: 'mail.signIn.greeting', values: { name: person.name } },
      ...rows,
      { link: 'notice.mail.toSettings', url: `${publicUrl}/settings#mails` },
      { link: 'notice.mail.unsubscribe', url: unsubscribeUrl },
    ],
  });
  return { ...mail, unsubscribeUrl };
}

function listed(
  means: Means,
  heading: string,
  things: readonly (WaitingThing | News)[],
  most: number,
): LetterRow[] {
  if (things.length === 0) return [];
  const shown = things.slice(0, most);
  const rest = things.length - shown.length;
  return [
    { heading },
    ...shown.map((thing) => rowOf(means, thing)),
    ...(rest > 0 ? [{ of: 'notice.mail.more', count: rest, isNote: true }] : []),
  ];
}

function rowOf({ person, publicUrl }: Means, thing: WaitingThing | News): LetterRow {
  const { language } = person;
  const say = sayIn(language);
  const { kind, title, place, dueOn, path } = thing;
  const key = kind === 'session-set' ? 'notice.mail.on' : 'notice.home.dueOn';
  const facts = [
    say(`notice.kind.${kind}`),
    ...(place === null ? [] : [place]),
    ...(dueOn === null ? [] : [say(key, { day: dayIn(language, dueOn) })]),
    ...('isOverdue' in thing && thing.isOverdue ? [say('notice.home.overdue')] : []),
  ];
  const words = 'words' in thing ? thing.words : null;
  return { item: title, facts, words, url: `${publicUrl}${path}` };
}

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

/** Making one costs far more than using it, and a digest names many days. */
const FORMATS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  he: new Intl.DateTimeFormat('he', { ...DAY, timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en', { ...DAY, timeZone: 'UTC' }),
};

/** A calendar day in full; no zone can move it to the day before. */
function dayIn(language: Language, day: string): string {
  return FORMATS[language].format(Date.parse(`${day}T00:00:00Z`));
}
