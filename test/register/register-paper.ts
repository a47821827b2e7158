import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { getRegister, type RegisterView } from '#shared/register/register-contract.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

export interface RegisterHouse {
  readonly nayar: TestNayar;
  readonly forumId: string;
  readonly groupId: string;
  lay(title: string, content: readonly ContentNode[], card?: Partial<PaperCard>): Promise<string>;
  read(guest: Guest): Promise<RegisterView>;
}

/** A workspace with a forum that has groups. */
export async function registerHouse(): Promise<RegisterHouse> {
  const nayar = await startTestNayar();
  const forums = await nayar.nayar.storage.catalogue.tables.forums.find({});
  const forum = forums.find(({ groups }) => groups.length > 0);
  const forumId = forum?.id ?? '';
  return {
    nayar,
    forumId,
    groupId: forum?.groups[0]?.id ?? '',
    async lay(title, content, card = {}) {
      return (await layPaper(nayar, { forumId, title, ...card }, content)).id;
    },
    async read(guest) {
      return (await guest.call(getRegister, { params: { forumId } })).body;
    },
  };
}
