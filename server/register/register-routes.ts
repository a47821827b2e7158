import { type Request, Router } from 'express';
import {
  getRegister,
  getRegisterAsWordFile,
  getRegisterCsv,
  linkBlocks,
  type RegisterView,
  settleRegister,
} from '#shared/register/register-contract.ts';
import { shownBlocks } from '#shared/register/map-view.ts';
import { registerFilterFrom } from '#shared/register/register-filter.ts';
import { mayLead } from '#shared/register/rights.ts';
import { may, whyNot } from '#shared/member/access.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { type BlockPlace, keyOfPlace } from '#shared/register/block-place.ts';
import type * as Y from 'yjs';
import type * as z from 'zod';
import type { Bus } from '#server/bus/bus.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { searchOf } from '#server/http/search-of.ts';
import { sendFile } from '#server/interchange/send-file.ts';
import { themselves } from '#server/interchange/taker.ts';
import type { PaperAccess } from '#server/paper/access.ts';
import { SETTINGS_ID, settingsIn } from '#server/position/recommendation-rows.ts';
import { forumPapers } from '#server/register/forum-papers.ts';
import { registerFile, registerSheet } from '#server/register/register-file.ts';
import { writeLink } from '#server/register/linking.ts';
import { type RegisterDeps, registerFor } from '#server/register/register-view.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';

export interface RegisterRoutesDeps extends RegisterDeps {
  readonly admit: Admit;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
  readonly write: (
    paperId: string,
    personId: string,
    change: (doc: Y.Doc) => void,
  ) => Promise<void>;
}

const READINGS: Limit = { name: 'read-register', times: 240, perSeconds: 60 };
/** Each asks for the reservations on all papers. */
const FILES: Limit = { name: 'export-register', times: 20, perSeconds: 60 };
const LINKS: Limit = { name: 'link-blocks', times: 120, perSeconds: 60 };

/** The register of a forum, and what is done in it. */
export function registerRoutes(deps: RegisterRoutesDeps): Router {
  const { admit } = deps;
  const router = Router();
  const readings = limiter(READINGS);
  const linkings = limiter(LINKS);
  const files = limiter(FILES);

  answer(router, getRegister, async ({ params: { forumId }, req }) => {
    const { person, membership } = await admit.toForum(req, forumId, 'read');
    await readings.take(person.id);
    return registerFor(deps, forumId, { personId: person.id, role: membership.role });
  });
  answer(router, getRegisterCsv, async ({ params: { forumId }, req, res }) => {
    const { person, membership } = await admit.toForum(req, forumId, 'read');
    await readings.take(person.id);
    const all = await registerFor(deps, forumId, { personId: person.id, role: membership.role });
    const view = narrowed(all, req);
    sendFile(res, await registerSheet(deps, { forumId, person, view }, themselves(person.id)));
  });
  answer(router, getRegisterAsWordFile, async ({ params: { forumId }, req, res }) => {
    const { person, membership } = await admit.toForum(req, forumId, 'read');
    await readings.take(person.id);
    await files.take(person.id);
    const all = await registerFor(deps, forumId, { personId: person.id, role: membership.role });
    const seen = { forumId, person, all, view: narrowed(all, req) };
    sendFile(res, await registerFile(deps, seen, themselves(person.id)));
  });
  answer(router, settleRegister, async ({ params: { forumId }, body, req }) => {
    const { person, membership } = await admit.toForum(req, forumId, 'read');
    if (!mayLead({ role: membership.role, stage: null })) throw new Refusal('role-too-low');
    await settle(deps, forumId, person.id, body);
    return {};
  });
  answer(router, linkBlocks, async ({ params: { forumId }, body, req }) => {
    const { person } = await admit.toForum(req, forumId, 'read');
    await linkings.take(person.id);
    await link(deps, forumId, person.id, body);
    return {};
  });
  return router;
}

/** Links two blocks, or takes the link away, as an edit of somebody in a paper that they may edit. */
async function link(
  { catalogue, index, write }: RegisterRoutesDeps,
  forumId: string,
  personId: string,
  { from, to, linked }: z.output<typeof linkBlocks.body>,
): Promise<void> {
  const { readable } = await forumPapers(catalogue, forumId, personId);
  const [one, other] = [readable.get(from.paperId), readable.get(to.paperId)];
  if (!one || !other || keyOfPlace(from) === keyOfPlace(to)) throw new Refusal('not-found');
  const { entries } = await index.of([one.paper, other.paper]);
  const linksAt = (place: BlockPlace) =>
    entries.get(place.paperId)?.find(({ blockId }) => blockId === place.blockId)?.links;
  if (!linksAt(from) || !linksAt(to)) throw new Refusal('not-found');
  const says = (at: BlockPlace, of: BlockPlace) =>
    linksAt(at)?.some((link) => keyOfPlace(link) === keyOfPlace(of)) ?? false;
  const ends = [
    { at: from, to, access: one },
    { at: to, to: from, access: other },
  ];
  const chosen = linked
    ? says(from, to) || says(to, from)
      ? []
      : [ends.find(({ access }) => may(access, 'edit')) ?? refuse(one)]
    : ends.filter(({ at, to: of }) => says(at, of));
  for (const { access } of chosen) if (!may(access, 'edit')) refuse(access);
  for (const { at, to: of } of chosen) {
    await write(at.paperId, personId, (doc) => writeLink(doc, at, of, linked));
    // Whoever asks right after is told of it.
    index.note(at.paperId);
  }
}

/** What the screen shows under the filter of an address. */
function narrowed(view: RegisterView, req: Request): RegisterView {
  return { ...view, blocks: shownBlocks(view, registerFilterFrom(searchOf(req))) };
}

async function settle(
  { work, audit, bus, now }: RegisterRoutesDeps,
  forumId: string,
  by: string,
  chosen: z.output<typeof settleRegister.body>,
): Promise<void> {
  const store = await work.of(forumId);
  const detail = await store.transact(async (tables) => {
    const kept = await settingsIn(tables);
    const { openness = kept.openness, words = kept.words } = chosen;
    await tables.registerSettings.put({ id: SETTINGS_ID, openness, words });
    return { openness, words: String(words) };
  });
  bus.announce({ kind: 'forum-changed', forumId });
  const at = now().toISOString();
  await audit.append({ at, by, action: 'register-settled', subject: forumId, forumId, detail });
}

function refuse(access: PaperAccess): never {
  throw new Refusal(whyNot(access, 'edit'));
}
