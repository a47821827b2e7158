import type { Language, Person } from '#shared/member/person.ts';
import { letter, type LetterRow } from '#server/notice/letter.tsx';
import type { Mail } from '#server/notice/mail.ts';

interface MailedPreRead {
  readonly title: string;
  readonly note: string;
  readonly dueOn: string | null;
  readonly questions: number;
  readonly url: string;
}

interface Parts {
  readonly person: Person;
  readonly what: 'invited' | 'due-moved' | 'reminded';
  readonly sessionTitle: string;
  readonly sessionDay: string | null;
  readonly byName: string;
  readonly preReads: readonly MailedPreRead[];
}

const KEY = { invited: 'invited', 'due-moved': 'moved', reminded: 'reminded' } as const;

/** Tells somebody of a pre-read that waits for them, that its last day was moved, or what they still have not done. */
export function preReadMail(parts: Parts): Mail {
  const { person, what, sessionTitle, sessionDay, byName, preReads } = parts;
  const { language, name } = person;
  const title = preReads.map((one) => one.title).join(' · ');
  const key = KEY[what];
  const values = { by: byName, session: sessionTitle, title };
  return letter({
    to: person.email,
    language,
    subject: { of: `preRead.mail.${key}Subject`, values },
    rows: [
      { of: 'mail.signIn.greeting', values: { name } },
      { of: `preRead.mail.${key}`, values },
      ...(sessionDay === null
        ? []
        : [{ of: 'preRead.mail.day', values: { day: dayIn(language, sessionDay) } }]),
      ...preReads.flatMap((one) => about(one, language, what)),
      { of: 'preRead.mail.known', isNote: true },
    ],
  });
}

function about(one: MailedPreRead, language: Language, what: Parts['what']): LetterRow[] {
  const { title, note, dueOn, questions, url } = one;
  const due = dueOn === null ? null : dayIn(language, dueOn);
  const isAsked = questions > 0;
  return [
    ...(what === 'invited' && note !== '' ? [{ of: 'preRead.mail.note', quote: note }] : []),
    ...(what === 'reminded' ? [{ of: 'preRead.mail.waits', values: { title } }] : []),
    {
      of: isAsked ? 'preRead.mail.asks' : 'preRead.mail.toRead',
      values: { number: String(questions) },
    },
    due === null ? { of: 'preRead.mail.noDue' } : { of: 'preRead.mail.due', values: { day: due } },
    { button: isAsked ? 'preRead.mail.answer' : 'preRead.mail.open', url },
  ];
}

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

/** A calendar day in full; no zone can move it to the day before. */
function dayIn(language: Language, day: string): string {
  const format = new Intl.DateTimeFormat(language, { ...DAY, timeZone: 'UTC' });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}
