import { createInstance } from 'i18next';
import { words as english } from '#shared/locale/en/words.ts';
import { words as hebrew } from '#shared/locale/he/words.ts';
import type { Language } from '#shared/member/person.ts';

/** Says a sentence of the catalogue, such as `say('mail.link.subject', { name })`. Values are put in as they are. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The words of one language, outside the browser: for mails, pages of the server and exports. */
export function speaker(language: Language): Say {
  const instance = createInstance();
  void instance.init({
    lng: language,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: language === 'he' ? hebrew : english } },
  });
  return (key, values) => instance.t(key, values ?? {});
}
