import type {
  AttributeChange,
  Comparison,
  Difference,
  MarkChange,
  Piece,
  Stop,
} from '#shared/compare/comparison.ts';
import { DIMENSIONS } from '#shared/paper/schema.ts';
import type { Say } from '#client/locale/speech.ts';

const ATTRIBUTES = [
  'type',
  'level',
  'numbered',
  'align',
  'dir',
  'start',
  'style',
  'checked',
  'tone',
  'dimension',
  'links',
  'file',
  'alt',
  'pixels',
  'width',
  'colspan',
  'rowspan',
  'colwidth',
] as const;
const MARKS = [
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
  'highlight',
  'link',
] as const;
/** What is told with what it was and became; of the rest only that it differs. */
const TOLD = new Set(['level', 'start', 'dimension', 'alt', 'type', 'width']);

const THINGS: Readonly<Record<string, Stop['thing']>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  caption: 'caption',
  bulletList: 'list',
  orderedList: 'list',
  taskList: 'list',
  blockquote: 'quote',
  callout: 'callout',
  challenge: 'challenge',
  interventionPoint: 'interventionPoint',
  recommendation: 'recommendation',
};

/** A stop in words: "נוסף: פסקה". */
export function stopWords(stop: Stop, say: Say): string {
  return `${say(`compare.kind.${stop.kind}`)}: ${say(`compare.thing.${stop.thing}`)}`;
}

/** The changes of a block and of all in it, in words; what is many times the same is said once. */
export function changesInWords(difference: Difference, { stops }: Comparison, say: Say): string[] {
  const lines: string[] = [];
  const walk = ({ stop, attributes, pieces, children }: Difference) => {
    const known = stop === null ? undefined : stops[stop];
    if (known) lines.push(stopWords(known, say));
    for (const change of attributes) lines.push(attributeWords(change, say));
    const looks = looksIn(pieces ?? [], say);
    if (looks !== '') lines.push(say('compare.looks', { marks: looks }));
    for (const child of children ?? []) walk(child);
  };
  walk(difference);
  return [...new Set(lines)];
}

/** Whether a block or anything in it is told as a change. */
export function isChanged({ kind, stop, move, children }: Difference): boolean {
  if (stop !== null || move !== null || kind === 'added' || kind === 'removed') return true;
  return (children ?? []).some(isChanged);
}

function attributeWords({ name, old, new: next }: AttributeChange, say: Say): string {
  const known = ATTRIBUTES.find((one) => one === name) ?? 'other';
  const label = say(`compare.attribute.${known}`);
  if (!TOLD.has(name)) return label;
  return say('compare.became', {
    name: label,
    old: valueWords(name, old, say),
    new: valueWords(name, next, say),
  });
}

function valueWords(name: string, value: string | number | null, say: Say): string {
  if (value === null) return say('compare.unset');
  if (name === 'dimension') {
    const dimension = DIMENSIONS.find((one) => one === value);
    return dimension ? say(`editor.dimension.${dimension}`) : String(value);
  }
  if (name === 'type') return say(`compare.thing.${THINGS[value] ?? 'other'}`);
  return name === 'width' ? `${String(value)}%` : String(value);
}

function looksIn(pieces: readonly Piece[], say: Say): string {
  const marks = pieces.flatMap((piece): readonly MarkChange[] =>
    piece.kind === 'restyled' ? piece.marks : [],
  );
  const names = marks.map(({ type }) => MARKS.find((one) => one === type) ?? 'other');
  return [...new Set(names)].map((name) => say(`compare.mark.${name}`)).join(', ');
}
