import * as z from 'zod';
import { ROLES } from '#shared/member/role.ts';
import { plainLine } from '#shared/contract/plain-line.ts';

/** Ids are made by the server only; the shape keeps every id safe as a file name. */
export const Id = z.string().regex(/^[\w-]{8,64}$/);

export const LANGUAGES = ['he', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** Addresses are compared in lower case and kept so. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** One human being, in however many forums. Names and titles are plain lines: no control and no bidi characters. */
export const Person = z.object({
  id: Id,
  email: Email,
  name: plainLine(120),
  /** Role title and office in the person's own words, such as "מנהלת מחוז" and "משרד הפנים". */
  title: plainLine(160).nullable(),
  office: plainLine(160).nullable(),
  region: plainLine(80).nullable(),
  expertise: plainLine(300).nullable(),
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  /** Looks after the whole workspace: may found forums and read the outbox. */
  stewardsWorkspace: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type Person = z.infer<typeof Person>;

/** A person's place in one forum. A suspended one keeps its role for the day it is lifted, and gives no right. */
export const Membership = z.object({
  id: Id,
  forumId: Id,
  personId: Id,
  role: z.enum(ROLES),
  groupIds: z.array(Id).max(50),
  suspended: z.boolean(),
  /** When the last invitation was mailed; missing where none was. */
  invitedAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
});
export type Membership = z.infer<typeof Membership>;
