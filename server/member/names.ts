import type { Catalogue } from '#server/storage/catalogue.ts';

/**
 * The names of people by their ids, and of those who are known by a file alone: these carry the mark of where they came
 * from, so that nobody takes one for a member of the same name.
 */
export async function namesOfPeople(
  { people, externals }: Catalogue['tables'],
  ids: readonly string[],
): Promise<Map<string, string>> {
  const [known, outside] = await Promise.all([people.pick(ids), externals.pick(ids)]);
  return new Map([
    ...outside.map(({ id, name }) => [id, `${name} (Word)`.trim()] as const),
    ...known.map(({ id, name }) => [id, name] as const),
  ]);
}
