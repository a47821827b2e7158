import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { TableSize } from '#client/editor/tables/table-commands.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { classes } from '#client/ui/classes.ts';
import styles from '#client/editor/tables/SizePicker.module.css';

interface SizePickerProps {
  readonly editor: Editor;
  readonly onDone: () => void;
}

const MOST = { rows: 10, columns: 8 } as const;
const START: TableSize = { rows: 3, columns: 3 };

/** Chooses how many rows and columns a new table has: by pointing, or with the arrows and Enter. */
export function SizePicker({ editor, onDone }: SizePickerProps) {
  const say = useSay();
  const [size, setSize] = useState(START);
  const hint = useId();
  const grid = useRef<HTMLButtonElement>(null);
  useEffect(() => grid.current?.focus(), []);
  const insert = (chosen: TableSize) => {
    onDone();
    editor.chain().focus().insertPaperTable(chosen).run();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const change = stepOf(event.key, isRtl);
    if (!change) return;
    event.preventDefault();
    setSize((now) => within(now, change));
  };
  const name = say('tools.table.sizeIs', { ...size });
  return (
    <div className={styles['picker']}>
      <button
        ref={grid}
        type="button"
        aria-label={`${say('tools.table.size')}: ${name}`}
        aria-describedby={hint}
        className={styles['grid']}
        onKeyDown={onKeyDown}
        onClick={() => insert(size)}
      >
        {Array.from({ length: MOST.rows * MOST.columns }, (_, place) => {
          const at = {
            rows: Math.floor(place / MOST.columns) + 1,
            columns: (place % MOST.columns) + 1,
          };
          const isIn = at.rows <= size.rows && at.columns <= size.columns;
          return (
            <span
              key={`${at.rows} ${at.columns}`}
              aria-hidden="true"
              className={classes(
                styles['cell'],
                isIn && styles['in'],
                at.rows === 1 && styles['head'],
              )}
              onPointerEnter={() => setSize(at)}
            />
          );
        })}
      </button>
      <output className={styles['size']}>{name}</output>
      <p id={hint} className={styles['hint']}>
        {say('tools.table.pick')}
      </p>
    </div>
  );
}

type Step = readonly [rows: number, columns: number];

function stepOf(key: string, isRtl: boolean): Step | null {
  if (key === 'ArrowUp') return [-1, 0];
  if (key === 'ArrowDown') return [1, 0];
  if (key === 'ArrowLeft') return [0, isRtl ? 1 : -1];
  if (key === 'ArrowRight') return [0, isRtl ? -1 : 1];
  return null;
}

function within(size: TableSize, [rows, columns]: Step): TableSize {
  const clamp = (value: number, most: number) => Math.min(most, Math.max(1, value));
  return {
    rows: clamp(size.rows + rows, MOST.rows),
    columns: clamp(size.columns + columns, MOST.columns),
  };
}
