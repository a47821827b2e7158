import { type CSSProperties, useMemo, useState } from 'react';
import { TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { useSay } from '#client/locale/Locale.tsx';
import type { BlocksProps } from '#client/register/block-props.ts';
import { BlockBadges, useBlockName } from '#client/register/BlockName.tsx';
import { columnsOf, type Line, type Placed } from '#shared/register/map-view.ts';
import styles from '#client/register/ColumnsMap.module.css';

/** Rows are counted in steps, whose height the style sheet says; this much of one is the card. Widths in percent of the map. */
const CARD = 0.9;
const WIDTH = 29;
const GAP = 6.5;

/** Challenges, intervention points and recommendations in three columns in the direction of reading, their links drawn between them. */
export function ColumnsMap({ blocks, onOpen }: BlocksProps) {
  const say = useSay();
  const { placed, lines, rows } = useMemo(() => columnsOf(blocks), [blocks]);
  const [active, setActive] = useState<string | null>(null);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reached by keys
    <section className={styles['frame']} tabIndex={0} aria-label={say('register.map')}>
      <div className={styles['map']}>
        <div className={styles['heads']} aria-hidden="true">
          {TYPED_BLOCKS.map((kind) => (
            <p key={kind}>{say(`register.kind.${kind}`)}</p>
          ))}
        </div>
        <div
          className={styles['field']}
          style={{ blockSize: `calc(${String(rows)} * var(--step))` }}
        >
          <svg
            className={styles['lines']}
            viewBox={`0 0 100 ${String(rows)}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {lines.map((line) => (
              <path
                key={`${line.from.key} ${line.to.key}`}
                d={pathOf(line)}
                data-active={line.from.key === active || line.to.key === active ? '' : undefined}
              />
            ))}
          </svg>
          {TYPED_BLOCKS.map((kind, column) => (
            <ul key={kind} className={styles['column']} aria-label={say(`register.kind.${kind}`)}>
              {placed
                .filter((one) => one.column === column)
                .map((one) => (
                  <Card key={one.key} placed={one} onActive={setActive} onOpen={onOpen} />
                ))}
            </ul>
          ))}
        </div>
      </div>
    </section>
  );
}

interface CardProps {
  readonly placed: Placed;
  readonly onActive: (key: string | null) => void;
  readonly onOpen: (key: string) => void;
}

function Card({ placed: { block, key, column, row }, onActive, onOpen }: CardProps) {
  const say = useSay();
  const nameOf = useBlockName();
  const { dimension, words, kind, proposal } = block;
  const place: CSSProperties = {
    insetInlineStart: `${String(column * (WIDTH + GAP))}%`,
    insetBlockStart: `calc(${String(row)} * var(--step))`,
    inlineSize: `${String(WIDTH)}%`,
    blockSize: `calc(${String(CARD)} * var(--step))`,
  };
  return (
    <li className={styles['place']} style={place}>
      <button
        type="button"
        className={styles['card']}
        data-kind={kind}
        data-proposed={proposal ?? undefined}
        onClick={() => onOpen(key)}
        onFocus={() => onActive(key)}
        onBlur={() => onActive(null)}
        onPointerEnter={() => onActive(key)}
        onPointerLeave={() => onActive(null)}
      >
        <span className={styles['head']}>
          <bdi className={styles['name']}>{nameOf(block)}</bdi>
          {dimension !== null && <span>{say(`editor.dimension.${dimension}`)}</span>}
        </span>
        <span className={styles['words']} dir="auto">
          {words}
        </span>
        <span className={styles['badges']}>
          <BlockBadges block={block} />
        </span>
      </button>
    </li>
  );
}

/** A curve from the end of one card to the start of another, in percent and steps; mirrored by the style sheet where reading runs leftwards. */
function pathOf({ from, to }: Line): string {
  const x1 = from.column * (WIDTH + GAP) + WIDTH;
  const x2 = to.column * (WIDTH + GAP);
  const y1 = from.row + CARD / 2;
  const y2 = to.row + CARD / 2;
  const bend = (x2 - x1) / 2;
  return `M ${String(x1)} ${String(y1)} C ${String(x1 + bend)} ${String(y1)} ${String(x2 - bend)} ${String(y2)} ${String(x2)} ${String(y2)}`;
}
