import type { Editor } from '@tiptap/core';
import {
  AlignCenter,
  AlignJustify,
  AlignLeft,
  AlignRight,
  PilcrowLeft,
  PilcrowRight,
} from 'lucide-react';
import type { Direction } from '#client/editor/direction.ts';
import { type Side, sideOf } from '#client/editor/marks/mark-commands.ts';
import { shortcut } from '#client/editor/shortcut.ts';
import { ToolButton } from '#client/editor/tools/ToolButton.tsx';
import { ToolMenu } from '#client/editor/tools/ToolMenu.tsx';
import type { ToolsLook } from '#client/editor/tools/tools-look.ts';
import { useSay } from '#client/locale/Locale.tsx';

interface SideToolsProps {
  readonly editor: Editor;
  readonly look: ToolsLook;
  /** The paper's own direction. */
  readonly direction: Direction;
}

const ICONS = {
  right: AlignRight,
  center: AlignCenter,
  left: AlignLeft,
  justify: AlignJustify,
} as const;

/** In the order of a Hebrew page: right, centre, left, both. */
const SIDES: readonly (readonly [Side, string])[] = [
  ['right', 'R'],
  ['center', 'E'],
  ['left', 'L'],
  ['justify', 'J'],
];

export function AlignMenu({ editor, look, direction }: SideToolsProps) {
  const say = useSay();
  const side = sideOf(look.align, look.dir ?? direction);
  const Icon = ICONS[side];
  return (
    <ToolMenu
      editor={editor}
      label={say('tools.align.is', { side: say(`tools.align.${side}`) })}
      parts={() => [
        {
          chosen: [side],
          lines: SIDES.map(([id, key]) => {
            const Each = ICONS[id];
            return {
              id,
              words: say(`tools.align.${id}`),
              keys: shortcut('Shift', key),
              icon: <Each size={17} aria-hidden="true" />,
              run: (chain) => chain.setSide(id),
            };
          }),
        },
      ]}
    >
      <Icon size={19} aria-hidden="true" />
    </ToolMenu>
  );
}

/** Which way the paragraph runs, whatever its letters say. */
export function DirectionTools({ editor, look, direction }: SideToolsProps) {
  const say = useSay();
  const current = look.dir ?? direction;
  return (
    <>
      <ToolButton
        editor={editor}
        label={say('editor.tools.toRight')}
        keys={shortcut('Shift', 'X')}
        isOn={current === 'rtl'}
        run={(chain) => chain.setDirection('rtl')}
      >
        <PilcrowLeft size={19} aria-hidden="true" />
      </ToolButton>
      <ToolButton
        editor={editor}
        label={say('editor.tools.toLeft')}
        keys={shortcut('Shift', 'X')}
        isOn={current === 'ltr'}
        run={(chain) => chain.setDirection('ltr')}
      >
        <PilcrowRight size={19} aria-hidden="true" />
      </ToolButton>
    </>
  );
}
