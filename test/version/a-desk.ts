import { onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { type ContentNode } from '#shared/paper/content.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import { VersionDesk } from '#server/version/version-desk.ts';
import { aWorkspace } from '#test/storage/open-workspace.ts';
import { docWith } from '#test/version/version-paper.ts';

export const MINUTE = 60_000;
export const PAPER = 'paper-0001';

const fail = (fault: unknown) => {
  throw fault;
};

/** A paper of one workspace on disk, written by hand, and the desk that keeps its versions; time stands until it is moved. */
export async function aDesk(content: readonly ContentNode[]) {
  const { storage, dataDir } = await aWorkspace();
  let time = Date.parse('2026-03-01T08:00:00.000Z');
  const now = () => new Date(time);
  const at = now().toISOString();
  const card: PaperCard = {
    id: PAPER,
    forumId: 'forum-0001',
    groupId: null,
    sessionId: null,
    title: 'נייר',
    kind: 'plain',
    stage: 'draft',
    direction: 'rtl',
    exceptions: [],
    createdAt: at,
    createdBy: null,
    changedAt: at,
    changedBy: null,
  };
  await storage.catalogue.transact(({ papers }) => papers.put(card));
  const doc = docWith(content);
  await storage.papers.create(PAPER, Y.encodeStateAsUpdate(doc));
  const { log } = await storage.papers.open(PAPER);
  const bus = inProcessBus(fail);
  const told: string[] = [];
  bus.listen(({ kind }) => told.push(kind));
  const write = async (_paper: string, _person: string, change: (doc: Y.Doc) => void) => {
    const updates: Uint8Array[] = [];
    const gather = (update: Uint8Array) => updates.push(update);
    doc.on('update', gather);
    doc.transact(() => change(doc));
    doc.off('update', gather);
    for (const update of updates) await log.append({ update, clients: [] });
  };
  const open = () =>
    new VersionDesk({
      storage,
      bus,
      now,
      write,
      onFault: fail,
      content: async () => Y.encodeStateAsUpdate(doc),
    });
  let desk = open();
  onTestFinished(async () => {
    await desk.close();
    await log.close();
  });
  return {
    storage,
    dataDir,
    doc,
    told,
    now,
    get desk() {
      return desk;
    },
    /** The program ends without a word, and starts again. */
    crash() {
      desk.guard.close();
      desk = open();
      return desk;
    },
    async pass(ms: number) {
      time += ms;
      await desk.keeper.tend();
    },
    /** Somebody writes, and the rooms tell of it. */
    async edit(personId: string, change: (doc: Y.Doc) => void) {
      await write(PAPER, personId, change);
      desk.keeper.note(PAPER, [personId]);
    },
    versions: () => desk.shelf.all(PAPER),
  };
}

/** Types at the end of the first block. */
export const types = (words: string) => (doc: Y.Doc) => {
  const block = doc.getXmlFragment('default').get(0) as Y.XmlElement;
  const text = block.get(0) as Y.XmlText;
  text.insert(text.length, words);
};
