import * as z from 'zod';
import { plainLine } from '#shared/contract/plain-line.ts';
import { Id, type Language } from '#shared/member/person.ts';
import { ROLES } from '#shared/member/role.ts';
import { KINDS } from '#shared/paper/kind.ts';
import { PaperLayout } from '#shared/paper/layout.ts';
import { STAGES } from '#shared/paper/stage.ts';

/** The card of a paper: everything but its text, which lives in the paper's own log. */
export const PaperCard = z.object({
  id: Id,
  forumId: Id,
  groupId: Id.nullable(),
  sessionId: Id.nullable(),
  title: plainLine(200),
  kind: z.enum(KINDS),
  stage: z.enum(STAGES),
  direction: z.enum(['rtl', 'ltr']),
  /** Missing on cards that were never given one: `PLAIN_LAYOUT`. */
  layout: PaperLayout.optional(),
  /** Roles named on this paper itself; they replace what its forum, group and session give. */
  exceptions: z.array(z.object({ personId: Id, role: z.enum(ROLES) })).max(200),
  /** When it was put away; missing or null where it was not. Nothing is ever deleted. */
  archivedAt: z.iso.datetime().nullable().optional(),
  /** Kept to start other papers from, and never counted as one. */
  isTemplate: z.boolean().optional(),
  /** The version of another paper that this one continues; missing on papers that began by themselves. */
  derivedFrom: z.object({ paperId: Id, versionId: Id }).optional(),
  createdAt: z.iso.datetime(),
  createdBy: Id.nullable(),
  /** When the text last changed, and by whom; written with a short delay, and told apart from the card's own changes. */
  changedAt: z.iso.datetime(),
  changedBy: Id.nullable(),
});
export type PaperCard = z.infer<typeof PaperCard>;

/** The language in which the program itself speaks in a paper. */
export function languageOf({ direction }: Pick<PaperCard, 'direction'>): Language {
  return direction === 'rtl' ? 'he' : 'en';
}

/** True for what lists, home and search show as a paper. */
export function isListed(card: Pick<PaperCard, 'archivedAt' | 'isTemplate'>): boolean {
  return !card.archivedAt && !card.isTemplate;
}

/** The name of the Y.XmlFragment that holds a paper's content; part of the outside contract. */
export const CONTENT_ROOT = 'default';

/**
 * Version of the paper's schema (`paper/schema.ts`). A client with another number would silently delete what it does
 * not know, so it is refused at the upgrade. Any new node, mark or attribute raises it.
 */
export const SCHEMA_VERSION = 4;
