import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { sharedPaperKey } from '#client/editor/binding/collaboration.ts';

export interface UnshownPartsOptions {
  /** The sentence that stands in place of what cannot be shown. */
  readonly sentence: string;
}

/**
 * Something in the paper that this editor does not know (written by a newer program, or by a broken one) is neither
 * dropped nor changed: a neutral line stands in its place.
 */
export const UnshownParts = Extension.create<UnshownPartsOptions>({
  name: 'unshownParts',
  addOptions() {
    return { sentence: '' };
  },
  addProseMirrorPlugins() {
    const { sentence } = this.options;
    const placeholder = () => {
      const line = document.createElement('span');
      line.className = 'unshown-part';
      line.contentEditable = 'false';
      line.textContent = sentence;
      return line;
    };
    return [
      new Plugin({
        props: {
          decorations(state) {
            const places = sharedPaperKey.getState(state)?.binding.unshown() ?? [];
            if (places.length === 0) return null;
            return DecorationSet.create(
              state.doc,
              places.map((place) =>
                Decoration.widget(place, placeholder, { ignoreSelection: true }),
              ),
            );
          },
        },
      }),
    ];
  },
});
