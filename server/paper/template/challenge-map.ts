import { DIMENSIONS, type Dimension } from '#shared/paper/schema.ts';
import { challenge, type ManuscriptNode, section } from '#server/paper/template/manuscript.ts';
import type { TemplateWish } from '#server/paper/template/template-wish.ts';

interface Wording {
  readonly opening: string;
  readonly openingGuide: (title: string) => string;
  readonly dimensions: Readonly<Record<Dimension, readonly [name: string, guide: string]>>;
  readonly onward: string;
  readonly onwardGuide: string;
}

const WORDING: Readonly<Record<TemplateWish['direction'], Wording>> = {
  rtl: {
    opening: 'פתיחה',
    openingGuide: (title) => `מה ממפה הנייר ״${title}״, מדוע דווקא עכשיו, ומה נשאר מחוץ לתחומו.`,
    dimensions: {
      regulation: [
        'הסדרה נורמטיבית',
        'אילו חוקים, תקנות, החלטות ונהלים חסרים, סותרים זה את זה או מכבידים ללא צורך?',
      ],
      structure: [
        'מבנה וסמכויות',
        'כיצד מחולקות הסמכויות בין משרדים, יחידות ומחוזות, והיכן אין הן תואמות את האחריות?',
      ],
      coordination: [
        'תכלול ותיאום',
        'מי רואה את התמונה השלמה, ומה נופל בין התחומים של הגופים השונים?',
      ],
      'human-capital': [
        'הון אנושי',
        'את מי השירות הציבורי מצליח לגייס, לפתח ולשמר, ואת מי הוא מחמיץ?',
      ],
      mechanisms: [
        'מנגנונים ותהליכים',
        'אילו תהליכי תכנון, תקצוב, ביצוע ומדידה עומדים בין החלטה לתוצאה?',
      ],
      'government-system': [
        'שיטת הממשל והזדמנות לשינוי',
        'מה בשיטת הממשל מקשה על שינוי, ואיזה עניין ציבורי או פוליטי פותח לו הזדמנות?',
      ],
    },
    onward: 'מן המיפוי אל הפתרונות',
    onwardGuide: 'אילו נקודות התערבות בולטות, ולאילו אתגרים עדיין אין המלצה.',
  },
  ltr: {
    opening: 'Opening',
    openingGuide: (title) => `What “${title}” maps, why now, and what stays outside it.`,
    dimensions: {
      regulation: [
        'Normative regulation',
        'Which laws, regulations, decisions and procedures are missing, contradict each other or weigh for no reason?',
      ],
      structure: [
        'Structure and powers',
        'How are powers divided among ministries, units and districts, and where do they not match responsibility?',
      ],
      coordination: [
        'Integration and coordination',
        'Who sees the whole picture, and what falls between the bodies?',
      ],
      'human-capital': [
        'Human capital',
        'Whom does the public service manage to recruit, develop and keep, and whom does it miss?',
      ],
      mechanisms: [
        'Mechanisms and processes',
        'Which processes of planning, budgeting, carrying out and measuring stand between a decision and its result?',
      ],
      'government-system': [
        'System of government and opportunity for change',
        'What in the system of government makes change hard, and which public or political interest opens a door to it?',
      ],
    },
    onward: 'From the map to solutions',
    onwardGuide:
      'Which intervention points stand out, and which challenges have no recommendation yet.',
  },
};

/** The map of challenges: the six dimensions, each with a guiding line and an empty challenge to begin with. */
export function challengeMapTemplate({ title, direction }: TemplateWish): ManuscriptNode[] {
  const words = WORDING[direction];
  return [
    ...section(words.opening, words.openingGuide(title)),
    ...DIMENSIONS.flatMap((dimension) => {
      const [name, line] = words.dimensions[dimension];
      return section(name, line, challenge({ dimension }, ''));
    }),
    ...section(words.onward, words.onwardGuide),
  ];
}
