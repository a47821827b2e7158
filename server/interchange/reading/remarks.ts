import type { Means } from '#server/interchange/reading/means.ts';
import { momentOf } from '#server/interchange/reading/moments.ts';
import {
  below,
  childrenNamed,
  child,
  type Element,
  elements,
  isOn,
  textIn,
} from '#server/interchange/reading/xml-tree.ts';
import type { Line } from '#shared/thread/comment-body.ts';

/** One thing that somebody said in the margin. */
export interface ReadComment {
  /** Word's own number of it. */
  readonly comment: string;
  readonly author: string;
  readonly at: number;
  readonly lines: readonly Line[];
}

/** A comment with its replies. */
export interface ReadRemark {
  /** Eight letters, as the text's mark carries them. */
  readonly id: string;
  readonly isResolved: boolean;
  readonly comments: readonly ReadComment[];
  /** False where the file does not say to which words it belongs. */
  readonly isOnWords: boolean;
  /** The words, as they stand in the text. */
  readonly quote: string;
}

interface Told {
  readonly element: Element;
  readonly id: string;
  /** Of its last paragraph, by which Word ties replies together. */
  readonly paragraph: string;
}

/** The parts of a file that comments are told in. */
export interface RemarkParts {
  readonly comments: Element | undefined;
  readonly extended: Element | undefined;
  readonly ids: Element | undefined;
  readonly moments: Element | undefined;
}

interface Threads {
  /** Comments by the thread that they belong to, in their order. */
  readonly byThread: ReadonlyMap<string, readonly Told[]>;
  /** The thread that each first comment begins. */
  readonly ofComment: ReadonlyMap<string, string>;
  readonly resolved: ReadonlySet<string>;
}

/** Which comments answer which. */
export function threadsIn(parts: RemarkParts, newId: () => string): Threads {
  const all = childrenNamed(parts.comments, 'w:comment').map(
    (element): Told => ({
      element,
      id: element.attrs['w:id'] ?? '',
      paragraph: below(element, 'w:p').at(-1)?.attrs['w14:paraId']?.toUpperCase() ?? '',
    }),
  );
  const extended = new Map(
    childrenNamed(parts.extended, 'w15:commentEx').map(({ attrs }) => [
      attrs['w15:paraId']?.toUpperCase() ?? '',
      {
        parent: attrs['w15:paraIdParent']?.toUpperCase() ?? '',
        isDone: ['1', 'true'].includes(attrs['w15:done'] ?? ''),
      },
    ]),
  );
  const paragraphs = new Set(all.map(({ paragraph }) => paragraph));
  const ofParagraph = new Map<string, string>();
  const ofComment = new Map<string, string>();
  const byThread = new Map<string, Told[]>();
  const resolved = new Set<string>();
  const isReply = ({ paragraph }: Told) => {
    const parent = extended.get(paragraph)?.parent ?? '';
    return parent !== '' && parent !== paragraph && paragraphs.has(parent);
  };
  for (const told of all.filter((one) => !isReply(one))) {
    const thread = newId();
    byThread.set(thread, [told]);
    ofComment.set(told.id, thread);
    if (told.paragraph !== '') ofParagraph.set(told.paragraph, thread);
    if (extended.get(told.paragraph)?.isDone) resolved.add(thread);
  }
  for (const told of all.filter(isReply)) {
    // Word knows no replies to replies; a file that has them is read as one row.
    let parent = extended.get(told.paragraph)?.parent ?? '';
    for (let step = 0; step < 50 && !ofParagraph.has(parent); step++)
      parent = extended.get(parent)?.parent ?? '';
    const thread = ofParagraph.get(parent) ?? newId();
    const there = byThread.get(thread);
    if (there) there.push(told);
    else byThread.set(thread, [told]);
  }
  return { byThread, ofComment, resolved };
}

/** The remarks of a file, after its text was read. */
export function remarksOf(
  { byThread, resolved }: Threads,
  told: {
    readonly parts: RemarkParts;
    readonly means: Means;
    /** The words of each thread that has any. */
    readonly quotes: ReadonlyMap<string, string>;
  },
): ReadRemark[] {
  const { parts, means, quotes } = told;
  const moments = momentsIn(parts);
  return [...byThread].flatMap(([id, all]) => {
    const comments = all
      .map(({ element, id: comment, paragraph }): ReadComment => {
        const author = means.book.author(element.attrs['w:author']).id;
        const at = moments.get(paragraph) ?? means.book.at(element);
        return { comment, author, at, lines: linesIn(element) };
      })
      .filter(({ lines }) => lines.length > 0);
    if (comments.length === 0) return [];
    means.tally.add('remarks');
    if (comments.length > 1) means.tally.add('replies', comments.length - 1);
    const quote = quotes.get(id);
    const isOnWords = quote !== undefined;
    if (!isOnWords) means.tally.add('unplaced-remarks');
    return [{ id, isResolved: resolved.has(id), comments, isOnWords, quote: quote ?? '' }];
  });
}

/** The true moment of each comment, by its last paragraph. */
function momentsIn({ ids, moments }: RemarkParts): ReadonlyMap<string, number> {
  const durable = new Map(
    childrenNamed(moments, 'w16cex:commentExtensible').flatMap(({ attrs }) => {
      const at = momentOf(attrs['w16cex:dateUtc'], true);
      return at === null ? [] : [[attrs['w16cex:durableId'] ?? '', at] as const];
    }),
  );
  return new Map(
    childrenNamed(ids, 'w16cid:commentId').flatMap(({ attrs }) => {
      const at = durable.get(attrs['w16cid:durableId'] ?? '');
      return at === undefined ? [] : [[attrs['w16cid:paraId']?.toUpperCase() ?? '', at] as const];
    }),
  );
}

const MOST_LINES = 120;
const MOST_LETTERS = 8000;

/** The lines of a comment, its bold words bold; without blank ones at its ends. */
function linesIn(comment: Element): Line[] {
  let left = MOST_LETTERS;
  const lines = below(comment, 'w:p').map((paragraph): Line => {
    const runs = below(paragraph, 'w:r').flatMap((run) => {
      const text = wordsIn(run).slice(0, left);
      left -= text.length;
      const properties = child(run, 'w:rPr');
      const isBold = isOn(child(properties, 'w:b')) ?? isOn(child(properties, 'w:bCs')) ?? false;
      return text === '' ? [] : [{ text, ...(isBold && { bold: true as const }) }];
    });
    return { runs: joined(runs) };
  });
  const hasWords = ({ runs }: Line) => runs.some(({ text }) => text.trim() !== '');
  const first = lines.findIndex(hasWords);
  const last = lines.findLastIndex(hasWords);
  return first === -1 ? [] : lines.slice(first, Math.min(last + 1, first + MOST_LINES));
}

function joined(runs: Line['runs']): Line['runs'] {
  const all: Line['runs'] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last && last.bold === run.bold) all.splice(-1, 1, { ...last, text: last.text + run.text });
    else all.push(run);
  }
  return all;
}

function wordsIn(run: Element): string {
  return elements(run)
    .map((one) => {
      if (one.name === 'w:t') return textIn(one);
      return one.name === 'w:tab' || one.name === 'w:br' ? ' ' : '';
    })
    .join('')
    .replaceAll(/[\p{Cc}\u202A-\u202E\uFFFC\u2028\u2029]/gu, ' ');
}
