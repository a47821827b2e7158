import { Router } from 'express';
import { may } from '#shared/member/access.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import {
  decideSuggestions,
  listDecisions,
  listSuggestions,
  suggestWording,
} from '#shared/suggestion/suggestion-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Deciding } from '#server/suggestion/deciding.ts';
import type { Decisions } from '#server/suggestion/decisions.ts';
import { viewSuggestions } from '#server/suggestion/suggestion-view.ts';
import { seesRemarks } from '#server/thread/viewer.ts';

interface Deps {
  readonly admit: Admit;
  readonly catalogue: Catalogue;
  readonly decisions: Decisions;
  readonly deciding: Deciding;
}

/** Each reading hashes the whole paper, and goes through it where it has changed. */
const READINGS: Limit = { name: 'read-suggestions', times: 240, perSeconds: 60 };

const WRITINGS: Limit = { name: 'suggest-wording', times: 120, perSeconds: 60 };

/** What is suggested in a paper, and the decisions about it, which the server makes in the text and keeps on record. */
export function suggestionRoutes({ admit, catalogue, decisions, deciding }: Deps): Router {
  const router = Router();
  const readings = limiter(READINGS);
  const writings = limiter(WRITINGS);
  const { known } = deciding;

  answer(router, listSuggestions, async ({ params: { paperId }, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    await readings.take(person.id);
    const found = await known.of(paperId);
    return {
      suggestions: await viewSuggestions(catalogue, found, person.id),
      mayDecide: may(access, 'merge'),
    };
  });
  answer(router, suggestWording, async ({ params: { paperId }, body, req }) => {
    const { person } = await admit.toPaper(req, paperId, 'suggest');
    await writings.take(person.id);
    await deciding.suggest(paperId, person.id, body);
    return {};
  });
  answer(router, decideSuggestions, async ({ params: { paperId }, body, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'suggest');
    await readings.take(person.id);
    const decided = await deciding.decide(access, person.id, body);
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
