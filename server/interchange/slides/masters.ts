import type PptxGenJS from 'pptxgenjs';
import {
  type Box,
  COLOURS,
  EDGE,
  FACE,
  INNER,
  placed,
  plainWords,
  SLIDE,
} from '#server/interchange/slides/page.ts';
import type { DeckStory } from '#server/interchange/slides/story.ts';

/** Where the title of a slide stands, and how large. */
export interface TitlePlace extends Box {
  readonly size: number;
}

/** The two looks of slides: the first one, and all others. */
export const TITLES = {
  first: { x: 1.1, y: 2.6, w: 11.4, h: 1.9, size: 40 },
  other: { x: EDGE, y: 0.72, w: INNER, h: 0.8, size: 30 },
} as const satisfies Record<string, TitlePlace>;

export type SlideLook = keyof typeof TITLES;

type Master = PptxGenJS.SlideMasterProps;
type Parts = NonNullable<Master['objects']>;

export function masterOf(look: SlideLook, story: DeckStory): Master {
  const { title, forumName, direction } = story;
  const isHebrew = direction === 'rtl';
  const lang = isHebrew ? 'he-IL' : 'en-US';
  const own = { rtlMode: isHebrew, lang, fontFace: FACE, margin: 0 };
  const { size, ...place } = TITLES[look];
  const heading: Parts[number] = {
    placeholder: {
      options: {
        name: 'title',
        type: 'title',
        ...placed(place, isHebrew),
        ...own,
        align: isHebrew ? 'right' : 'left',
        fontSize: size,
        bold: true,
        color: COLOURS.ink,
        valign: 'middle',
      },
      text: '',
    },
  };
  if (look === 'first')
    return { title: look, background: { color: COLOURS.white }, objects: [heading] };
  const foot = {
    fontSize: 10,
    color: COLOURS.soft,
    y: 6.98,
    h: 0.3,
    ...own,
    valign: 'middle',
  } as const;
  const words = plainWords([title, forumName].filter(Boolean).join(' · '));
  return {
    title: look,
    background: { color: COLOURS.white },
    objects: [
      heading,
      { rect: { x: EDGE, y: 1.58, w: INNER, h: 0.03, fill: { color: COLOURS.ink } } },
      {
        text: {
          text: words,
          options: { ...foot, x: 2, w: SLIDE.w - 2 - EDGE, align: 'right' },
        },
      },
    ],
    // At the left, where the page of a Hebrew reader ends.
    slideNumber: { ...foot, x: EDGE, w: 1, align: 'left' },
  };
}
