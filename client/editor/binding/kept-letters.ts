import type { Fragment, Mark } from '@tiptap/pm/model';
import type { TextChange } from '#client/editor/binding/text-change.ts';

/**
 * One change as several, with the letters in between that stay. What is struck stays where it stands: written anew among new
 * words it would be another letter to everybody else, in another place than the old one if they write there meanwhile.
 * Changes come in order, in places of the old content.
 */
export function aroundKept(before: Fragment, after: Fragment, change: TextChange): TextChange[] {
  const { at, removed, added } = change;
  if (removed === 0 || added === 0) return [change];
  const fresh = lettersIn(after, at, at + added);
  if (!fresh.some(({ isStruck }) => isStruck)) return [change];
  const old = lettersIn(before, at, at + removed);
  const changes: TextChange[] = [];
  let [from, next, passed] = [at, 0, 0];
  for (const [index, letter] of fresh.entries()) {
    if (!letter.isStruck) continue;
    let place = next;
    while (place < old.length && !isSame(old[place], letter)) place++;
    // Struck words that come from elsewhere.
    if (place === old.length) return [change];
    changes.push({ at: from, removed: at + place - from, added: index - passed });
    [from, next, passed] = [at + place + 1, place + 1, index + 1];
  }
  changes.push({ at: from, removed: at + removed - from, added: added - passed });
  return changes.filter((one) => one.removed > 0 || one.added > 0);
}

/** One unit of text. */
interface Letter {
  readonly text: string;
  readonly isStruck: boolean;
  readonly others: readonly Mark[];
}

function lettersIn(content: Fragment, from: number, to: number): Letter[] {
  const letters: Letter[] = [];
  content.nodesBetween(from, to, (node, start) => {
    const text = (node.text ?? '\0').slice(Math.max(0, from - start), to - start);
    const others = node.marks.filter(({ type }) => type.name !== DELETION);
    const isStruck = others.length < node.marks.length;
    for (let unit = 0; unit < text.length; unit++)
      letters.push({ text: text.charAt(unit), isStruck: isStruck && node.isText, others });
    return false;
  });
  return letters;
}

const DELETION = 'deletion';

/** Whether an old letter may be the same as one that is struck now: only the deletion is new on it. */
function isSame(old: Letter | undefined, { text, others }: Letter): boolean {
  return (
    old !== undefined &&
    old.text === text &&
    old.others.length === others.length &&
    old.others.every((mark) => mark.isInSet(others))
  );
}
