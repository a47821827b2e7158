import type { Block, Item } from '#shared/interchange/model.ts';
import type { Say } from '#shared/locale/say.ts';
import { CALLOUT_TONES, DIMENSIONS, LIST_STYLES, NODES } from '#shared/paper/schema.ts';
import type { Entry } from '#shared/suggestion/entry.ts';
import { restyledAttributes } from '#shared/suggestion/restyling.ts';

/** What somebody proposes about a block that no tracked change of Word can say. */
export interface Proposal {
  readonly entry: Entry;
  /** One line for each attribute. */
  readonly lines: readonly string[];
}

type Attributes = Readonly<Record<string, unknown>>;

/** What of a block can be said by Word's own tracked change of a paragraph. */
const SAID = { paragraph: ['dir', 'align'], heading: ['dir', 'align', 'level'] } as const;

/**
 * Proposals about a block, in words. Word says those about a paragraph's look, and one of them alone: the last, with what
 * all of them make. `wordCounts`: whether Word numbers the headings, so that it says also which of them count.
 */
export function proposalsOn(
  block: Block | Item,
  { say, isSince, wordCounts }: { say: Say; isSince: boolean; wordCounts: boolean },
): Proposal[] {
  const restyled = block.changes
    .filter(({ kind }) => kind === 'restyled')
    .toSorted((one, other) => one.at - other.at);
  const { type, attributes } = attributesOf(block);
  const said: readonly string[] =
    type === 'heading' && wordCounts
      ? [...SAID.heading, 'numbered']
      : (SAID[type as 'heading'] ?? []);
  return restyled.flatMap((entry) => {
    const isLast = entry === restyled.at(-1);
    const next = restyledAttributes(type, attributes, entry.to);
    const lines = Object.keys(NODES[type]?.attributes ?? {})
      .filter((name) => (attributes[name] ?? null) !== (next[name] ?? null))
      .filter((name) => !isLast || !said.includes(name))
      .map((name) =>
        say(isSince ? 'interchange.became' : 'interchange.proposes', {
          name: nameOf(name, say),
          old: valueOf(name, attributes[name] ?? null, say),
          new: valueOf(name, next[name] ?? null, say),
        }),
      );
    return lines.length > 0 ? [{ entry, lines }] : [];
  });
}

function attributesOf(block: Block | Item): {
  readonly type: string;
  readonly attributes: Attributes;
} {
  if (!('kind' in block))
    return block.isDone === null
      ? { type: 'listItem', attributes: {} }
      : { type: 'taskItem', attributes: { checked: block.isDone ? 'yes' : null } };
  switch (block.kind) {
    case 'paragraph':
    case 'caption':
      return { type: block.kind, attributes: { ...block } };
    case 'heading':
      return { type: 'heading', attributes: { ...block, numbered: block.counts ? null : 'no' } };
    case 'figure':
      return { type: 'figure', attributes: { dir: block.dir, width: block.width } };
    case 'list':
      return {
        type: block.of === 'numbers' ? 'orderedList' : 'bulletList',
        attributes: { start: block.start, style: block.numerals },
      };
    case 'frame':
      return {
        type: block.of === 'quote' ? 'blockquote' : block.of,
        attributes: { tone: block.tone, dimension: block.dimension },
      };
    default:
      return { type: block.kind, attributes: {} };
  }
}

const NAMES = [
  'level',
  'numbered',
  'align',
  'dir',
  'start',
  'style',
  'checked',
  'tone',
  'dimension',
  'width',
] as const;

function nameOf(name: string, say: Say): string {
  const known = NAMES.find((one) => one === name);
  return say(`compare.attribute.${known ?? 'other'}`);
}

function valueOf(name: string, told: unknown, say: Say): string {
  const value = typeof told === 'string' || typeof told === 'number' ? told : null;
  const known = <Value extends string>(values: readonly Value[]) =>
    values.find((one) => one === value);
  switch (name) {
    case 'style':
      return say(`tools.list.${known(LIST_STYLES) ?? 'byDepth'}`);
    case 'tone':
      return say(`tools.tone.${known(CALLOUT_TONES) ?? 'note'}`);
    case 'dimension': {
      const dimension = known(DIMENSIONS);
      return dimension ? say(`editor.dimension.${dimension}`) : say('compare.unset');
    }
    case 'checked':
    case 'numbered':
      return say(`interchange.value.${name}.${value === null ? 'unset' : 'set'}`);
    case 'dir':
      return say(`interchange.value.dir.${known(['ltr', 'rtl']) ?? 'unset'}`);
    case 'align':
      return say(`interchange.value.align.${known(['center', 'end', 'justify']) ?? 'unset'}`);
    case 'width':
      return value === null ? say('interchange.value.ownWidth') : `${String(value)}%`;
    default:
      return value === null ? say('compare.unset') : String(value);
  }
}
