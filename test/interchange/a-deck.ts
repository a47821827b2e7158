import { deckFile } from '#server/interchange/slides/deck-file.ts';
import type { DeckStory, RecommendationStory } from '#server/interchange/slides/story.ts';
import { readAnyXml } from '#test/interchange/any-xml.ts';
import { unpacked } from '#test/interchange/unpacked.ts';
import { all, type Element } from '#test/interchange/xml-tree.ts';

/** What a presentation tells; what matters to a test is given. */
export function aDeckStory(more: Partial<DeckStory> = {}): DeckStory {
  return {
    title: 'פורום המנהלים',
    forumName: 'מפת האתגרים וההמלצות',
    facts: ['נכון ל־28 בנובמבר 2026'],
    direction: 'rtl',
    at: Date.UTC(2026, 10, 28),
    continued: 'המשך',
    overview: {
      title: 'במבט כולל',
      counts: [
        { count: 10, label: 'ניירות' },
        { count: 3, label: 'אתגרים' },
      ],
      lines: ['מהלך ארוך טווח'],
    },
    picture: {
      title: 'מפת האתגרים',
      centre: 'שיקום השירות הציבורי',
      boxes: ['א', 'ב', 'ג', 'ד', 'ה', 'ו'].map((name) => ({
        name: `ממד ${name}`,
        facts: ['3 אתגרים'],
      })),
    },
    map: {
      title: 'מפת האתגרים',
      columns: ['אתגרים', 'נקודות התערבות', 'המלצות'],
      parts: [
        {
          name: 'מבנה וסמכויות',
          rows: [{ challenge: '1. אתגר', points: ['1. נקודה'], recommendations: ['1. המלצה'] }],
        },
      ],
    },
    recommendations: [aRecommendationStory()],
    sources: {
      title: 'מקורות',
      columns: [
        { title: 'נייר', share: 3 },
        { title: 'שלב', share: 1 },
      ],
      rows: [['מיפוי אתגרים', 'טיוטה']],
    },
    notes: 'פורום המנהלים',
    ...more,
  };
}

export function aRecommendationStory(more: Partial<RecommendationStory> = {}): RecommendationStory {
  return {
    title: 'המלצה 1',
    facts: ['מבנה וסמכויות', 'בתיקוף'],
    direction: 'rtl',
    statement: 'הממשלה תקבע יעדים רב־שנתיים (OECD, 2021).',
    more: ['היעדים יתפרסמו לציבור.'],
    answers: [],
    positions: 'תמיכה: 5 · הסתייגות: 1',
    reservationsTitle: 'הסתייגות',
    reservations: [],
    source: 'מיפוי אתגרים',
    notes: 'המלצה 1\nהממשלה תקבע יעדים רב־שנתיים (OECD, 2021).',
    ...more,
  };
}

export interface ReadDeck {
  readonly parts: ReadonlyMap<string, Element>;
  /** In their order. */
  readonly slides: readonly Element[];
  readonly notes: readonly Element[];
}

/** Reads a presentation part by part; every part must be XML. */
export function readDeck(file: Buffer): ReadDeck {
  const parts = new Map(
    [...unpacked(file)].map(([name, bytes]) => [name, readAnyXml(bytes.toString())] as const),
  );
  const inOrder = (folder: string, name: string) => {
    const found: Element[] = [];
    for (let at = 1; parts.has(`ppt/${folder}/${name}${String(at)}.xml`); at++)
      found.push(parts.get(`ppt/${folder}/${name}${String(at)}.xml`) as Element);
    return found;
  };
  return { parts, slides: inOrder('slides', 'slide'), notes: inOrder('notesSlides', 'notesSlide') };
}

export const deckOf = async (more: Partial<DeckStory> = {}) =>
  readDeck(await deckFile(aDeckStory(more)));

/** The words of each paragraph that has any. */
export function linesIn(under: Element): string[] {
  return all(under, 'a:p')
    .map((line) =>
      all(line, 'a:r')
        .flatMap((run) => all(run, 'a:t'))
        .map(({ text }) => text)
        .join(''),
    )
    .filter((words) => words !== '');
}
