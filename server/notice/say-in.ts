import { type Say, speaker } from '#shared/locale/say.ts';
import type { Language } from '#shared/member/person.ts';

const speakers = new Map<Language, Say>();

/** The words of a language for mails and pages of the server, loaded once. */
export function sayIn(language: Language): Say {
  const known = speakers.get(language) ?? speaker(language);
  speakers.set(language, known);
  return known;
}
