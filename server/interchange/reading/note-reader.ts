import type { Means, Place } from '#server/interchange/reading/means.ts';
import { Fields } from '#server/interchange/reading/fields.ts';
import type { Raw } from '#server/interchange/reading/raw.ts';
import { inlineOf } from '#server/interchange/reading/items.ts';
import { readStory } from '#server/interchange/reading/story.ts';
import type { Relations } from '#server/interchange/reading/relations.ts';
import { childrenNamed, type Element } from '#server/interchange/reading/xml-tree.ts';
import { type Inline, type Note, PLAIN_LOOK, type Words } from '#shared/interchange/model.ts';

/** A part that holds notes, with what it points to. */
export interface NotePart {
  readonly root: Element | undefined;
  readonly relations: Relations;
}

/** Reads notes where their numbers stand. */
export function noteReader(
  means: Means,
  parts: Readonly<Record<'footnote' | 'endnote', NotePart>>,
): NonNullable<Place['note']> {
  const find = (kind: 'footnote' | 'endnote') =>
    new Map(
      childrenNamed(parts[kind].root, `w:${kind}`)
        .filter(({ attrs }) => (attrs['w:type'] ?? 'normal') === 'normal')
        .map((one) => [one.attrs['w:id'] ?? '', one]),
    );
  const notes = { footnote: find('footnote'), endnote: find('endnote') };
  return (kind, id) => {
    const element = notes[kind].get(id);
    if (!element) return null;
    const { relations } = parts[kind];
    const raws = readStory(element, {
      means,
      relations,
      fields: new Fields(),
      around: [],
      note: null,
    });
    const paragraphs = linesOf(raws);
    if (paragraphs.length > 1) means.tally.add('joined-notes');
    const inline = trimmed(paragraphs.flatMap((one, at) => (at === 0 ? one : [BLANK, ...one])));
    if (inline.length === 0) return null;
    means.tally.add('notes');
    if (kind === 'endnote') means.tally.add('endnotes');
    return { kind: 'note', id: `note-${means.newId()}`, number: null, inline };
  };
}

type InNote = Note['inline'][number];

function linesOf(raws: readonly Raw[]): InNote[][] {
  return raws.flatMap((raw) => {
    if (raw.kind !== 'paragraph') return [];
    const line = inlineOf(raw.pieces).flatMap((one: Inline): InNote[] => {
      if (one.kind === 'line-break' || one.kind === 'proposed-end') return [BLANK];
      return one.kind === 'note' ? [] : [one];
    });
    return line.length > 0 ? [line] : [];
  });
}

const BLANK: Words = { kind: 'words', text: ' ', look: PLAIN_LOOK, changes: [], threads: [] };

/** Without the blank between the number and the words. */
function trimmed(inline: readonly InNote[]): InNote[] {
  const [first, ...rest] = inline;
  if (first?.kind !== 'words') return [...inline];
  const text = first.text.replace(/^\s+/, '');
  return text === '' ? trimmed(rest) : [{ ...first, text }, ...rest];
}
