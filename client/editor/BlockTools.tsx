import type { Editor } from '@tiptap/core';
import { SlidersHorizontal } from 'lucide-react';
import { TYPED_BLOCKS, type TypedBlock } from '#shared/paper/schema.ts';
import { ToolButton } from '#client/editor/ToolButton.tsx';
import { useSay } from '#client/locale/Locale.tsx';
import styles from '#client/editor/Toolbar.module.css';

interface BlockToolsProps {
  readonly editor: Editor;
  /** The kind of the block at the caret. */
  readonly block: TypedBlock | null;
  readonly onDetails: () => void;
}

/** Makes what is at the caret a typed block, changes its kind or takes it away; and opens its details. */
export function BlockTools({ editor, block, onDetails }: BlockToolsProps) {
  const say = useSay();
  return (
    <div className={styles['group']}>
      {TYPED_BLOCKS.map((kind) => (
        <ToolButton
          key={kind}
          editor={editor}
          label={say(`editor.block.${kind}`)}
          isOn={block === kind}
          run={(chain) => chain.toggleTypedBlock(kind)}
        >
          <span className={styles['words']}>{say(`editor.block.${kind}`)}</span>
        </ToolButton>
      ))}
      <ToolButton
        editor={editor}
        label={say('editor.tools.blockDetails')}
        isPossible={block !== null}
        run={(chain) => {
          onDetails();
          return chain;
        }}
      >
        <SlidersHorizontal size={19} aria-hidden="true" />
      </ToolButton>
    </div>
  );
}
