import { languageOf } from '#shared/paper/paper.ts';
import type { Editor } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { BlockHandle } from '#client/editor/blocks/BlockHandle.tsx';
import { BlockDialog } from '#client/editor/blocks/BlockDialog.tsx';
import type { Direction } from '#client/editor/direction.ts';
import { nodeWords } from '#client/editor/nodes/node-words.ts';
import { paperExtensions } from '#client/editor/paper-extensions.ts';
import { blockWords } from '#client/editor/block-words.ts';
import { FigureDialogs } from '#client/editor/images/FigureDialogs.tsx';
import type { SuggestingOptions } from '#client/editor/suggesting/suggesting.ts';
import { tellOfLongPaste, tellOfPaste } from '#client/editor/paste/PasteMessage.tsx';
import { useFigures } from '#client/editor/images/use-figures.ts';
import { EditorStructure } from '#client/editor/structure/EditorStructure.tsx';
import { structureWords } from '#client/editor/structure/structure-words.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { PaperLayout } from '#shared/paper/layout.ts';
import '#client/editor/paper.css';
import '#client/editor/images/figure.css';
import { SlashMenu } from '#client/editor/slash/SlashMenu.tsx';
import { FloatingTools } from '#client/editor/tools/FloatingTools.tsx';
import '#client/editor/suggesting/suggestions.css';
import { EditorDialogs } from '#client/editor/tools/EditorDialogs.tsx';

interface PaperEditorProps {
  readonly paperId: string;
  /** Whose images wait on this device. */
  readonly personId: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly direction: Direction;
  readonly layout: PaperLayout;
  /** The text's name for those who do not see it; says too when it can only be read. */
  readonly label: string;
  readonly mayWrite: boolean;
  /** Whether what this person writes becomes suggestions. */
  readonly suggesting: SuggestingOptions;
  /** Called with the editor when it stands, and with null when it goes. */
  readonly onEditor: (editor: Editor | null) => void;
  /** The typed block whose details are open. */
  readonly blockId: string | null;
  readonly onBlock: (id: string | null) => void;
}

/** The caret is kept clear of the bars over the text, and of the tools under it on a phone. In CSS pixels. */
const ROOM = {
  scrollThreshold: { top: 120, bottom: 72, left: 0, right: 0 },
  scrollMargin: { top: 140, bottom: 96, left: 5, right: 5 },
} as const;

/** The editor of one shared paper. For another document, or another language, draw it under another key. */
export function PaperEditor(props: PaperEditorProps) {
  const { paperId, personId, doc, awareness, direction, layout, label, mayWrite } = props;
  const { onEditor, blockId, onBlock, suggesting } = props;
  const say = useSay();
  const keys = say('editor.keys');
  const placeholder = say('editor.placeholder');
  const figures = useFigures(paperId, personId, doc);
  const names = { label, direction, mayWrite, keys, placeholder };
  const [options] = useState(() => ({
    extensions: paperExtensions({
      doc,
      awareness,
      direction,
      unshown: say('editor.unshown'),
      words: blockWords(say),
      nodeWords: nodeWords(say),
      structure: { words: structureWords(say), layout },
      onDetails: (id) => onBlock(id),
      figures: figures.options,
      suggesting,
      onPasted: tellOfPaste,
      onLongPaste: () => tellOfLongPaste(say('paste.working')),
    }),
    editable: mayWrite,
    injectCSS: false,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    editorProps: { attributes: attributesOf(names), ...ROOM },
  }));
  // With a dependency named, Tiptap leaves the options alone between renders; what changes is set below.
  const editor = useEditor(options, [doc]);
  useEffect(() => {
    onEditor(editor);
    return () => onEditor(null);
  }, [editor, onEditor]);
  useEffect(() => {
    const attributes = attributesOf({ label, direction, mayWrite, keys, placeholder });
    editor.setOptions({ editorProps: { attributes, ...ROOM } });
    if (editor.options.editable !== mayWrite) editor.setEditable(mayWrite);
  }, [editor, label, direction, mayWrite, keys, placeholder]);
  return (
    <>
      <EditorContent editor={editor} />
      <EditorStructure editor={editor} paperId={paperId} layout={layout} />
      <FigureDialogs editor={editor} figures={figures} />
      <EditorDialogs editor={editor} />
      <SlashMenu editor={editor} />
      <FloatingTools editor={editor} />
      <BlockHandle editor={editor} />
      {blockId !== null && mayWrite && (
        <BlockDialog
          key={blockId}
          editor={editor}
          blockId={blockId}
          onClose={() => onBlock(null)}
        />
      )}
    </>
  );
}

interface TextNames {
  readonly label: string;
  readonly direction: Direction;
  readonly mayWrite: boolean;
  /** What Tab does, for those who need to know before they press it. */
  readonly keys: string;
  /** What stands in a paper without a word. */
  readonly placeholder: string;
}

function attributesOf({ label, direction, mayWrite, keys, placeholder }: TextNames) {
  return {
    class: 'paper-text',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    'aria-readonly': String(!mayWrite),
    ...(mayWrite && { 'aria-description': keys, 'data-placeholder': placeholder }),
    dir: direction,
    lang: languageOf({ direction }),
    spellcheck: 'true',
    // What can only be read must be reached by the keyboard all the same.
    tabindex: '0',
  };
}
