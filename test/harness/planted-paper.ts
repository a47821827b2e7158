import * as Y from 'yjs';
import { type ContentNode, writeContent } from '#shared/paper/content.ts';
import { startPaper } from '#shared/paper/paper-contract.ts';
import type { Guest, TestNayar } from '#test/harness/start-nayar.ts';

interface PlantedPaper {
  readonly forumId: string;
  readonly title: string;
  readonly content: readonly ContentNode[];
}

/** A new paper with this content on disk, as if it had been written long ago. Answers its id. */
export async function plantPaper(
  { nayar }: TestNayar,
  by: Guest,
  { forumId, title, content }: PlantedPaper,
): Promise<string> {
  const reply = await by.call(startPaper, { params: { forumId }, body: { title, kind: 'plain' } });
  const paperId = reply.body.id;
  const doc = new Y.Doc();
  writeContent(doc, content);
  const { log } = await nayar.storage.papers.open(paperId);
  await log.append({ update: Y.encodeStateAsUpdate(doc), clients: [] });
  await log.close();
  return paperId;
}
