import type { i18n } from 'i18next';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { Language } from '#shared/member/person.ts';
import { isLanguage, type Say, sayIn, speak } from '#client/locale/speech.ts';

interface Spoken {
  readonly language: Language;
  readonly say: Say;
}

const SpokenContext = createContext<Spoken | null>(null);

/** BCP 47 tags for the platform's dates and for the controls' own hidden labels. */
export const TAGS: Readonly<Record<Language, string>> = { he: 'he-IL', en: 'en-GB' };

interface LocaleProps {
  readonly speech: i18n;
  readonly language: Language;
  readonly children: ReactNode;
}

/** Speaks one language to everything inside, and turns the whole page to its direction. */
export function Locale({ speech, language, children }: LocaleProps) {
  const [spoken, setSpoken] = useState<Language>(() =>
    isLanguage(speech.language) ? speech.language : 'he',
  );
  useEffect(() => {
    let current = true;
    // A language whose words cannot be fetched now leaves the one that is spoken: better than bare keys.
    speak(speech, language).then(
      () => current && setSpoken(language),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [speech, language]);
  useEffect(() => {
    document.documentElement.lang = spoken;
    document.documentElement.dir = directionOf(spoken);
  }, [spoken]);
  const value = useMemo(() => ({ language: spoken, say: sayIn(speech, spoken) }), [speech, spoken]);
  return (
    <SpokenContext value={value}>
      <I18nProvider locale={TAGS[spoken]}>{children}</I18nProvider>
    </SpokenContext>
  );
}

export function directionOf(language: Language): 'rtl' | 'ltr' {
  return language === 'he' ? 'rtl' : 'ltr';
}

function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext);
  if (spoken === null) throw new Error('Words are used outside of <Locale>.');
  return spoken;
}

/** The sentence sayer of the language that is spoken now. */
export function useSay(): Say {
  return useSpoken().say;
}

export function useLanguage(): Language {
  return useSpoken().language;
}
