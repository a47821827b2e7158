import { listInitiatives, tellOfInitiative } from '#shared/initiative/initiative-contract.ts';
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
  return [
    ['initiatives', `${forum}/initiatives`],
    ['initiative', `${forum}/initiatives/${initiativeId}`],
  ];
}
