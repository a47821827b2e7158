import type { MemberCard } from '#shared/member/member-contract.ts';

const FINAL_LETTERS: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };

/** Folds what people type differently: case, niqqud, final letters, and the marks of abbreviations (מנכ״ל is מנכל). */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\p{Cf}״"׳'”“’‘]/gu, '')
    .replaceAll(/[ךםןףץ]/g, (letter) => FINAL_LETTERS[letter] ?? letter)
    .replaceAll(/[־–-]/g, ' ');
}

/** Whether every sought word occurs somewhere in what is known of a member. */
export function matches(member: MemberCard, sought: string): boolean {
  const { name, title, office, region, expertise, email } = member;
  const known = folded([name, title, office, region, expertise, email].join(' '));
  return folded(sought)
    .split(/\s+/)
    .every((word) => known.includes(word));
}
