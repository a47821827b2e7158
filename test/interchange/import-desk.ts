import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

/** A forum into which files are brought, by two of its people. */
export interface ImportDesk {
  readonly nayar: TestNayar;
  readonly forumId: string;
  readonly lead: Guest;
  readonly other: Guest;
}

export async function importDesk(): Promise<ImportDesk> {
  const nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  const forumId = forum?.id ?? '';
  const lead = await nayar.newcomer(forumId, 'lead');
  return { nayar, forumId, lead, other: await nayar.newcomer(forumId, 'author') };
}
