/** Letters that some system does not take in the name of a file, and signs that turn what is read around. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}]/gu;
const LONGEST = 80;

/** A file's name after the title of its paper: such as every system takes, and still told apart by people. */
export function fileNameOf(title: string, ending: string): string {
  const plain = title.replaceAll(FORBIDDEN, ' ').replaceAll(/\s+/g, ' ').trim();
  // Half a sign is taken by no header.
  const cut = plain.slice(0, LONGEST).replaceAll(/\p{Surrogate}/gu, '');
  // Neither a dot nor a blank at the ends: Windows drops them.
  const name = cut.replaceAll(/^[. ]+|[. ]+$/g, '');
  return `${name === '' ? 'paper' : name}.${ending}`;
}
