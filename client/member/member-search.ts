import { formsOf } from '#shared/search/word-forms.ts';
import type { MemberCard } from '#shared/member/member-contract.ts';

const FINAL_LETTERS: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };

/** Folds what people type differently: case, niqqud, final letters, and the marks of abbreviations (מנכ״ל is מנכל). */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\p{Cf}״"׳'”“’‘]/gu, '')
    .replaceAll(/[ךםןףץ]/g, (letter) => FINAL_LETTERS[letter] ?? letter)
    .replaceAll(/[־–-]/g, ' ');
}

/** Whether every sought word, or a form of it, occurs somewhere in what is known of a member. */
export function matches(member: MemberCard, sought: string): boolean {
  const { name, title, office, region, expertise, email } = member;
  return findsWords([name, title, office, region, expertise, email].join(' '), sought);
}

/**
 * Whether every sought word occurs in a text: as it is typed, while it is still being typed, or in another form of a
 * Hebrew word ("המחוזות" finds "מחוז").
 */
export function findsWords(text: string, sought: string): boolean {
  const known = folded(text);
  const words = folded(sought).split(/\s+/).filter(Boolean);
  if (words.every((word) => known.includes(word))) return true;
  const forms = new Set(known.split(/[\s,;.()]+/).flatMap((word) => formsOf(word)));
  return words.every(
    (word) => known.includes(word) || formsOf(word).some((form) => isIn(form, forms)),
  );
}

/** Forms of two letters are shared by words that have nothing in common. */
const isIn = (form: string, forms: ReadonlySet<string>) => form.length > 2 && forms.has(form);
