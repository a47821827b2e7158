import { Mark, markInputRule } from '@tiptap/core';
import { markAttributes } from '#client/editor/shared-attributes.ts';
import { isSafeAddress } from '#shared/paper/safe-address.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    paperMarks: {
      /** Links the selected words; refused (false) for an address that is not safe. */
      setLink: (address: string) => ReturnType;
      /** Removes the link under the caret or in the selection. */
      unsetLink: () => ReturnType;
    };
  }
}

export const Bold = Mark.create({
  name: 'bold',
  parseHTML() {
    return [
      { tag: 'strong' },
      // Google Docs wraps whole pastes in <b style="font-weight:normal">.
      { tag: 'b', getAttrs: (element) => element.style.fontWeight !== 'normal' && null },
      {
        style: 'font-weight',
        getAttrs: (value) => /^(?:bold(?:er)?|[6-9]00)$/.test(value) && null,
      },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    return ['strong', HTMLAttributes, 0];
  },
  addKeyboardShortcuts() {
    return { 'Mod-b': () => this.editor.commands.toggleMark(this.name) };
  },
  addInputRules() {
    return [markInputRule({ find: /(?:^|\s)(\*\*([^*\s][^*]*)\*\*)$/, type: this.type })];
  },
});

export const Italic = Mark.create({
  name: 'italic',
  parseHTML() {
    return [
      { tag: 'em' },
      { tag: 'i', getAttrs: (element) => element.style.fontStyle !== 'normal' && null },
      { style: 'font-style=italic' },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    return ['em', HTMLAttributes, 0];
  },
  addKeyboardShortcuts() {
    return { 'Mod-i': () => this.editor.commands.toggleMark(this.name) };
  },
});

export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  addAttributes() {
    return markAttributes(this.name);
  },
  parseHTML() {
    return [
      {
        tag: 'a[href]',
        getAttrs: (element) => isSafeAddress(element.getAttribute('href')) && null,
      },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    return ['a', { ...HTMLAttributes, rel: 'noopener noreferrer nofollow', target: '_blank' }, 0];
  },
  addCommands() {
    return {
      setLink:
        (address) =>
        ({ chain }) =>
          isSafeAddress(address) && chain().setMark(this.name, { href: address }).run(),
      unsetLink:
        () =>
        ({ chain }) =>
          chain().unsetMark(this.name, { extendEmptyMarkRange: true }).run(),
    };
  },
});
