import type { Editor } from '@tiptap/core';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { findInsertables } from '#client/editor/slash/find-insertables.ts';
import { INSERT_GROUPS, type Insertable, insertables } from '#client/editor/slash/insertables.ts';
import {
  endSlash,
  type SlashState,
  slashState,
  takeSlashKeys,
} from '#client/editor/slash/slash-plugin.ts';
import { placeBeside } from '#client/editor/tools/place-beside.ts';
import { useEditorLook } from '#client/editor/use-editor-look.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { classes } from '#client/ui/classes.ts';
import menu from '#client/ui/Menu.module.css';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import styles from '#client/editor/slash/SlashMenu.module.css';

/** The menu that a slash opens. The focus stays in the text; keys go through it and the chosen line is told by its id. */
export function SlashMenu({ editor }: { readonly editor: Editor }) {
  const slash = useEditorLook(editor, slashState);
  return slash && editor.isEditable ? <OpenMenu editor={editor} slash={slash} /> : null;
}

interface OpenMenuProps {
  readonly editor: Editor;
  readonly slash: SlashState;
}

function OpenMenu({ editor, slash }: OpenMenuProps) {
  const say = useSay();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const all = useMemo(() => insertables(say), [say]);
  const lines = useMemo(() => findInsertables(all, slash.query), [all, slash.query]);
  // The line that is chosen belongs to one query: another begins at its first again.
  const [chosen, setChosen] = useState({ query: slash.query, index: 0 });
  const index = chosen.query === slash.query ? Math.min(chosen.index, lines.length - 1) : 0;
  const choose = (line: Insertable) => {
    const to = editor.state.selection.from;
    line.run(editor.chain().focus().deleteRange({ from: slash.from, to })).run();
  };
  const onKey = (key: string) => {
    const line = lines[index];
    if (key === 'Escape') editor.view.dispatch(endSlash(editor.state.tr));
    else if (key === 'Enter' || key === 'Tab') {
      if (!line) return false;
      choose(line);
    } else if (lines.length > 0) {
      const step = key === 'ArrowDown' ? 1 : -1;
      setChosen({ query: slash.query, index: (index + step + lines.length) % lines.length });
    }
    return true;
  };
  useEffect(() => takeSlashKeys(editor, onKey));
  useActiveLine(editor, id, lines[index]?.id ?? null);
  useLayoutEffect(() => placeBeside(box, editor, slash.from));
  return (
    <div ref={box} className={classes(menu['popover'], styles['menu'])}>
      <Lines id={id} lines={lines} chosen={lines[index]?.id ?? ''} onChoose={choose} />
      {lines.length === 0 && <p className={styles['none']}>{say('tools.insert.none')}</p>}
      <VisuallyHidden>
        <output>
          {lines.length === 0
            ? say('tools.insert.none')
            : say('tools.insert.found', { count: lines.length })}
        </output>
      </VisuallyHidden>
    </div>
  );
}

interface LinesProps {
  readonly id: string;
  readonly lines: readonly Insertable[];
  readonly chosen: string;
  readonly onChoose: (line: Insertable) => void;
}

function Lines({ id, lines, chosen, onChoose }: LinesProps) {
  const say = useSay();
  const groups = INSERT_GROUPS.filter((group) => lines.some((line) => line.group === group));
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a list box of the text, which keeps the focus
    <div id={id} role="listbox" aria-label={say('tools.insert.label')} className={menu['list']}>
      {groups.map((group) => (
        <div
          key={group}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- options are no fields
          role="group"
          aria-label={say(`tools.insert.${group}`)}
          className={menu['part']}
        >
          <div className={menu['title']} aria-hidden="true">
            {say(`tools.insert.${group}`)}
          </div>
          {lines
            .filter((line) => line.group === group)
            .map((line) => (
              <div
                key={line.id}
                id={`${id}-${line.id}`}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
                role="option"
                tabIndex={-1}
                aria-selected={line.id === chosen}
                className={menu['item']}
                {...(line.id === chosen && { 'data-focused': true })}
                // A press must not take the caret out of the text.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(line)}
                onKeyDown={() => undefined}
              >
                {line.words}
              </div>
            ))}
        </div>
      ))}
    </div>
  );
}

/** Tells those who do not see it which line is chosen, and keeps that line in view. */
function useActiveLine(editor: Editor, id: string, line: string | null): void {
  useEffect(() => {
    const { dom } = editor.view;
    dom.setAttribute('aria-controls', id);
    dom.setAttribute('aria-autocomplete', 'list');
    if (line !== null) {
      const option = document.getElementById(`${id}-${line}`);
      dom.setAttribute('aria-activedescendant', `${id}-${line}`);
      option?.scrollIntoView({ block: 'nearest' });
    }
    return () => {
      for (const name of ['controls', 'autocomplete', 'activedescendant']) {
        dom.removeAttribute(`aria-${name}`);
      }
    };
  }, [editor, id, line]);
}
