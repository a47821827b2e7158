import { listInitiatives, tellOfInitiative } from '#shared/initiative/initiative-contract.ts';
import {
  closeChoosing,
  listTopics,
  openChoosing,
  rankTopics,
} from '#shared/topic/topic-contract.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { openRating } from '#shared/rating/rating-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';

/** The screens of what a forum brings forward together, by name, with something in each. */
export async function commonScreens(
  guest: Guest,
  forumId: string,
): Promise<readonly (readonly [string, string])[]> {
  const forum = `/forums/${forumId}`;
  const listed = await guest.call(listInitiatives, { params: { forumId } });
  const initiativeId = listed.body.initiatives[0]?.id ?? '';
  await guest.call(tellOfInitiative, {
    params: { forumId, initiativeId },
    body: {
      sendId: 'some-sending',
      text: 'נקבעה פגישה עם המשרדים.',
      course: { status: 'under-way', nextStepOn: '2024-01-21', revision: 0 },
    },
  });
  const { topics } = (await guest.call(listTopics, { params: { forumId } })).body;
  const topicIds = topics.map(({ id }) => id);
  const params = { forumId };
  const open = async (sendId: string) =>
    (await guest.call(openChoosing, { params, body: { sendId, topicIds, until: '2099-01-04' } }))
      .body.id;
  const choosingId = await open('first-choosing');
  const ranking = topicIds.slice(0, 2);
  await guest.call(rankTopics, { params: { forumId, choosingId }, body: { ranking } });
  await guest.call(closeChoosing, { params: { forumId, choosingId } });
  await guest.call(rankTopics, {
    params: { forumId, choosingId: await open('second-choosing') },
    body: { ranking },
  });
  await ratingRounds(guest, forumId);
  return [
    ['ratings', `${forum}/ratings`],
    ['plan', `${forum}/plan`],
    ['topics', `${forum}/topics`],
    ['initiatives', `${forum}/initiatives`],
    ['initiative', `${forum}/initiatives/${initiativeId}`],
  ];
}

/** A round that I may rate in, on the first two recommendations of the forum. */
export async function ratingRounds(guest: Guest, forumId: string): Promise<string> {
  const params = { forumId };
  const { blocks } = (await guest.call(getRegister, { params })).body;
  const places = blocks
    .filter(({ recommendation }) => recommendation !== null)
    .slice(0, 2)
    .map(({ paperId, blockId }) => ({ paperId, blockId }));
  const body = { sendId: 'some-rating', places, closesOn: '2099-01-04' };
  return (await guest.call(openRating, { params, body })).body.id;
}
