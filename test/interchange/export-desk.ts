import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ContentNode } from '#shared/paper/content.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { type ThreadDesk, threadDesk } from '#test/thread/thread-desk.ts';

const insertion = {
  type: 'insertion',
  attrs: { id: 'suggest1', author: 'nobody-0001', at: 1_750_000_000_000 },
};
export const CONTENT: ContentNode[] = [
  {
    type: 'paragraph',
    attrs: { id: 'paragraph-1' },
    content: [
      { type: 'text', text: 'הנוסח הקיים' },
      { type: 'text', text: ' ועוד הצעה', marks: [insertion] },
    ],
  },
];
export const GROUP = { id: 'group-south', name: 'מחוז דרום' };

/** A forum with a group and a paper in which something is suggested, to be taken out as files. */
export interface ExportDesk {
  readonly desk: ThreadDesk;
  readonly paperId: string;
  /** A folder for files, gone with the desk. */
  readonly scratch: string;
  /** The paper, or what lies at another address, as a file of a form. */
  readonly file: (
    guest: Guest,
    form: string,
    of?: string,
  ) => Promise<{ readonly reply: Response; readonly status: number; readonly bytes: Buffer }>;
  readonly close: () => Promise<void>;
}

export async function exportDesk(): Promise<ExportDesk> {
  const desk = await threadDesk();
  const scratch = await mkdtemp(path.join(tmpdir(), 'nayar-export-'));
  const { catalogue } = desk.nayar.nayar.storage;
  const forum = await catalogue.tables.forums.get(desk.forumId);
  if (forum) await catalogue.transact(({ forums }) => forums.put({ ...forum, groups: [GROUP] }));
  const paperId = await plantPaper(desk.nayar, desk.coordinator, {
    forumId: desk.forumId,
    title: 'נייר: "עמדה" 2/3',
    content: CONTENT,
  });
  return {
    desk,
    paperId,
    scratch,
    file: async (guest, form, of = `/api/papers/${paperId}`) => {
      const reply = await guest.fetch(`${of}/${form}`);
      return { reply, status: reply.status, bytes: Buffer.from(await reply.arrayBuffer()) };
    },
    close: async () => {
      await desk.nayar.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
