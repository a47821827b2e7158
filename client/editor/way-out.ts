import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * The way out of the text for those who use only the keyboard: Tab is taken inside tables (next cell) and lists
 * (indent), and leaves everywhere else; after Escape it leaves from there too.
 */
export const WayOut = Extension.create({
  name: 'wayOut',
  addProseMirrorPlugins() {
    let mayLeave = false;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown(_, event) {
              const leaves = mayLeave && event.key === 'Tab';
              // Shift comes before a Tab that goes back, and changes nothing.
              if (event.key !== 'Shift') mayLeave = event.key === 'Escape' && !event.isComposing;
              // "Handled" without preventing the browser's own way with Tab.
              return leaves;
            },
          },
        },
      }),
    ];
  },
});
