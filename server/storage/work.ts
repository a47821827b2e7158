import type { PaperStores } from '#server/storage/paper-stores.ts';
import type { TableNames } from '#server/storage/store.ts';
import { INCLUSION_TABLES, type InclusionTables } from '#server/storage/work/inclusions.ts';
import { MEETING_TABLES, type MeetingTables } from '#server/storage/work/meeting.ts';
import { INITIATIVE_TABLES, type InitiativeTables } from '#server/storage/work/initiatives.ts';
import { TOPIC_TABLES, type TopicTables } from '#server/storage/work/topics.ts';
import { PLAN_TABLES, type PlanTables } from '#server/storage/work/plan.ts';
import { PRE_READ_TABLES, type PreReadTables } from '#server/storage/work/pre-reads.ts';
import { RATING_TABLES, type RatingTables } from '#server/storage/work/ratings.ts';
import { REGISTER_TABLES, type RegisterTables } from '#server/storage/work/register.ts';

/** What a forum works on between and in its sessions. Each room declares its tables beside this file, in `work/`. */
export type WorkTables = PreReadTables &
  RegisterTables &
  MeetingTables &
  InclusionTables &
  InitiativeTables &
  TopicTables &
  PlanTables &
  RatingTables;
export const WORK_TABLES: TableNames<WorkTables> = {
  ...PRE_READ_TABLES,
  ...REGISTER_TABLES,
  ...MEETING_TABLES,
  ...INCLUSION_TABLES,
  ...INITIATIVE_TABLES,
  ...TOPIC_TABLES,
  ...PLAN_TABLES,
  ...RATING_TABLES,
};

/** The tables of each forum's work, by the forum's id. */
export type Work = PaperStores<WorkTables>;
