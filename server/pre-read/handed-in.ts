import type { PreReadAnswerRow, PreReadPersonRow } from '#server/storage/work/pre-reads.ts';

interface Said {
  readonly text: string;
  readonly at: string;
}

/** An answer as those who lead are told of it. */
interface HandedIn extends Said {
  /** What was handed in before, oldest first. */
  readonly earlier: readonly { readonly text: string; readonly until: string }[];
}

/**
 * What of an answer was handed in: what stood at those moments, and nothing that was only saved before or since. Null when
 * nothing was.
 */
export function handedInOf(
  answer: PreReadAnswerRow,
  mark: PreReadPersonRow | undefined,
): HandedIn | null {
  const moments = momentsOf(mark);
  const last = moments.at(-1);
  if (last === undefined) return null;
  const standing = stood(answer, last);
  const before = moments.map((moment) => stood(answer, moment).text);
  const earlier = answer.earlier.filter(({ text }) => text !== '' && before.includes(text));
  if (standing.text === '') return null;
  return { ...standing, earlier: earlier.filter(({ text }) => text !== standing.text) };
}

function momentsOf(mark: PreReadPersonRow | undefined): readonly string[] {
  if (!mark || mark.submittedAt === null) return [];
  // Rows of the first days know of the last moment only.
  return mark.handedIn?.map(({ at }) => at) ?? [mark.submittedAt];
}

function stood({ text, at, earlier }: PreReadAnswerRow, moment: string): Said {
  if (at <= moment) return { text, at };
  const past = earlier.find(({ until }) => until > moment);
  return { text: past?.text ?? '', at: moment };
}
