import type { Editor } from '@tiptap/core';
import { ChevronDown, ChevronUp, Replace, X } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextField } from 'react-aria-components/TextField';
import { type FindState, findState } from '#client/editor/find/find-plugin.ts';
import { useEditorLook } from '#client/editor/use-editor-look.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { Button } from '#client/ui/Button.tsx';
import { CheckLine } from '#client/ui/Choice.tsx';
import { classes } from '#client/ui/classes.ts';
import field from '#client/ui/Field.module.css';
import { IconButton } from '#client/ui/IconButton.tsx';
import styles from '#client/editor/find/FindBar.module.css';

interface FindBarProps {
  readonly editor: Editor;
  readonly mayWrite: boolean;
  readonly input: RefObject<HTMLInputElement | null>;
  /** What is looked for. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly isReplacing: boolean;
  readonly onReplacing: (isReplacing: boolean) => void;
  readonly onClose: () => void;
}

const ICON = { size: 19, 'aria-hidden': true } as const;

/** Finds in the paper, and replaces where the person may write. The focus stays in it until it is closed. */
export function FindBar(props: FindBarProps) {
  const { editor, mayWrite, text, isReplacing } = props;
  const say = useSay();
  const [isWholeWord, setIsWholeWord] = useState(false);
  const look = useEditorLook(editor, findLook);
  useEffect(() => {
    editor.commands.setFind({ text, isWholeWord });
  }, [editor, text, isWholeWord]);
  useEffect(() => {
    return () => {
      if (!editor.isDestroyed) editor.commands.setFind(null);
    };
  }, [editor]);
  useEffect(() => {
    if (look.count > 0) showCurrent(editor);
  }, [editor, look]);
  return (
    <search aria-label={say('tools.find.label')} className={styles['bar']}>
      <div className={styles['line']}>
        <FindField {...props} />
        <output className={styles['count']}>{text !== '' && <Count look={look} />}</output>
        <StepButtons editor={editor} isPossible={look.count > 0} />
        <CheckLine isChosen={isWholeWord} onChange={setIsWholeWord}>
          {say('tools.find.wholeWord')}
        </CheckLine>
        {mayWrite && (
          <IconButton
            label={say(isReplacing ? 'tools.find.hideReplace' : 'tools.find.showReplace')}
            isChosen={isReplacing}
            aria-expanded={isReplacing}
            onPress={() => props.onReplacing(!isReplacing)}
          >
            <Replace {...ICON} />
          </IconButton>
        )}
        <IconButton label={say('tools.find.close')} onPress={props.onClose}>
          <X {...ICON} />
        </IconButton>
      </div>
      {isReplacing && (mayWrite ? <ReplaceLine editor={editor} look={look} /> : <ReadOnly />)}
    </search>
  );
}

function FindField({ editor, input, text, onText }: FindBarProps) {
  const say = useSay();
  return (
    <TextField
      aria-label={say('tools.find.what')}
      value={text}
      onChange={onText}
      onKeyDown={(event) => {
        if (event.key === 'Enter') editor.commands.stepFind(event.shiftKey ? -1 : 1);
        else event.continuePropagation();
      }}
      className={styles['field'] ?? ''}
    >
      <Input
        ref={input}
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened to be filled
        autoFocus
        placeholder={say('tools.find.what')}
        className={classes(field['input'], styles['input'])}
      />
    </TextField>
  );
}

interface StepButtonsProps {
  readonly editor: Editor;
  readonly isPossible: boolean;
}

function StepButtons({ editor, isPossible }: StepButtonsProps) {
  const say = useSay();
  return (
    <>
      <IconButton
        label={say('tools.find.previous')}
        isDisabled={!isPossible}
        onPress={() => editor.commands.stepFind(-1)}
      >
        <ChevronUp {...ICON} />
      </IconButton>
      <IconButton
        label={say('tools.find.next')}
        isDisabled={!isPossible}
        onPress={() => editor.commands.stepFind(1)}
      >
        <ChevronDown {...ICON} />
      </IconButton>
    </>
  );
}

interface FindLook {
  readonly count: number;
  readonly current: number;
  readonly from: number;
}

function findLook(state: Parameters<typeof findState>[0]): FindLook {
  const { hits, current }: FindState = findState(state);
  return { count: hits.length, current, from: hits[current]?.from ?? -1 };
}

function Count({ look }: { readonly look: FindLook }) {
  const say = useSay();
  if (look.count === 0) return say('tools.find.none');
  const shown = look.count.toLocaleString('he-IL');
  return say('tools.find.count', { count: look.count, shown, current: look.current + 1 });
}

function ReadOnly() {
  const say = useSay();
  return <p className={styles['note']}>{say('tools.find.readOnly')}</p>;
}

interface ReplaceLineProps {
  readonly editor: Editor;
  readonly look: FindLook;
}

function ReplaceLine({ editor, look }: ReplaceLineProps) {
  const say = useSay();
  const [words, setWords] = useState('');
  const [done, setDone] = useState<number | null>(null);
  const hasHits = look.count > 0;
  const replaceAll = () => {
    const count = look.count;
    if (editor.commands.replaceAllFound(words)) setDone(count);
  };
  return (
    <div className={styles['line']}>
      <TextField
        aria-label={say('tools.find.replaceWith')}
        value={words}
        onChange={setWords}
        className={styles['field'] ?? ''}
      >
        <Input
          dir="auto"
          placeholder={say('tools.find.replaceWith')}
          className={classes(field['input'], styles['input'])}
        />
      </TextField>
      <Button
        tone="quiet"
        isDisabled={!hasHits}
        onPress={() => {
          setDone(null);
          editor.commands.replaceFound(words);
        }}
      >
        {say('tools.find.replace')}
      </Button>
      <Button tone="quiet" isDisabled={!hasHits} onPress={replaceAll}>
        {say('tools.find.replaceAll')}
      </Button>
      <output className={styles['count']}>
        {done !== null &&
          say('tools.find.replaced', { count: done, shown: done.toLocaleString('he-IL') })}
      </output>
    </div>
  );
}

/** Brings the current hit into view without taking the focus from the field; a closed note opens for it. */
function showCurrent(editor: Editor): void {
  const { hits, current } = findState(editor.state);
  const hit = hits[current];
  const marks = hit ? editor.state.doc.resolve(hit.from + 1).marks() : [];
  // A note opens where the selection stands in it.
  if (marks.some(({ type }) => type.name === 'footnote')) editor.commands.selectFound();
  // By then the mark has been drawn.
  requestAnimationFrame(() => {
    if (editor.isDestroyed) return;
    const mark = editor.view.dom.querySelector('.found-now');
    mark?.scrollIntoView({ block: 'center', inline: 'nearest' });
  });
}
