import type { Say } from '#shared/locale/say.ts';

/** Stands in for the value while the sentence is looked up; a name can never hold it. */
const MARK = '\u0000';

interface SentenceProps {
  readonly say: Say;
  readonly of: string;
  /** The one value in the sentence, by its name in the catalogue. */
  readonly name: string;
  readonly value: string;
}

/** A sentence of the catalogue with a name or a number in it, which `<bdi>` keeps from turning its neighbours around. */
export function Sentence({ say, of, name, value }: SentenceProps) {
  const [before, after] = say(of, { [name]: MARK }).split(MARK);
  return (
    <>
      {before}
      <bdi>{value}</bdi>
      {after}
    </>
  );
}
