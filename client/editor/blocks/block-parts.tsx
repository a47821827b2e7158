import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import {
  ArrowDown,
  ArrowUp,
  Copy,
  ScrollText,
  Link2,
  MessageSquarePlus,
  Trash2,
} from 'lucide-react';
import { TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { HEADING_LEVELS } from '#client/editor/nodes/text-blocks.ts';
import type { ToolLine, ToolPart } from '#client/editor/tools/ToolMenu.tsx';
import type { Say } from '#client/locale/speech.ts';
import { showToast } from '#client/ui/toast.ts';

type Chain = ReturnType<Editor['chain']>;

const ICON = { size: 17, 'aria-hidden': true } as const;

/** Where the block of the paper's first level stands that holds the caret. */
export function blockAtCaret({ selection: { $from } }: EditorState): number {
  return $from.depth > 0 ? $from.before(1) : $from.pos;
}

/** The address of one block of this paper; null where it has none yet. */
export function blockAddress(state: EditorState, position: number): string | null {
  const id: unknown = state.doc.nodeAt(position)?.attrs['id'];
  return typeof id === 'string' ? `${location.origin}${location.pathname}#b-${id}` : null;
}

/** What can be done with a block as a whole, whether its menu was opened by its handle, a key or the toolbar. */
export function blockParts(editor: Editor, position: number, say: Say): ToolPart[] {
  const can = editor.can();
  const act = (
    id: string,
    words: string,
    icon: ToolLine['icon'],
    run: ToolLine['run'],
  ): ToolLine => ({ id, words, icon, run });
  return [
    {
      lines: [
        {
          ...act('up', say('tools.block.up'), <ArrowUp {...ICON} />, (chain) =>
            chain.moveBlockAt(position, 'up'),
          ),
          isPossible: can.moveBlockAt(position, 'up'),
          keys: 'Alt+Shift+↑',
        },
        {
          ...act('down', say('tools.block.down'), <ArrowDown {...ICON} />, (chain) =>
            chain.moveBlockAt(position, 'down'),
          ),
          isPossible: can.moveBlockAt(position, 'down'),
          keys: 'Alt+Shift+↓',
        },
        act('remark', say('thread.make.onBlock'), <MessageSquarePlus {...ICON} />, (chain) =>
          chain.remark('block'),
        ),
        act('story', say('story.openBlock'), <ScrollText {...ICON} />, (chain) => {
          // After the menu has gone, and with it the focus that it holds.
          queueMicrotask(() => editor.emit('toolWish', 'storyBlock'));
          return chain;
        }),
        act('duplicate', say('tools.block.duplicate'), <Copy {...ICON} />, (chain) =>
          chain.duplicateBlockAt(position),
        ),
        act('link', say('tools.block.copyLink'), <Link2 {...ICON} />, (chain) => {
          void copyAddress(blockAddress(editor.state, position), say);
          return chain;
        }),
        {
          ...act('delete', say('tools.block.erase'), <Trash2 {...ICON} />, (chain) =>
            chain.deleteBlockAt(position),
          ),
          isDanger: true,
        },
      ],
    },
    { title: say('tools.block.turnInto'), lines: turnInto(say) },
  ];
}

function turnInto(say: Say): ToolLine[] {
  const line = (id: string, words: string, run: (chain: Chain) => Chain): ToolLine => ({
    id: `into-${id}`,
    words,
    run,
  });
  return [
    line('body', say('tools.insert.body'), (chain) => chain.setParagraph()),
    ...HEADING_LEVELS.map((level) =>
      line(`heading-${level}`, say('tools.insert.heading', { level }), (chain) =>
        chain.setHeading(level),
      ),
    ),
    line('bullets', say('tools.insert.bullets'), (chain) => chain.toggleBulletList()),
    line('numbers', say('tools.insert.numbers'), (chain) => chain.toggleOrderedList()),
    line('tasks', say('tools.insert.tasks'), (chain) => chain.toggleTaskList()),
    line('quote', say('tools.insert.quote'), (chain) => chain.toggleBlockquote()),
    line('callout', say('tools.callout.label'), (chain) => chain.setCallout(null)),
    ...TYPED_BLOCKS.map((kind) =>
      line(kind, say(`editor.block.${kind}`), (chain) => chain.toggleTypedBlock(kind)),
    ),
  ];
}

async function copyAddress(address: string | null, say: Say): Promise<void> {
  if (address === null) {
    showToast('warning', say('tools.block.noLink'));
    return;
  }
  try {
    await navigator.clipboard.writeText(address);
    showToast('done', say('tools.block.copied'));
  } catch {
    showToast('warning', say('tools.block.notCopied', { address: `\u2068${address}\u2069` }));
  }
}
