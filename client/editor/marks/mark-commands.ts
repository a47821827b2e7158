import { Extension } from '@tiptap/core';
import type { Direction } from '#client/editor/direction.ts';
import type { HIGHLIGHTS } from '#shared/paper/schema.ts';

export type HighlightColour = (typeof HIGHLIGHTS)[number];
/** As people name the sides; what is stored is where the line ends, because that turns with the paragraph. */
export type Side = 'right' | 'center' | 'left' | 'justify';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    paperFormatting: {
      /** Highlights the selection in a colour, or takes every colour away. */
      setHighlight: (colour: HighlightColour | null) => ReturnType;
      /** Takes away what only changes how words look; links, notes, references and mentions stay. */
      clearFormatting: () => ReturnType;
      /** Sets the paragraphs of the selection to a side. */
      setSide: (side: Side) => ReturnType;
    };
  }
}

/** Marks that carry no meaning of their own. */
export const LOOKS = [
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
  'highlight',
] as const;

/** What is stored for a side in a paragraph of a direction: nothing where lines start. */
export function alignOf(side: Side, direction: Direction): 'center' | 'end' | 'justify' | null {
  if (side === 'center' || side === 'justify') return side;
  return (side === 'right') === (direction === 'rtl') ? null : 'end';
}

export function sideOf(align: unknown, direction: Direction): Side {
  if (align === 'center' || align === 'justify') return align;
  return (align === 'end') === (direction === 'rtl') ? 'left' : 'right';
}

interface Options {
  readonly paper: Direction;
}

export const MarkCommands = Extension.create<Options>({
  name: 'markCommands',
  addOptions() {
    return { paper: 'rtl' };
  },
  addCommands() {
    const { paper } = this.options;
    return {
      setHighlight:
        (colour) =>
        ({ commands }) =>
          colour === null
            ? commands.unsetMark('highlight', { extendEmptyMarkRange: true })
            : commands.setMark('highlight', { colour }),
      clearFormatting:
        () =>
        ({ state, tr }) => {
          const { ranges, empty } = state.selection;
          const types = LOOKS.flatMap((name) => state.schema.marks[name] ?? []);
          if (empty) for (const type of types) tr.removeStoredMark(type);
          for (const { $from, $to } of ranges) {
            for (const type of types) tr.removeMark($from.pos, $to.pos, type);
          }
          return true;
        },
      setSide:
        (side) =>
        ({ state, tr }) => {
          for (const { $from, $to } of state.selection.ranges) {
            state.doc.nodesBetween($from.pos, $to.pos, (node, position) => {
              if (!('align' in node.attrs)) return;
              const direction =
                node.attrs['dir'] === null ? paper : (node.attrs['dir'] as Direction);
              const align = alignOf(side, direction);
              if (node.attrs['align'] !== align) tr.setNodeAttribute(position, 'align', align);
            });
          }
          return true;
        },
    };
  },
  addKeyboardShortcuts() {
    // Asked for at each press: commands belong to one state.
    const side = (to: Side) => () => this.editor.commands.setSide(to);
    return {
      'Mod-\\': () => this.editor.commands.clearFormatting(),
      'Mod-Shift-r': side('right'),
      'Mod-Shift-e': side('center'),
      'Mod-Shift-l': side('left'),
      'Mod-Shift-j': side('justify'),
    };
  },
});
