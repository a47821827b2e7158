import type { Kind } from '#shared/paper/kind.ts';
import type { Stage } from '#shared/paper/stage.ts';
import type { ManuscriptNode } from '#server/paper/template/manuscript.ts';
import { updateRoundTemplate } from '#server/paper/template/update-round.ts';
import { challengeMap } from '#server/sample/challenge-map/challenge-map.ts';
import { dashboard } from '#server/sample/district-papers/dashboard.ts';
import { districtRole } from '#server/sample/district-papers/district-role.ts';
import { negev } from '#server/sample/district-papers/negev.ts';
import { schoolAndFactory } from '#server/sample/district-papers/school-and-factory.ts';
import { jerusalemUpdates } from '#server/sample/district-papers/update-round.ts';
import { centreOfGovernment } from '#server/sample/session-papers/centre-of-government.ts';
import { dutyToConsultPreRead } from '#server/sample/session-papers/duty-to-consult-pre-read.ts';
import { dutyToConsult } from '#server/sample/session-papers/duty-to-consult.ts';
import { governmentStructure } from '#server/sample/session-papers/government-structure.ts';
import { overallPresentation } from '#server/sample/session-papers/overall-presentation.ts';
import { seniorAppointments } from '#server/sample/session-papers/senior-appointments.ts';
import { yearAfter } from '#server/sample/session-papers/year-after.ts';

/** A paper of the sample, with keys where the workspace has ids. */
export interface SamplePaper {
  readonly forum: string;
  readonly group: string | null;
  readonly session: string | null;
  readonly title: string;
  readonly kind: Kind;
  readonly stage: Stage;
  /** Who wrote it. */
  readonly by: string;
  readonly manuscript: readonly ManuscriptNode[];
}

/** The paper whose typed blocks the papers of the sessions answer; written first. */
export const CHALLENGE_MAP: SamplePaper = {
  forum: 'directors-general',
  group: null,
  session: null,
  title: 'מיפוי אתגרי המשילות',
  kind: 'challenge-map',
  stage: 'draft',
  by: 'author',
  manuscript: challengeMap,
};

/** Continues the map: its text ends in the recommendations of the map, each under its chapter. */
export const YEAR_AFTER: SamplePaper = {
  ...CHALLENGE_MAP,
  title: 'שיקום השירות הציבורי של הפורום – שנה אחרי',
  kind: 'plain',
  by: 'coordinator',
  manuscript: yearAfter,
};

const ofSession = (
  session: string,
  title: string,
  manuscript: readonly ManuscriptNode[],
): SamplePaper => ({
  forum: 'directors-general',
  group: null,
  session,
  title,
  kind: 'recommendations',
  stage: 'draft',
  by: 'lead',
  manuscript,
});

const ofGroup = (
  session: Pick<SamplePaper, 'group' | 'session'>,
  title: string,
  by: string,
  manuscript: readonly ManuscriptNode[],
): SamplePaper => ({
  ...session,
  forum: 'district-directors',
  title,
  kind: 'plain',
  stage: 'draft',
  by,
  manuscript,
});

/** The paper into which the recommendations of all sessions are taken, and before which of its chapters. */
export const JOINT_TITLE = 'הצגה כוללת: ריכוז ההמלצות למושב הייעודי';
export const JOINT_BEFORE = 'שאלות פתוחות';

const HAIFA_ROUND = 'סבב עדכונים: פורום מחוז חיפה';

/** Every other paper, the most recently changed first. */
export const PAPERS: readonly SamplePaper[] = [
  {
    ...ofSession('government-structure', 'המלצות: מבנה הממשלה והמשרדים', governmentStructure),
    stage: 'review',
  },
  ofSession('centre-of-government', 'המלצות: מרכז ממשל ואסטרטגיה', centreOfGovernment),
  {
    ...ofSession('duty-to-consult', 'המלצות: חובת היוועצות', dutyToConsult),
    by: 'session-lead',
  },
  ofSession(
    'senior-appointments',
    'המלצות: מינוי בכירים וחוק יסוד: שירות ציבורי?',
    seniorAppointments,
  ),
  {
    ...ofSession('duty-to-consult', 'חומר מקדים: חובת היוועצות', dutyToConsultPreRead),
    kind: 'pre-read',
    stage: 'frozen',
    by: 'session-lead',
  },
  ofSession('overall-presentation', JOINT_TITLE, overallPresentation),
  YEAR_AFTER,
  ofGroup(
    { group: 'tel-aviv', session: 'tel-aviv-dashboard' },
    'לוח מחוונים למדידה משולבת של הרשויות',
    'interior-tel-aviv',
    dashboard,
  ),
  {
    ...ofGroup(
      { group: 'jerusalem', session: 'jerusalem-updates' },
      'סבב עדכונים: פורום מחוז ירושלים',
      'facilitator',
      jerusalemUpdates,
    ),
    kind: 'update-round',
  },
  ofGroup(
    { group: 'jerusalem', session: null },
    'שיתוף פעולה בין־משרדי: בית ספר בקרבת מפעל',
    'environment-jerusalem',
    schoolAndFactory,
  ),
  ofGroup(
    { group: 'north', session: 'north' },
    'הגדרת תפקיד מנהל המחוז: השוואת סמכות ואחריות',
    'interior-north',
    districtRole,
  ),
  {
    ...ofGroup(
      { group: 'haifa', session: 'haifa' },
      HAIFA_ROUND,
      'facilitator',
      updateRoundTemplate({ title: HAIFA_ROUND, direction: 'rtl' }),
    ),
    kind: 'update-round',
  },
  ofGroup(
    { group: 'south', session: 'south' },
    'הקשר בין משרדי הממשלה והבדואים בנגב',
    'interior-south',
    negev,
  ),
];
