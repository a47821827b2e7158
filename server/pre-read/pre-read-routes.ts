import { Router } from 'express';
import { may } from '#shared/member/access.ts';
import { changeGroupResponse, getGroupResponse } from '#shared/pre-read/group-response-contract.ts';
import { isLate } from '#shared/pre-read/pre-read.ts';
import {
  answerPreRead,
  changePreRead,
  getPreRead,
  getReadiness,
  listMyPreReads,
  listPreReadAnswers,
  makePreRead,
  markPreRead,
  type PreReadView,
  remindMissing,
} from '#shared/pre-read/pre-read-contract.ts';
import {
  callForUpdates,
  gatherUpdates,
  getUpdateRound,
  writeUpdate,
} from '#shared/pre-read/update-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { untied } from '#shared/version/untied.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, type Limiter, limiter } from '#server/http/limits.ts';
import { settingsIn } from '#server/position/recommendation-rows.ts';
import { recommendationsIn } from '#server/register/typed-index.ts';
import type { PaperMaker } from '#server/paper/start-paper.ts';
import { type AtPreRead, PreReadDoor } from '#server/pre-read/door.ts';
import { GroupResponses } from '#server/pre-read/group-responses.ts';
import { cardOf, progressOf } from '#server/pre-read/pre-read-views.ts';
import { Progress } from '#server/pre-read/progress.ts';
import { Readiness } from '#server/pre-read/readiness.ts';
import { Sending, type SendingDeps } from '#server/pre-read/sending.ts';
import { UpdateRounds } from '#server/pre-read/update-rounds.ts';
import type { Remarks } from '#server/storage/remarks.ts';
import type { VersionShelf } from '#server/version/version-shelf.ts';

interface Deps extends SendingDeps {
  readonly admit: Admit;
  readonly remarks: Remarks;
  readonly shelf: VersionShelf;
  readonly startPaper: PaperMaker;
}

interface Answering extends Deps {
  readonly answers: Limiter;
}

/** Each is mailed to many. */
const SENDINGS: Limit = { name: 'send-pre-read', times: 30, perSeconds: 3600 };

/** Each writes a file anew; people answer, merge and mark far more slowly. */
const ANSWERS: Limit = { name: 'answer-pre-read', times: 120, perSeconds: 60 };

/** Pre-reads, what is answered to them, how far everybody is, and the updates before a session. */
export function preReadRoutes(deps: Deps): Router {
  const router = Router();
  const door = new PreReadDoor(deps);
  sendingRoutes(router, door, deps);
  const answers = limiter(ANSWERS);
  readingRoutes(router, door, { ...deps, answers });
  responseRoutes(router, door, { ...deps, answers });
  updateRoutes(router, door, { ...deps, answers });
  return router;
}

function sendingRoutes(router: Router, door: PreReadDoor, deps: Deps): void {
  const { admit, catalogue } = deps;
  const sending = new Sending(deps);
  const readiness = new Readiness(deps);
  const limit = limiter(SENDINGS);
  answer(router, makePreRead, async ({ params, body, req }) => {
    const { session, person } = await door.manage(req, params.sessionId);
    const { access } = await admit.toPaper(req, body.paperId, 'milestone');
    if (access.forumId !== session.forumId) throw new Refusal('not-found');
    await limit.take(person.id);
    return cardOf(catalogue, await sending.make(body, session, person.id), session);
  });
  answer(router, changePreRead, async ({ params, body, req }) => {
    const { session, row, person, mayManage } = await door.toPreRead(req, params.preReadId);
    if (!mayManage) throw new Refusal('role-too-low');
    const { dueOn, isWithdrawn } = body;
    let changed = row;
    if (dueOn !== undefined) {
      await limit.take(person.id);
      changed = await sending.move(row, session, { dueOn, by: person.id });
    }
    if (isWithdrawn) changed = await sending.withdraw(row, session.forumId, person.id);
    return cardOf(catalogue, changed, session);
  });
  answer(router, getReadiness, async ({ params, req }) =>
    readiness.board(await door.toSession(req, params.sessionId)),
  );
  answer(router, remindMissing, async ({ params, req }) => {
    const at = await door.manage(req, params.sessionId);
    const { session, person } = at;
    await limit.take(person.id);
    const missing = await readiness.missing(at);
    return { reminded: await sending.remind(session, missing, person.id) };
  });
  answer(router, listPreReadAnswers, async ({ params, req }) => {
    const at = await door.toPreRead(req, params.preReadId);
    if (!at.mayManage) throw new Refusal('role-too-low');
    return readiness.answers(at);
  });
  answer(router, listMyPreReads, async ({ req }) => {
    const { person } = await admit.person(req);
    return readiness.waitingFor(person.id);
  });
}

