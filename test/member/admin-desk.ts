import { expect } from 'vitest';
import {
  inviteMembers,
  listMemberChanges,
  undoMemberChange,
} from '#shared/member/administration-contract.ts';
import { listMembers, type MemberCard } from '#shared/member/member-contract.ts';
import { listOutbox } from '#shared/notice/notice-contract.ts';
import { type Guest, startTestNayar } from '#test/harness/start-nayar.ts';

export type AdminDesk = Awaited<ReturnType<typeof adminDesk>>;

/** Somebody to invite, told apart by a number. */
export const somebody = (number: number, about = {}) => ({
  email: `person-${String(number)}@test.example`,
  name: `אדם ${String(number)}`,
  role: 'author',
  ...about,
});

/** A workspace with a coordinator at work in its first forum. */
export async function adminDesk() {
  const nayar = await startTestNayar();
  const [first, second] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  const forumId = first?.id ?? '';
  const coordinator: Guest = await nayar.as('coordinator@nayar.example');
  const params = { forumId };
  const members = async () => (await coordinator.call(listMembers, { params })).body.members;
  const changes = async () => (await coordinator.call(listMemberChanges, { params })).body.changes;
  const undo = (changeId: string, guest = coordinator) =>
    guest.call(undoMemberChange, { params: { forumId, changeId } });
  const outbox = async () => (await coordinator.call(listOutbox)).body;
  return {
    nayar,
    forumId,
    otherForumId: second?.id ?? '',
    coordinator,
    members,
    memberWith: async (email: string): Promise<MemberCard> => {
      const found = (await members()).find((one) => one.email === email);
      if (!found) throw new Error(`nobody has ${email}`);
      return found;
    },
    invite: (people: readonly unknown[], about = {}) =>
      coordinator.call(inviteMembers, { params, body: { people, ...about } }),
    changes,
    undo,
    undoNewest: async () => undo((await changes())[0]?.id ?? ''),
    /** The mails that were kept, once there are so many. */
    mails: async (count: number) => {
      await expect
        .poll(async () => (await outbox()).length, { timeout: 10_000 })
        .toBeGreaterThanOrEqual(count);
      return outbox();
    },
  };
}
