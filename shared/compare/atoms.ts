import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import type { CompareOptions } from '#shared/compare/comparison.ts';
import type { Inline } from '#shared/compare/inline.ts';

/**
 * The least that is told apart inside a block: a word, a sign, a line break, a reference, a mention, a whole footnote;
 * with the blanks that follow it.
 */
export interface Atom {
  /** Equal for atoms that are the same to the reader. */
  readonly key: string;
  readonly kind: 'word' | 'sign' | 'break' | 'reference' | 'mention' | 'note';
  readonly from: number;
  /** Where its own letters end and the blanks begin. */
  readonly end: number;
  readonly to: number;
  /** Of a footnote. */
  readonly noteId: string | null;
}

const NIQQUD = /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7]/gu;
const SIGNS = /[\p{P}\p{S}\p{Cf}]/gu;
const BLANKS = /^[\s\u00A0]+$/u;

/** A text as it is compared: what the reader asked not to see is not in it. */
export function folded(text: string, options: CompareOptions): string {
  let kept = text;
  if (options.ignoreNiqqud) kept = kept.replaceAll(NIQQUD, '');
  if (options.ignorePunctuation) kept = kept.replaceAll(SIGNS, ' ').replaceAll(/\s+/gu, ' ').trim();
  return kept;
}

// ICU knows Hebrew: gershayim and geresh stay in their word, a maqaf parts two.
const segmenter = new Intl.Segmenter('he', { granularity: 'word' });

interface Segment {
  readonly text: string;
  readonly isWord: boolean;
  readonly isBlank: boolean;
}

/** Blanks, and what stands between them. */
const CHUNKS = /[\s\u00A0]+|[^\s\u00A0]+/gu;
/** Letters of Hebrew with their niqqud, or plain Latin ones, and at most one sign behind them. */
const PLAIN_WORD =
  /^([\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u05D0-\u05EA]+|[a-zA-Z]+)([.,:;!?)]?)$/u;

/** The words and signs of a text. Plain words are cut by hand, which gives the same and is many times faster. */
function* segmentsOf(text: string): Generator<Segment> {
  for (const [chunk] of text.matchAll(CHUNKS)) {
    if (BLANKS.test(chunk)) {
      yield { text: chunk, isWord: false, isBlank: true };
      continue;
    }
    const [, word, sign = ''] = PLAIN_WORD.exec(chunk) ?? [];
    if (word !== undefined) {
      yield { text: word, isWord: true, isBlank: false };
      if (sign !== '') yield { text: sign, isWord: false, isBlank: false };
      continue;
    }
    for (const { segment, isWordLike = false } of segmenter.segment(chunk)) {
      yield { text: segment, isWord: isWordLike, isBlank: false };
    }
  }
}

/** The atoms of a block, which together are all of its letters. */
export function atomsOf(inline: Inline, options: CompareOptions): Atom[] {
  const atoms: Atom[] = [];
  for (const { from, to, special } of stretchesOf(inline)) {
    if (special) {
      const key = `${special.kind} ${special.value}`;
      const noteId = special.kind === 'note' ? special.value : null;
      atoms.push({ key, kind: special.kind, from, end: to, to, noteId });
    } else addWords(atoms, inline.text.slice(from, to), from, options);
  }
  return atoms;
}

interface Special {
  readonly kind: 'break' | 'reference' | 'mention' | 'note';
  readonly value: string;
}

interface Stretch {
  readonly from: number;
  to: number;
  readonly special: Special | null;
}

/** The block cut where words end and something else begins; the texts of one footnote are one stretch. */
function stretchesOf({ spans }: Inline): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from, to, node } of spans) {
    const special = specialOf(node.type, node.marks ?? [], node.text ?? '');
    const last = stretches.at(-1);
    const joins =
      last && last.special?.kind === special?.kind && last.special?.value === special?.value;
    if (joins && special?.kind !== 'break' && special?.kind !== 'reference') last.to = to;
    else stretches.push({ from, to, special });
  }
  return stretches;
}

function specialOf(
  type: string,
  marks: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[],
  text: string,
): Special | null {
  if (type !== 'text') return { kind: 'break', value: type };
  const valueOf = (name: string, attribute: string) => {
    const value = marks.find((mark) => mark.type === name)?.attrs?.[attribute];
    return typeof value === 'string' ? value : null;
  };
  const note = valueOf('footnote', 'id');
  if (note !== null) return { kind: 'note', value: note };
  const to = valueOf('reference', 'to');
  if (to !== null && text === REFERENCE_CHARACTER) return { kind: 'reference', value: to };
  const person = valueOf('mention', 'person');
  return person === null ? null : { kind: 'mention', value: `${person} ${text}` };
}

function addWords(atoms: Atom[], text: string, start: number, options: CompareOptions): void {
  const begin = atoms.length;
  // Signs that are not to be seen stand before no atom: the first word takes them.
  let lead: number | null = null;
  let to = start;
  for (const { text: segment, isWord, isBlank } of segmentsOf(text)) {
    const from = to;
    to += segment.length;
    const last = atoms.at(-1);
    const isGap = isBlank || (options.ignorePunctuation && !isWord);
    // Blanks behind a footnote belong to it as those behind a word do; its signs stay in the text.
    const isBehind = last !== undefined && (atoms.length > begin || isBlank);
    if (isGap && isBehind) atoms.splice(-1, 1, { ...last, to });
    else if (isGap && options.ignorePunctuation) lead ??= from;
    else {
      const key = isBlank ? ' ' : isWord ? folded(segment, options) : segment;
      const kind = isWord ? 'word' : 'sign';
      atoms.push({ key, kind, from: lead ?? from, end: isBlank ? from : to, to, noteId: null });
      lead = null;
    }
  }
  if (lead !== null)
    atoms.push({ key: ' ', kind: 'sign', from: lead, end: lead, to, noteId: null });
}
