import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPaper } from '#shared/paper/paper-contract.ts';
import { changeThread, startThread } from '#shared/thread/thread-contract.ts';
import { type Guest, startTestNayar } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import * as Y from 'yjs';
import { listenTo } from '#test/thread/listen-to.ts';
import { aRemark, threadDesk, type ThreadDesk } from '#test/thread/thread-desk.ts';

const GROUP = { id: 'group-0001', name: 'צפון' };
const WORDS = 'הממשלה תקבע יעדים ותדווח עליהם';
const QUOTE = 'תקבע יעדים';

let desk: ThreadDesk;
let author: Guest;
let other: Guest;
let paperId: string;

beforeAll(async () => {
  const nayar = await startTestNayar();
  const { catalogue } = nayar.nayar.storage;
  const [forum] = await catalogue.tables.forums.find({});
  if (!forum) throw new Error('the sample has no forum');
  await catalogue.transact(async ({ forums }) => forums.put({ ...forum, groups: [GROUP] }));
  desk = await threadDesk(nayar);
  author = await desk.somebody('respondent', [GROUP.id]);
  other = await desk.somebody('commenter');
});
afterAll(() => desk.nayar.stop());
beforeEach(async () => {
  paperId = await desk.aPaper();
  await write(WORDS);
});

/** Puts a paragraph into the paper and waits until it is on disk. */
async function write(words: string): Promise<void> {
  const line = await stockWriter(desk.coordinator, paperId);
  const block = new Y.XmlElement('paragraph');
  block.insert(0, [new Y.XmlText(words)]);
  line.doc.getXmlFragment('default').push([block]);
  await expect.poll(textOf).toContain(words);
  line.close();
}

/** The paper as it is on disk, with every mark in it. */
const textOf = async () =>
  JSON.stringify((await other.call(readPaper, { params: { paperId } })).body.content);
const onWords = (over: object = {}) =>
  aRemark({
    anchor: { kind: 'passage', start: '', end: '', blockId: null, quote: QUOTE },
    ...over,
  });
const start = (remark: object) => author.call(startThread, { params: { paperId }, body: remark });

describe('a remark on words', () => {
  it('[TH17] is tied to them by the server, once, however often it is sent, and then told', async () => {
    const line = await listenTo(other);
    const remark = onWords();
    const replies = await Promise.all([start(remark), start(remark), start(remark)]);
    const [{ body: thread }] = replies;
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect(thread).toMatchObject({ quote: QUOTE, passage: WORDS });
    await line.until(({ kind }) => kind === 'threads-changed');
    await line.stop();
    const text = await textOf();
    expect(text.split(`"id":"${thread.id}"`)).toHaveLength(2);
    expect((await desk.find(other, paperId, thread.id))?.passage).toBe(WORDS);
  });

  it('[TH17] leaves no mark while it is private, and is tied when it is opened', async () => {
    const before = await textOf();
    const { body: thread } = await start(onWords({ groupId: GROUP.id }));
    expect(thread).toMatchObject({ quote: QUOTE, passage: WORDS });
    expect(await textOf()).toBe(before);
    const params = { paperId, threadId: thread.id };
    const opened = await author.call(changeThread, { params, body: { isOpened: true } });
    expect(opened.body).toMatchObject({ group: null, quote: QUOTE });
    expect(await textOf()).toContain(thread.id);
  });
});
