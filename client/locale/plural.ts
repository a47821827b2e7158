import type { Language } from '#shared/member/person.ts';

/**
 * The plural form of a count. Our own three lines instead of the platform's rules, because browsers from before 2023
 * know a fourth Hebrew form ("many"), for which a catalogue of three has no sentence.
 */
export function pluralForm(count: number, language: Language): 'one' | 'two' | 'other' {
  if (count === 1) return 'one';
  return count === 2 && language === 'he' ? 'two' : 'other';
}
