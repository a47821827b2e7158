import { Router } from 'express';
import type * as Y from 'yjs';
import { may } from '#shared/member/access.ts';
import { readContent } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { decide } from '#shared/suggestion/decide.ts';
import { type FoundSuggestion, suggestionsIn } from '#shared/suggestion/found.ts';
import {
  decideSuggestions,
  listDecisions,
  listSuggestions,
} from '#shared/suggestion/suggestion-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { ReadOnce } from '#server/paper/read-once.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Decisions } from '#server/suggestion/decisions.ts';
import { viewSuggestions } from '#server/suggestion/suggestion-view.ts';
import { seesRemarks } from '#server/thread/viewer.ts';

interface Deps {
  readonly admit: Admit;
  readonly catalogue: Catalogue;
  readonly decisions: Decisions;
  /** Keeps the text as it stands, on behalf of somebody who decides on many at once. */
  readonly beforeMany: (paperId: string, personId: string) => Promise<void>;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
  /** Changes the text in somebody's name; resolves when it is on disk. */
  readonly write: (
    paperId: string,
    personId: string,
    change: (doc: Y.Doc) => void,
  ) => Promise<void>;
}

/** From so many on, what was there before is kept as a version. */
const MANY = 5;
/** Each reading hashes the whole paper, and goes through it where it has changed. */
const READINGS: Limit = { name: 'read-suggestions', times: 240, perSeconds: 60 };

/** What is suggested in a paper, and the decisions about it, which the server makes in the text and keeps on record. */
export function suggestionRoutes(deps: Deps): Router {
  const { admit, content, write, decisions } = deps;
  const router = Router();
  const readings = limiter(READINGS);
  // Everybody who has the paper open asks again after each pause in its writing.
  const known = new ReadOnce(content, suggestionsIn);

  answer(router, listSuggestions, async ({ params: { paperId }, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    await readings.take(person.id);
    const found = await known.of(paperId);
    return {
      suggestions: await viewSuggestions(deps.catalogue, found, person.id),
      mayDecide: may(access, 'merge'),
    };
  });
  answer(router, decideSuggestions, async ({ params: { paperId }, body, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'suggest');
    const mayMerge = may(access, 'merge');
    await readings.take(person.id);
    if (!mayMerge && body.decision === 'accept') throw new Refusal('role-too-low');
    const wanted = new Set(body.ids);
    const isTheirs = ({ id, author }: FoundSuggestion) =>
      // Who may only withdraw never touches what somebody else has under the same id.
      wanted.has(id) && (mayMerge || author === person.id);
    const standing = async () => {
      const found = (await known.of(paperId)).filter(isTheirs);
      if (found.length >= MANY) await deps.beforeMany(paperId, person.id);
      return found;
    };
    let decided: FoundSuggestion[] = [];
    const { decision, reason } = body;
    const deciding = { access, by: person.id, decision, reason };
    await decisions.make(deciding, standing, async (isMeant) => {
      await write(paperId, person.id, (doc) => {
        // Read inside the writing: of two who press at once, the second finds nothing left to decide.
        const found = suggestionsIn(readContent(doc));
        decided = found.filter((one) => isTheirs(one) && isMeant(one));
        const fated = new Set(decided.map(({ id, author }) => `${id} ${author}`));
        decide(doc, ({ id, author }) => (fated.has(`${id} ${author}`) ? decision : 'keep'));
      });
      return decided;
    });
    return { decided: decided.map(({ id }) => id) };
  });
  answer(router, listDecisions, async ({ params: { paperId }, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    if (!seesRemarks(access.role)) throw new Refusal('role-too-low');
    await readings.take(person.id);
    return { decisions: await decisions.list(paperId, person.id, await known.of(paperId)) };
  });
  return router;
}
