import type { Editor } from '@tiptap/core';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { listReaders, type PaperReader } from '#shared/paper/reader-contract.ts';
import {
  dismissMention,
  type MentionQuery,
  mentionQueryOf,
} from '#client/editor/mention/mention-query.ts';
import { hasWords } from '#client/editor/structure/search-words.ts';
import { useEditorLook } from '#client/editor/use-editor-look.ts';
import { useAnswer } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/editor/mention/MentionPicker.module.css';

interface MentionPickerProps {
  readonly editor: Editor;
  readonly paperId: string;
  /** Offers only these people, by id: those whom what is written reaches. */
  readonly only?: readonly { readonly id: string }[];
}

/** The people who may read the paper, while somebody types a name after an @. The focus stays in the text. */
export function MentionPicker({ editor, ...rest }: MentionPickerProps) {
  const asked = useEditorLook(editor, mentionQueryOf);
  if (!asked || !editor.isEditable) return null;
  return <People editor={editor} {...rest} asked={asked} />;
}

interface PeopleProps extends MentionPickerProps {
  readonly asked: MentionQuery;
}

/** So many are shown at once; typing narrows them. */
const SHOWN = 8;

function People({ editor, paperId, only, asked }: PeopleProps) {
  const say = useSay();
  const id = useId();
  const readers = useAnswer(listReaders, { paperId });
  const found = (readers.data ?? []).filter(
    ({ personId, name }) =>
      hasWords(name, asked.query) && (!only || only.some((person) => person.id === personId)),
  );
  const shown = found.slice(0, SHOWN);
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(0, shown.length - 1));
  const choose = (person: PaperReader | undefined) => {
    if (person) editor.chain().focus().insertMention(person).run();
  };
  usePickerKeys(editor, {
    move: (step) => setAt((current + step + shown.length) % Math.max(1, shown.length)),
    choose: () => choose(shown[current]),
    isEmpty: shown.length === 0,
  });
  useActiveOption(editor, shown.length > 0 ? `${id}-${String(current)}` : null, id);
  const box = usePlace(editor, asked.from);
  // After a whole word that fits nobody, an @ is a mere sign.
  if (found.length === 0 && (asked.query.includes(' ') || readers.isPending)) return null;
  return (
    <div ref={box} className={styles['box']}>
      <VisuallyHidden>
        <output>{say('structure.mention.results', { count: found.length })}</output>
      </VisuallyHidden>
      {shown.length === 0 ? (
        <p className={styles['none']}>
          {say(readers.isError ? 'structure.mention.failed' : 'structure.mention.none')}
        </p>
      ) : (
        <div
          id={id}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select would take the focus out of the text
          role="listbox"
          aria-label={say('structure.mention.list')}
        >
          {shown.map((person, place) => (
            // The focus stays in the text, whose keys move the choice: an option has none of its own.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
            <div
              key={person.personId}
              id={`${id}-${String(place)}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option element stands in a select alone
              role="option"
              tabIndex={-1}
              aria-selected={place === current}
              className={styles['person']}
              onPointerMove={() => setAt(place)}
              // Pressing must not take the caret out of the text.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
            >
              <bdi className={styles['name']}>{person.name}</bdi>
              <span className={styles['what']} dir="auto">
                {[person.title, person.office].filter(Boolean).join(' · ')}
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

interface PickerKeys {
  readonly move: (step: number) => void;
  readonly choose: () => void;
  readonly isEmpty: boolean;
}

/** Arrows, Enter, Tab and Escape belong to the list while it is open; everything else is typing. */
function usePickerKeys(editor: Editor, keys: PickerKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const { dom } = editor.view;
    const onKey = (event: KeyboardEvent) => {
      const { move, choose, isEmpty } = latest.current;
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'Escape') editor.view.dispatch(dismissMention(editor.state));
      else if (isEmpty) return;
      else if (event.key === 'ArrowDown') move(1);
      else if (event.key === 'ArrowUp') move(-1);
      else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) choose();
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    dom.addEventListener('keydown', onKey, true);
    return () => dom.removeEventListener('keydown', onKey, true);
  }, [editor]);
}

/** Tells those who do not see the list which name is chosen. */
function useActiveOption(editor: Editor, option: string | null, list: string): void {
  useEffect(() => {
    const { dom } = editor.view;
    if (option === null) return undefined;
    dom.setAttribute('aria-controls', list);
    dom.setAttribute('aria-activedescendant', option);
    return () => {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [editor, option, list]);
}

/** Room that the list needs under the line, in CSS pixels; with less it stands above. */
const ROOM = 300;

/** Puts the list at the @, within the window. */
function usePlace(editor: Editor, from: number) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { left, right, top, bottom } = editor.view.coordsAtPos(from);
    const isRtl = getComputedStyle(element).direction === 'rtl';
    const width = element.offsetWidth;
    const start = isRtl ? right - width : left;
    const most = window.innerWidth - width - 8;
    element.style.left = `${String(Math.max(8, Math.min(start, most)))}px`;
    const isAbove = window.innerHeight - bottom < ROOM && top > ROOM;
    element.style.top = isAbove ? '' : `${String(bottom + 4)}px`;
    element.style.bottom = isAbove ? `${String(window.innerHeight - top + 4)}px` : '';
  });
  return box;
}
