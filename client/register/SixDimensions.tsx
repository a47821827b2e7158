import { DIMENSIONS, type Dimension } from '#shared/paper/schema.ts';
import type { RegisterBlock } from '#shared/register/register-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { useNarrow } from '#client/ui/use-narrow.ts';
import styles from '#client/register/SixDimensions.module.css';

interface SixDimensionsProps {
  readonly blocks: readonly RegisterBlock[];
  /** The dimension that is shown alone; empty where all are. */
  readonly chosen: string;
  readonly onChoose: (dimension: string) => void;
}

interface Layout {
  readonly size: readonly [width: number, height: number];
  readonly box: readonly [width: number, height: number];
  readonly centre: readonly [x: number, y: number];
  /** The middle of each dimension's box, clockwise from the top as in the forum's picture. */
  readonly places: readonly (readonly [x: number, y: number])[];
}

const WIDE: Layout = {
  size: [900, 350],
  box: [230, 84],
  centre: [450, 175],
  places: [
    [765, 60],
    [765, 175],
    [765, 290],
    [135, 290],
    [135, 175],
    [135, 60],
  ],
};
const NARROW: Layout = {
  size: [340, 480],
  box: [160, 92],
  centre: [170, 52],
  places: [
    [256, 160],
    [256, 270],
    [256, 380],
    [84, 380],
    [84, 270],
    [84, 160],
  ],
};

/** The six dimensions around the rehabilitation of the public service, each with what there is in it. A press shows it alone. */
export function SixDimensions({ blocks, chosen, onChoose }: SixDimensionsProps) {
  const say = useSay();
  const { size, centre, places, box } = useNarrow() ? NARROW : WIDE;
  const [x, y] = centre;
  return (
    <svg
      className={styles['picture']}
      viewBox={`0 0 ${String(size[0])} ${String(size[1])}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a picture cannot be a fieldset
      role="group"
      aria-label={say('register.picture')}
    >
      {places.map(([toX, toY], at) => (
        <line key={DIMENSIONS[at]} className={styles['spoke']} x1={x} y1={y} x2={toX} y2={toY} />
      ))}
      <rect className={styles['centre']} x={x - 120} y={y - 36} width={240} height={72} rx={36} />
      <text className={styles['centreWords']} x={x} y={y} dominantBaseline="middle">
        {say('register.centre')}
      </text>
      {places.map((place, at) => {
        const dimension = DIMENSIONS[at] ?? 'regulation';
        return (
          <OneDimension
            key={dimension}
            {...{ dimension, blocks, place, box }}
            isChosen={chosen === dimension}
            onPress={() => onChoose(chosen === dimension ? '' : dimension)}
          />
        );
      })}
    </svg>
  );
}

interface OneDimensionProps {
  readonly dimension: Dimension;
  readonly blocks: readonly RegisterBlock[];
  readonly place: readonly [x: number, y: number];
  readonly box: Layout['box'];
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function OneDimension({ dimension, blocks, place, box, isChosen, onPress }: OneDimensionProps) {
  const say = useSay();
  const [x, y] = place;
  const [width, height] = box;
  const count = (kind: string) =>
    blocks.filter((block) => block.kind === kind && block.dimension === dimension).length;
  const words = say(`editor.dimension.${dimension}`);
  const facts = [
    say('register.challengesIn', { count: count('challenge') }),
    say('register.recommendationsIn', { count: count('recommendation') }),
  ];
  const lines = inLines(words, width > 200 ? 26 : 17);
  return (
    <g
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- there are no buttons in a picture
      role="button"
      tabIndex={0}
      aria-pressed={isChosen}
      aria-label={`${words} ${facts.join(' · ')}`}
      className={styles['dimension']}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onPress();
      }}
    >
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx={12} />
      <text x={x} y={y - (lines.length - 1) * 9 - 10}>
        {lines.map((line, at) => (
          <tspan key={line} x={x} dy={at === 0 ? 0 : 19}>
            {/* The blank parts the words of two lines for whoever hears them. */}
            {`${line} `}
          </tspan>
        ))}
      </text>
      <text className={styles['facts']} x={x} y={y + height / 2 - 11}>
        {facts.join(' · ')}
      </text>
    </g>
  );
}

/** Words in lines of at most so many letters, at most three. */
function inLines(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && (last.length + word.length < most || lines.length === 3))
      lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}
