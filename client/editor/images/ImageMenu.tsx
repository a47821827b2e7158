import type { ChainedCommands, Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { Image } from 'lucide-react';
import { figureAt } from '#client/editor/images/figure-commands.ts';
import { ToolButton } from '#client/editor/tools/ToolButton.tsx';
import { type ToolLine, ToolMenu } from '#client/editor/tools/ToolMenu.tsx';
import { useEditorLook } from '#client/editor/use-editor-look.ts';
import { useSay } from '#client/locale/Locale.tsx';

const WIDTHS = [25, 50, 75, 100] as const;

/** Away from a figure the button asks for an image; at one it opens what can be done with it. */
export function ImageMenu({ editor }: { readonly editor: Editor }) {
  const say = useSay();
  const { isFigure, width } = useEditorLook(editor, figureLook);
  const icon = <Image size={19} aria-hidden="true" />;
  if (!isFigure) {
    return (
      <ToolButton editor={editor} label={say('image.insert')} run={(chain) => chain.insertImage()}>
        {icon}
      </ToolButton>
    );
  }
  const line = (
    id: string,
    words: string,
    run: (chain: ChainedCommands) => ChainedCommands,
  ): ToolLine => ({ id, words, run });
  return (
    <ToolMenu
      editor={editor}
      label={say('image.tools')}
      isOn
      parts={() => [
        {
          lines: [
            line('alt', say('image.alt.open'), (chain) => chain.describeFigure()),
            line('more', say('image.insert'), (chain) => chain.insertImage()),
          ],
        },
        {
          chosen: [width === null ? 'width-own' : `width-${String(width)}`],
          lines: [
            ...WIDTHS.map((percent) =>
              line(`width-${String(percent)}`, say('image.width', { percent }), (chain) =>
                chain.setFigureWidth(percent),
              ),
            ),
            line('width-own', say('image.ownWidth'), (chain) => chain.setFigureWidth(null)),
          ],
        },
        {
          lines: [
            {
              ...line('delete', say('image.delete'), (chain) => chain.deleteFigure()),
              isDanger: true,
            },
          ],
        },
      ]}
    >
      {icon}
    </ToolMenu>
  );
}

interface FigureLook {
  readonly isFigure: boolean;
  readonly width: number | null;
}

function figureLook(state: EditorState): FigureLook {
  const figure = figureAt(state);
  const width: unknown = figure?.node.attrs['width'];
  return { isFigure: figure !== null, width: typeof width === 'number' ? width : null };
}
