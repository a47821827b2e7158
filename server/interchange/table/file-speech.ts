import { sayIn } from '#server/notice/say-in.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';
import type { Say } from '#shared/locale/say.ts';
import type { Language } from '#shared/member/person.ts';

/** How a file speaks to whoever asks for it: as the screen that it is taken from. */
export interface FileSpeech {
  readonly say: Say;
  readonly direction: Direction;
  /** A day by its numbers. `at` is a moment, or a day such as `2024-01-21`. */
  readonly day: (at: string) => string;
  /** "As of 28 November 2026". */
  readonly asOf: (at: Date) => string;
}

const SHORT = { day: 'numeric', month: 'numeric', year: 'numeric' } as const;

export function speechIn(language: Language): FileSpeech {
  const say = sayIn(language);
  const locale = language === 'he' ? 'he-IL' : 'en-GB';
  const timeZone = 'Asia/Jerusalem';
  const short = new Intl.DateTimeFormat(locale, { ...SHORT, timeZone });
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  return {
    say,
    direction: language === 'he' ? 'rtl' : 'ltr',
    day: (at) => short.format(new Date(at)),
    asOf: (at) => say('print.asOf', { when: long.format(at) }),
  };
}
