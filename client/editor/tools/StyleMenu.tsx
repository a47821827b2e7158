import type { Editor } from '@tiptap/core';
import { ChevronDown } from 'lucide-react';
import { shortcut } from '#client/editor/shortcut.ts';
import { HEADING_LEVELS } from '#client/editor/nodes/text-blocks.ts';
import { ToolMenu } from '#client/editor/tools/ToolMenu.tsx';
import { useSay } from '#client/locale/Locale.tsx';

interface StyleMenuProps {
  readonly editor: Editor;
  /** Of the heading at the caret, 0 for body text. */
  readonly level: number;
}

/** Chooses between body text and four levels of headings; its button says which it is. */
export function StyleMenu({ editor, level }: StyleMenuProps) {
  const say = useSay();
  const name = (of: number) =>
    of === 0 ? say('editor.tools.body') : say('editor.tools.heading', { level: of });
  return (
    <ToolMenu
      editor={editor}
      label={say('editor.tools.styleIs', { style: name(level) })}
      isWords
      parts={() => [
        {
          chosen: [`style-${level}`],
          lines: [0, ...HEADING_LEVELS].map((of) => ({
            id: `style-${of}`,
            words: name(of),
            keys: shortcut('Alt', String(of)),
            run: (chain) => {
              const heading = HEADING_LEVELS.find((known) => known === of);
              return heading === undefined ? chain.setParagraph() : chain.setHeading(heading);
            },
          })),
        },
      ]}
    >
      {name(level)}
      <ChevronDown size={15} aria-hidden="true" />
    </ToolMenu>
  );
}
