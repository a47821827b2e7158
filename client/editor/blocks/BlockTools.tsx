import type { Editor } from '@tiptap/core';
import { SlidersHorizontal, SquareMenu } from 'lucide-react';
import { CALLOUT_TONES, TYPED_BLOCKS, type TypedBlock } from '#shared/paper/schema.ts';
import { ToolButton } from '#client/editor/tools/ToolButton.tsx';
import { ToolMenu } from '#client/editor/tools/ToolMenu.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/editor/tools/Toolbar.module.css';

interface BlockToolsProps {
  readonly editor: Editor;
  /** The kind of the block at the caret. */
  readonly block: TypedBlock | null;
  readonly onDetails: () => void;
}

/**
 * Makes what is at the caret a typed block or changes its kind. A press on the kind that it has opens its details: the
 * frame is taken off only by the line of the menu that says so.
 */
export function BlockTools({ editor, block, onDetails }: BlockToolsProps) {
  const say = useSay();
  return (
    <>
      {TYPED_BLOCKS.map((kind) => (
        <ToolButton
          key={kind}
          editor={editor}
          label={say(`editor.block.${kind}`)}
          isOn={block === kind}
          run={(chain) => {
            if (block !== kind) return chain.toggleTypedBlock(kind);
            onDetails();
            return chain;
          }}
        >
          <span className={styles['words']}>{say(`editor.block.${kind}`)}</span>
        </ToolButton>
      ))}
      {block !== null && <TypedBlockMenu editor={editor} block={block} onDetails={onDetails} />}
    </>
  );
}

interface TypedBlockMenuProps extends BlockToolsProps {
  readonly block: TypedBlock;
}

function TypedBlockMenu({ editor, block, onDetails }: TypedBlockMenuProps) {
  const say = useSay();
  return (
    <ToolMenu
      editor={editor}
      label={say('tools.block.is', { kind: say(`editor.block.${block}`) })}
      parts={() => [
        {
          lines: [
            {
              id: 'details',
              words: say('tools.block.details'),
              run: (chain) => {
                onDetails();
                return chain;
              },
            },
            {
              id: 'remove',
              words: say('tools.block.remove'),
              isDanger: true,
              run: (chain) => chain.toggleTypedBlock(block),
            },
          ],
        },
      ]}
    >
      <SlidersHorizontal size={19} aria-hidden="true" />
    </ToolMenu>
  );
}

interface CalloutMenuProps {
  readonly editor: Editor;
  /** The tone of the call-out at the caret. */
  readonly tone: string | null;
}

/** Makes a call-out, changes what kind it is, or takes it away. */
export function CalloutMenu({ editor, tone }: CalloutMenuProps) {
  const say = useSay();
  return (
    <ToolMenu
      editor={editor}
      label={say('tools.callout.label')}
      isOn={tone !== null}
      parts={() => [
        {
          title: say('tools.callout.tone'),
          chosen: tone === null ? [] : [tone],
          lines: [null, ...CALLOUT_TONES].map((of) => ({
            id: of ?? 'note',
            words: say(`tools.tone.${of ?? 'note'}`),
            run: (chain) => chain.setCallout(of),
          })),
        },
        ...(tone === null
          ? []
          : [
              {
                lines: [
                  {
                    id: 'remove',
                    words: say('tools.callout.remove'),
                    run: (chain: ReturnType<Editor['chain']>) => chain.unsetCallout(),
                  },
                ],
              },
            ]),
      ]}
    >
      <SquareMenu size={19} aria-hidden="true" className="mirrored" />
    </ToolMenu>
  );
}
