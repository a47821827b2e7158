import { OPERATOR } from '#server/member/actor.ts';

/** Who takes a file out, as it is written down. */
export interface Taker {
  readonly by: string;
  /** What else is said of it. */
  readonly detail: Readonly<Record<string, string>>;
}

/** A person, for themselves. */
export const themselves = (personId: string): Taker => ({ by: personId, detail: {} });

/** The command, which is given what this person would be given. */
export const commandAs = (personId: string): Taker => ({
  by: OPERATOR.id,
  detail: { as: personId },
});
