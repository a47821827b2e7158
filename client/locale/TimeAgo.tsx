import { useEffect, useState } from 'react';
import { dateInWords, momentInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { agoPhrase } from '#client/locale/relative-time.ts';

const MINUTE_MS = 60_000;

/** When something happened, in words that stay true while the page is open; the exact moment is in its tooltip. */
export function TimeAgo({ at }: { readonly at: string }) {
  const say = useSay();
  const language = useLanguage();
  const now = useMinute();
  const moment = new Date(at);
  const phrase = agoPhrase(moment, now);
  return (
    <time dateTime={at} title={momentInWords(moment, language)}>
      {phrase === null
        ? dateInWords(moment, language)
        : say(phrase.of, phrase.count === undefined ? {} : { count: phrase.count })}
    </time>
  );
}

/** The current time, renewed every minute. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
