import type { Editor } from '@tiptap/core';
import {
  ALargeSmall,
  Bold,
  Highlighter,
  Italic,
  Link2,
  RemoveFormatting,
  Strikethrough,
  Subscript,
  Superscript,
  Underline,
} from 'lucide-react';
import { HIGHLIGHTS } from '#shared/paper/schema.ts';
import { shortcut } from '#client/editor/shortcut.ts';
import { ToolButton } from '#client/editor/tools/ToolButton.tsx';
import { ToolMenu } from '#client/editor/tools/ToolMenu.tsx';
import type { ToolsLook } from '#client/editor/tools/tools-look.ts';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/editor/tools/Toolbar.module.css';

interface MarkToolsProps {
  readonly editor: Editor;
  readonly look: ToolsLook;
}

const ICON = { size: 19, 'aria-hidden': true } as const;
const SMALL = { size: 17, 'aria-hidden': true } as const;

/** Bold, italic and underline: what everybody reaches for. */
export function EmphasisTools({ editor, look }: MarkToolsProps) {
  const say = useSay();
  const tools = [
    ['bold', say('editor.tools.bold'), 'B', look.isBold, Bold],
    ['italic', say('editor.tools.italic'), 'I', look.isItalic, Italic],
    ['underline', say('tools.mark.underline'), 'U', look.isUnderlined, Underline],
  ] as const;
  return tools.map(([mark, label, key, isOn, Icon]) => (
    <ToolButton
      key={mark}
      editor={editor}
      label={label}
      keys={shortcut(key)}
      isOn={isOn}
      run={(chain) => chain.toggleMark(mark)}
    >
      <Icon {...ICON} />
    </ToolButton>
  ));
}

/** A link, at the words that are selected or at the one the caret stands in; the dialog is `EditorDialogs`'. */
export function LinkTool({ editor, look }: MarkToolsProps) {
  const say = useSay();
  return (
    <ToolButton
      editor={editor}
      label={say('editor.tools.link')}
      keys={shortcut('K')}
      isOn={look.href !== null}
      run={(chain) => {
        editor.emit('toolWish', 'link');
        return chain;
      }}
    >
      <Link2 {...ICON} />
    </ToolButton>
  );
}

/** Four colours by name: a swatch alone would say nothing to those who do not see it. */
export function HighlightMenu({ editor, look }: MarkToolsProps) {
  const say = useSay();
  return (
    <ToolMenu
      editor={editor}
      label={say('tools.highlight.label')}
      isOn={look.highlight !== null}
      parts={() => [
        {
          chosen: [look.highlight ?? 'none'],
          lines: [
            ...HIGHLIGHTS.map((colour) => ({
              id: colour,
              words: say(`tools.highlight.${colour}`),
              icon: <span className={styles['swatch']} data-colour={colour} />,
              ...(colour === 'yellow' && { keys: shortcut('Shift', 'H') }),
              run: (chain: ReturnType<Editor['chain']>) => chain.setHighlight(colour),
            })),
            {
              id: 'none',
              words: say('tools.highlight.none'),
              icon: <span className={styles['swatch']} />,
              run: (chain) => chain.setHighlight(null),
            },
          ],
        },
      ]}
    >
      <Highlighter {...ICON} />
    </ToolMenu>
  );
}

/** What is needed less often, and the way back from all of it. */
export function MoreMarksMenu({ editor, look }: MarkToolsProps) {
  const say = useSay();
  const on = [
    look.isStruck && 'strike',
    look.isRaised && 'superscript',
    look.isLowered && 'subscript',
  ].filter((name) => name !== false);
  const mark = (id: 'strike' | 'superscript' | 'subscript', keys: string, Icon: typeof Bold) => ({
    id,
    words: say(`tools.mark.${id}`),
    keys,
    icon: <Icon {...SMALL} />,
    run: (chain: ReturnType<Editor['chain']>) => chain.toggleMark(id),
  });
  return (
    <ToolMenu
      editor={editor}
      label={say('tools.mark.more')}
      isOn={on.length > 0}
      parts={() => [
        {
          chosen: on,
          isMany: true,
          lines: [
            mark('strike', shortcut('Shift', 'S'), Strikethrough),
            mark('superscript', shortcut('.'), Superscript),
            mark('subscript', shortcut(','), Subscript),
          ],
        },
        {
          lines: [
            {
              id: 'clear',
              words: say('tools.mark.clear'),
              keys: shortcut('\\'),
              icon: <RemoveFormatting {...SMALL} />,
              run: (chain) => chain.clearFormatting(),
            },
          ],
        },
      ]}
    >
      <ALargeSmall {...ICON} />
    </ToolMenu>
  );
}
