import { trimmed } from '#server/interchange/reading/page/lines.ts';
import { withoutLabel } from '#server/interchange/reading/page/caption-label.ts';
import type { Block, Frame, Inline, List } from '#shared/interchange/model.ts';
import { words as english } from '#shared/locale/en/words.ts';
import { words as hebrew } from '#shared/locale/he/words.ts';
import { hebrewNumeral } from '#shared/paper/hebrew-numeral.ts';
import { CALLOUT_TONES, TYPED_BLOCKS } from '#shared/paper/schema.ts';

type Meaning = Pick<Frame, 'of' | 'tone'>;

/** What a quotation is, by the bold line over it. */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  [hebrew, english].flatMap(({ editor, tools }): [string, Meaning][] => [
    ...TYPED_BLOCKS.map((of): [string, Meaning] => [editor.block[of], { of, tone: null }]),
    ...CALLOUT_TONES.map((tone): [string, Meaning] => [tools.tone[tone], { of: 'callout', tone }]),
    [tools.tone.note, { of: 'callout', tone: null }],
  ]),
);
const NUMBERED = /^(.*?)(?:\s+[\dא-ת]{1,4}(?:\.\d{1,4}){0,4})?$/u;
const OF_TABLE = /^\s*(?:טבלה|לוח|table)\s+\d+\s*:/i;

/**
 * What Markdown has no sign for and is written in words, read again: labels over blocks, captions over tables, and lists
 * in Hebrew letters.
 */
export function withMeanings(blocks: readonly Block[]): Block[] {
  return blocks.map((block, at) => {
    if (block.kind === 'frame') return framed({ ...block, blocks: withMeanings(block.blocks) });
    if (block.kind === 'list') return lettered(block);
    const next = blocks[at + 1];
    if (block.kind !== 'paragraph' || next?.kind !== 'table') return block;
    const line = boldLine(block);
    if (line === null || !OF_TABLE.test(line)) return block;
    const plain = block.inline.map((one) =>
      'look' in one ? { ...one, look: { ...one.look, bold: false } } : one,
    );
    const { id, changes, dir } = block;
    return {
      kind: 'caption',
      id,
      changes,
      dir,
      inline: withoutLabel(plain),
      number: null,
      label: null,
    };
  });
}

function framed(frame: Frame): Frame {
  const [first, ...rest] = frame.blocks;
  const line = frame.of === 'quote' && first ? boldLine(first) : null;
  const [, words = ''] = NUMBERED.exec(line ?? '') ?? [];
  const meaning = MEANINGS.get(words.trim());
  if (!meaning) return frame;
  return { ...frame, ...meaning, blocks: rest.length > 0 ? rest : [emptied(first)] };
}

const emptied = (block: Block | undefined): Block =>
  block && 'inline' in block
    ? { ...block, inline: [] }
    : {
        kind: 'paragraph',
        id: null,
        changes: [],
        dir: null,
        align: null,
        number: null,
        inline: [],
      };

/** The words of a paragraph that is bold from end to end. */
function boldLine(block: Block): string | null {
  if (block.kind !== 'paragraph' || block.inline.length === 0) return null;
  const isBold = block.inline.every((one) => one.kind === 'words' && one.look.bold);
  return isBold ? block.inline.map((one) => (one.kind === 'words' ? one.text : '')).join('') : null;
}

const LETTERS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 400 }, (_, at) => [hebrewNumeral(at + 1), at + 1]),
);
const LETTER = /^([א-ת]{1,4})\.\s+/u;

function lettered(list: List): List {
  const items = list.items.map((item) => ({ ...item, blocks: withMeanings(item.blocks) }));
  const told = { ...list, items };
  if (list.of !== 'bullets') return told;
  const starts = items.map(({ blocks: [first] }) => (first ? letterOf(first) : null));
  const [start] = starts;
  if (start === null || start === undefined) return told;
  if (starts.some((number, at) => number !== start + at)) return told;
  return {
    ...told,
    of: 'numbers',
    numerals: 'hebrew',
    start: start === 1 ? null : start,
    items: items.map((item) => ({
      ...item,
      blocks: item.blocks.map((block, at) => (at === 0 ? withoutLetter(block) : block)),
    })),
  };
}

function letterOf(block: Block): number | null {
  const [first] = block.kind === 'paragraph' ? block.inline : [];
  const [, letters = ''] = first?.kind === 'words' ? (LETTER.exec(first.text) ?? []) : [];
  return LETTERS.get(letters) ?? null;
}

function withoutLetter(block: Block): Block {
  if (block.kind !== 'paragraph') return block;
  const [first, ...rest] = block.inline;
  if (first?.kind !== 'words') return block;
  const text = first.text.replace(LETTER, '');
  const inline: Inline[] = text === '' ? rest : [{ ...first, text }, ...rest];
  return { ...block, inline: trimmed(inline) };
}
