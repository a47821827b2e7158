import { Router } from 'express';
import {
  changeTopic,
  closeChoosing,
  discussTopic,
  listTopics,
  makeTopicSession,
  openChoosing,
  proposeTopic,
  rankTopics,
} from '#shared/topic/topic-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { ChoosingDesk } from '#server/topic/choosing-desk.ts';
import { TopicDesk, type TopicDeskDeps } from '#server/topic/topic-desk.ts';
import { viewTopics } from '#server/topic/topic-view.ts';

/** Topics are open to every member of their forum. */
export function topicRoutes(deps: TopicDeskDeps & { readonly admit: Admit }): Router {
  const { admit } = deps;
  const topics = new TopicDesk(deps);
  const router = Router();
  answer(router, listTopics, async ({ params: { forumId }, req }) => {
    const { membership } = await admit.toForum(req, forumId, 'read');
    return viewTopics(deps, membership);
  });
  answer(router, proposeTopic, async ({ params: { forumId }, body, req }) => {
    const { person } = await admit.person(req);
    return { id: await topics.propose({ forumId, personId: person.id }, body) };
  });
  answer(router, changeTopic, async ({ params: { forumId, topicId }, body, req }) => {
    const { person } = await admit.person(req);
    await topics.change({ forumId, personId: person.id }, topicId, body);
    return {};
  });
  answer(router, discussTopic, async ({ params: { forumId, topicId }, body, req }) => {
    const { person } = await admit.person(req);
    await topics.discuss({ forumId, personId: person.id }, topicId, body);
    return {};
  });
  answer(router, makeTopicSession, async ({ params: { forumId, topicId }, req }) => {
    const { person } = await admit.person(req);
    return { sessionId: await topics.makeSession({ forumId, personId: person.id }, topicId) };
  });
  choosings(router, deps);
  return router;
}

function choosings(router: Router, deps: TopicDeskDeps & { readonly admit: Admit }): void {
  const { admit } = deps;
  const desk = new ChoosingDesk(deps);
  answer(router, openChoosing, async ({ params: { forumId }, body, req }) => {
    const { person } = await admit.person(req);
    return { id: await desk.open({ forumId, personId: person.id }, body) };
  });
  answer(router, rankTopics, async ({ params: { forumId, choosingId }, body, req }) => {
    const { person } = await admit.person(req);
    await desk.rank({ forumId, personId: person.id }, choosingId, body.ranking);
    return {};
  });
  answer(router, closeChoosing, async ({ params: { forumId, choosingId }, req }) => {
    const { person } = await admit.person(req);
    await desk.close({ forumId, personId: person.id }, choosingId);
    return {};
  });
}
