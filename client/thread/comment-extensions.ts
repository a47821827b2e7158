import { Extension, type Extensions, Node } from '@tiptap/core';
import { ListItem, ListKeymap } from '@tiptap/extension-list';
import { UndoRedo } from '@tiptap/extensions';
import { HebrewKeys } from '#client/editor/hebrew-keys.ts';
import { Mentions } from '#client/editor/mention/mention-extension.ts';
import { BulletList, OrderedList } from '#client/editor/nodes/lists.ts';
import { Bold, Link } from '#client/editor/nodes/marks.ts';
import { Mention } from '#client/editor/nodes/pointing-marks.ts';
import { HardBreak, Paragraph, Text } from '#client/editor/nodes/text-blocks.ts';

/** Items of a comment's list hold one paragraph: there is no list within a list. */
const FlatItem = ListItem.extend({ content: 'paragraph' });

interface FieldKeys {
  readonly send: () => void;
  readonly leave: () => void;
}

/** The small editor of a comment: bold, two kinds of lists, links and people. `keys` is asked at each press. */
export function commentExtensions(keys: () => FieldKeys): Extensions {
  return [
    Node.create({ name: 'doc', topNode: true, content: 'block+' }),
    Text,
    Paragraph.extend({ content: 'inline*', addAttributes: () => ({}) }),
    BulletList.extend({ content: 'listItem+', addAttributes: () => ({}) }),
    OrderedList.extend({
      content: 'listItem+',
      addAttributes: () => ({}),
      addInputRules: () => [],
    }),
    FlatItem,
    HardBreak,
    Bold,
    Link,
    Mention,
    Mentions,
    HebrewKeys,
    ListKeymap,
    UndoRedo,
    Extension.create({
      name: 'commentKeys',
      priority: 1000,
      addKeyboardShortcuts() {
        return {
          'Mod-Enter': () => {
            keys().send();
            return true;
          },
          Escape: () => {
            keys().leave();
            return true;
          },
        };
      },
    }),
  ];
}
