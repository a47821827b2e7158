import { firstOf } from '#server/interchange/word/first-of.ts';
import type { Writing } from '#server/interchange/word/writing.ts';
import { tag, val } from '#server/interchange/word/xml.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** Word's own limits. */
const LONGEST_TAG = 64;
const LONGEST_TITLE = 64;

/**
 * What a reference shows, in a control that says what it points to: by it a file that comes home has the reference again
 * and not only its words. The title of the control is what was written, so that what somebody wrote over it is seen.
 */
export function pointerXml(
  writing: Writing,
  {
    to,
    label,
    changes,
  }: { readonly to: string; readonly label: string; readonly changes: readonly Entry[] },
  shown: string,
): string {
  const name = `reference:${to}`;
  if (shown === '' || name.length > LONGEST_TAG || label.length > LONGEST_TITLE) return shown;
  const properties = tag(
    'w:sdtPr',
    {},
    val('alias', label),
    val('tag', name),
    '<w15:appearance w15:val="hidden"/>',
  );
  const [start, end] = edges(writing, changes);
  const content = tag('w:sdtContent', {}, start.inside, shown, end.inside);
  return `${start.outside}${tag('w:sdt', {}, properties, content)}${end.outside}`;
}

interface Edge {
  readonly outside: string;
  readonly inside: string;
}

/** A control that came or is to go with its words: Word marks its beginning and its end, each by a range of its own. */
function edges(writing: Writing, changes: readonly Entry[]): readonly [start: Edge, end: Edge] {
  const kinds = [
    ['Ins', firstOf(changes, 'insertion')],
    ['Del', firstOf(changes, 'deletion')],
  ] as const;
  const start = { outside: '', inside: '' };
  const end = { outside: '', inside: '' };
  for (const [kind, entry] of kinds) {
    if (!entry) continue;
    const range = () => {
      const facts = writing.revision(entry);
      return [
        tag(`w:customXml${kind}RangeStart`, facts),
        tag(`w:customXml${kind}RangeEnd`, { 'w:id': facts['w:id'] }),
      ] as const;
    };
    const [before, after] = [range(), range()];
    start.outside += before[0];
    start.inside += before[1];
    end.inside += after[0];
    end.outside += after[1];
  }
  return [start, end];
}
