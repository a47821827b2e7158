import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { words as hebrew } from '#shared/locale/he/words.ts';
import { LANGUAGES, type Language } from '#shared/member/person.ts';
import { pluralForm } from '#client/locale/plural.ts';
import type { WordKey } from '#client/locale/word-key.ts';

/** Says a sentence as plain text, for labels, titles and options. What a person sees with a name in it is a Sentence. */
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** The catalogue in the browser: Hebrew at once, English when somebody first asks for it. */
export function createSpeech(): i18n {
  const speech = createInstance();
  void speech.use(initReactI18next).init({
    lng: 'he',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    resources: { he: { translation: hebrew } },
  });
  return speech;
}

/** Fetches a language's words when they are not here yet, and speaks it from then on. */
export async function speak(speech: i18n, language: Language): Promise<void> {
  if (!speech.hasResourceBundle(language, 'translation')) {
    const { words } = await import('#shared/locale/en/words.ts');
    speech.addResourceBundle(language, 'translation', words);
  }
  await speech.changeLanguage(language);
}

/** Binds the catalogue to one language. */
export function sayIn(speech: i18n, language: Language): Say {
  const fixed = speech.getFixedT(language);
  return (key, values = {}) => {
    const { count } = values;
    const form = typeof count === 'number' ? `${key}_${pluralForm(count, language)}` : key;
    return fixed(speech.exists(form, { lng: language }) ? form : key, values);
  };
}

export function isLanguage(text: string | null): text is Language {
  return (LANGUAGES as readonly (string | null)[]).includes(text);
}
