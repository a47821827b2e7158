import type { Storage } from '#server/storage/storage.ts';

/** Somebody has opened a pre-read of the forum. */
export async function workOn(storage: Storage, forumId: string, id: string): Promise<void> {
  const store = await storage.work.of(forumId);
  await store.transact(async ({ preReadPeople }) =>
    preReadPeople.put({
      id,
      preReadId: 'pre-read-1',
      personId: 'person-0001',
      openedAt: '2026-01-01T00:00:00.000Z',
      readAt: null,
      submittedAt: null,
    }),
  );
}

export const workIn = async (storage: Storage, forumId: string) =>
  (await storage.work.of(forumId)).tables.preReadPeople.find({});
