import type { CommentRow } from '#server/storage/remarks.ts';
import type { Storage } from '#server/storage/storage.ts';

/** Something is said about the paper. */
export async function remark(storage: Storage, paperId: string, id: string): Promise<void> {
  const row: CommentRow = {
    id,
    threadId: 'AAAAAAAA',
    authorId: 'person-0001',
    at: '2026-01-01T00:00:00.000Z',
    body: [{ runs: [{ text: 'הערה' }] }],
    editedAt: null,
    deletedAt: null,
    earlier: [],
    reactions: [],
  };
  const store = await storage.remarks.of(paperId);
  await store.transact(async ({ comments }) => comments.put(row));
}

export const remarksOn = async (storage: Storage, paperId: string) =>
  (await storage.remarks.of(paperId)).tables.comments.find({});
