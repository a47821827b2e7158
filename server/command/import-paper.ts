import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandRefused, need, type Options, type Outcome } from '#server/command/outcome.ts';
import { prepareFile } from '#server/interchange/prepared.ts';
import { WordPapers } from '#server/interchange/word-papers.ts';
import { OPERATOR } from '#server/member/actor.ts';
import type { Workspace } from '#server/workspace/workspace.ts';
import { plainLine } from '#shared/contract/plain-line.ts';
import type { Forum } from '#shared/forum/forum.ts';
import { words as english } from '#shared/locale/en/words.ts';
import { KINDS, type Kind } from '#shared/paper/kind.ts';

const isKind = (text: string): text is Kind => (KINDS as readonly string[]).includes(text);

/** Makes a paper out of a file of another program, and says what became of what stood in it. */
export async function importPaper(
  { storage, layPaper: lay, now }: Pick<Workspace, 'storage' | 'layPaper' | 'now'>,
  { id: forumId }: Forum,
  options: Options,
): Promise<Outcome> {
  const kind = need(options, 'kind');
  if (!isKind(kind))
    throw new CommandRefused('kind-unknown', `--kind is one of ${KINDS.join(', ')}`);
  const file = need(options, 'argument');
  const bytes = await readFile(file).catch(() => {
    throw new CommandRefused('file-not-found', `there is no file ${file}`);
  });
  const prepared = await prepareFile(bytes, now());
  const named = options['title'] ?? prepared.title ?? path.parse(file).name;
  const title = plainLine(200).safeParse(named);
  if (!title.success) throw new CommandRefused('invalid-input', '--title is not valid');
  const wish = { title: title.data, kind, forumId, groupId: null, sessionId: null };
  const { id } = await new WordPapers({ ...storage, lay, now }).make(prepared, wish, OPERATOR.id);
  const { report } = prepared;
  const lines = report.map(({ code, count }) => `${english.wordIn.code[code]}: ${String(count)}`);
  return { json: { id, title: wish.title, report }, text: [`${id}  ${wish.title}`, ...lines] };
}
