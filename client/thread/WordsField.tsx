import type { Editor } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { AtSign, Bold, Link2, List, ListOrdered } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { MentionPicker } from '#client/editor/mention/MentionPicker.tsx';
import { LinkDialog } from '#client/editor/marks/LinkDialog.tsx';
import { shortcut } from '#client/editor/shortcut.ts';
import { ToolButton } from '#client/editor/tools/ToolButton.tsx';
import { useEditorLook } from '#client/editor/use-editor-look.ts';
import { directionOf, useLanguage, useSay } from '#client/locale/Locale.tsx';
import type { ThreadRights } from '#shared/thread/thread-contract.ts';
import type { CommentBody } from '#shared/thread/comment-body.ts';
import { commentExtensions } from '#client/thread/comment-extensions.ts';
import { docOf, linesOf } from '#client/thread/comment-lines.ts';
import styles from '#client/thread/Writing.module.css';

interface WordsFieldProps {
  readonly paperId: string;
  /** Whom one may mention. */
  readonly people: ThreadRights['people'];
  readonly label: string;
  /** What stands in it at first; afterwards it holds its own words. */
  readonly initial: CommentBody;
  readonly takesFocus?: boolean;
  readonly onChange: (lines: CommentBody) => void;
  readonly onSend: () => void;
  readonly onLeave: () => void;
}

/** The field in which a comment is written. Ctrl+Enter sends, Escape leaves; the words stay where they are kept. */
export function WordsField(props: WordsFieldProps) {
  const { paperId, people, label, initial, takesFocus = false } = props;
  const { onChange, onSend, onLeave } = props;
  const say = useSay();
  const doings = useLatest({ onChange, send: onSend, leave: onLeave });
  const direction = directionOf(useLanguage());
  const [options] = useState(() => ({
    extensions: commentExtensions(doings),
    content: docOf(initial),
    injectCSS: false,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        class: styles['field'] ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        // Each line finds its own (in the style sheet); an empty one begins where the screen's lines do.
        dir: direction,
        spellcheck: 'true',
      },
    },
    onCreate: ({ editor }: { readonly editor: Editor }) => {
      // The card stands beside its line, which is in sight: nothing has to scroll.
      if (takesFocus) editor.commands.focus('end', { scrollIntoView: false });
    },
    onUpdate: ({ editor }: { readonly editor: Editor }) =>
      doings().onChange(linesOf(editor.state.doc)),
  }));
  const editor = useEditor(options, []);
  return (
    <div className={styles['box']}>
      <EditorContent editor={editor} />
      <Toolbar aria-label={say('thread.compose.tools')} className={styles['tools'] ?? ''}>
        <FieldTools editor={editor} />
      </Toolbar>
      <MentionPicker editor={editor} paperId={paperId} only={people} />
    </div>
  );
}

/** The newest of something that is drawn anew each time, for what is made once and asks later. */
function useLatest<Doings>(doings: Doings): () => Doings {
  const latest = useRef(doings);
  useEffect(() => {
    latest.current = doings;
  });
  return useCallback(() => latest.current, []);
}

interface FieldLook {
  readonly isBold: boolean;
  readonly isBullets: boolean;
  readonly isNumbers: boolean;
  readonly href: string | null;
}

function lookOf(_: unknown, editor: Editor): FieldLook {
  const href: unknown = editor.getAttributes('link')['href'];
  return {
    isBold: editor.isActive('bold'),
    isBullets: editor.isActive('bulletList'),
    isNumbers: editor.isActive('orderedList'),
    href: typeof href === 'string' ? href : null,
  };
}

const ICON = { size: 17, 'aria-hidden': true } as const;

function FieldTools({ editor }: { readonly editor: Editor }) {
  const say = useSay();
  const look = useEditorLook(editor, lookOf);
  const [isLinking, setIsLinking] = useState(false);
  return (
    <>
      <ToolButton
        editor={editor}
        label={say('thread.compose.bold')}
        keys={shortcut('B')}
        isOn={look.isBold}
        run={(chain) => chain.toggleMark('bold')}
      >
        <Bold {...ICON} />
      </ToolButton>
      <ToolButton
        editor={editor}
        label={say('thread.compose.bullets')}
        isOn={look.isBullets}
        run={(chain) => chain.toggleBulletList()}
      >
        <List {...ICON} className="mirrored" />
      </ToolButton>
      <ToolButton
        editor={editor}
        label={say('thread.compose.numbers')}
        isOn={look.isNumbers}
        run={(chain) => chain.toggleOrderedList()}
      >
        <ListOrdered {...ICON} className="mirrored" />
      </ToolButton>
      <ToolButton
        editor={editor}
        label={say('thread.compose.link')}
        isOn={look.href !== null}
        run={(chain) => {
          setIsLinking(true);
          return chain;
        }}
      >
        <Link2 {...ICON} />
      </ToolButton>
      <ToolButton
        editor={editor}
        label={say('thread.compose.mention')}
        run={(chain) => chain.openMention()}
      >
        <AtSign {...ICON} />
      </ToolButton>
      {isLinking && (
        <LinkDialog editor={editor} href={look.href} onClose={() => setIsLinking(false)} />
      )}
    </>
  );
}