function readingRoutes(router: Router, door: PreReadDoor, deps: Answering): void {
  const { work, answers } = deps;
  const progress = new Progress(deps);
  const mine = async ({ session, row, person }: AtPreRead) =>
    progressOf((await work.of(session.forumId)).tables, row, person.id);
  answer(router, getPreRead, async ({ params, req }) => {
    const at = await door.toPreRead(req, params.preReadId);
    return { ...(await readView(deps, at)), mine: await mine(at) };
  });
  answer(router, markPreRead, async ({ params, body, req }) => {
    const at = await door.toPreRead(req, params.preReadId);
    const { session, row, person, isForMe } = at;
    await answers.take(person.id);
    if (isForMe) await progress.mark(session.forumId, row, person.id, body.deed);
    return mine(at);
  });
  answer(router, answerPreRead, async ({ params, body, req }) => {
    const at = await door.toPreRead(req, params.preReadId);
    const { session, row, person, isForMe } = at;
    if (!isForMe) throw new Refusal('not-found');
    await answers.take(person.id);
    await progress.answer(session.forumId, row, person.id, body);
    return mine(at);
  });
}

/** The text is the version's own: neither suggestions nor ties of remarks are part of what was sent. */
async function readView(deps: Deps, at: AtPreRead): Promise<Omit<PreReadView, 'mine'>> {
  const { catalogue, shelf, now, work } = deps;
  const { session, row, access, isForMe, mayManage } = at;
  const version = await shelf.find(row.paperId, row.versionId);
  if (!version) throw new Refusal('version-damaged');
  const text = row.withdrawn ? null : await shelf.read(version);
  const content = text ? untied(project(text.content, REJECT_ALL)) : [];
  const layout = { ...version.layout, paragraphs: true };
  const isOpen = row.withdrawn === null;
  const { tables } = await work.of(session.forumId);
  return {
    ...(await cardOf(catalogue, row, session)),
    isForMe,
    mayManage,
    mayComment: isOpen && may(access, 'comment'),
    mayTake: isOpen && may(access, 'position'),
    maySuggest: isOpen && may(access, 'suggest'),
    isOverdue: isLate(row.dueOn, now()),
    direction: access.paper.direction,
    layout,
    content,
    recommendations: recommendationsIn(row.paperId, content, layout),
    reservationWords: (await settingsIn(tables)).words,
  };
}

function responseRoutes(router: Router, door: PreReadDoor, deps: Answering): void {
  const responses = new GroupResponses(deps);
  answer(router, getGroupResponse, async ({ params, req }) =>
    responses.view(await door.toPreRead(req, params.preReadId), params.groupId),
  );
  answer(router, changeGroupResponse, async ({ params, body, req }) => {
    const at = await door.toPreRead(req, params.preReadId);
    await deps.answers.take(at.person.id);
    await responses.change(at, params.groupId, body);
    return responses.view(at, params.groupId);
  });
}

function updateRoutes(router: Router, door: PreReadDoor, deps: Answering): void {
  const rounds = new UpdateRounds(deps);
  answer(router, getUpdateRound, async ({ params, req }) =>
    rounds.view(await door.toSession(req, params.sessionId)),
  );
  answer(router, callForUpdates, async ({ params, body, req }) => {
    const at = await door.manage(req, params.sessionId);
    await deps.answers.take(at.person.id);
    await rounds.call(at, body);
    return rounds.view(at);
  });
  answer(router, writeUpdate, async ({ params, body, req }) => {
    const at = await door.toSession(req, params.sessionId);
    await deps.answers.take(at.person.id);
    await rounds.write(at, body);
    return rounds.view(at);
  });
  answer(router, gatherUpdates, async ({ params, body, req }) => {
    const at = await door.manage(req, params.sessionId);
    await rounds.gather(at, body.title);
    return rounds.view(at);
  });
}
