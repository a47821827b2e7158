import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeMe, getMe } from '#shared/member/member-contract.ts';
import { listThreads, startThread } from '#shared/thread/thread-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { aRemark, threadDesk, type ThreadDesk, words } from '#test/thread/thread-desk.ts';

let desk: ThreadDesk;
let author: Guest;
let other: Guest;
let paperId: string;

beforeAll(async () => {
  desk = await threadDesk();
  author = await desk.somebody('respondent');
  other = await desk.somebody('respondent');
});
afterAll(() => desk.nayar.stop());
beforeEach(async () => {
  paperId = await desk.aPaper();
});

const say = (text: string) => [{ runs: [{ text }] }];
const count = async () => (await desk.listed(author, paperId)).threads.length;

describe('a mention', () => {
  it('[TH9] that would make a comment longer than any may be is refused, and the others are answered', async () => {
    await other.call(changeMe, { body: { name: 'ש'.repeat(120) } });
    const { person } = (await other.call(getMe)).body;
    const runs = Array.from({ length: 100 }, () => ({ text: 'א', person: person.id }));
    const body = aRemark({ body: [{ runs }] });
    const reply = await other.call(startThread, { params: { paperId }, body });
    expect(reply.status).toBe(413);
    expect(await count()).toBe(0);
  });

  it('[TH9] leads nowhere but to its person', async () => {
    const { person } = (await other.call(getMe)).body;
    const run = { text: 'מישהו', person: person.id, href: 'https://example.org/' };
    const body = aRemark({ body: [{ runs: [run] }] });
    const reply = await other.call(startThread, { params: { paperId }, body });
    expect(reply.body.comments[0]?.body?.[0]?.runs[0]).toEqual({
      text: person.name,
      person: person.id,
    });
  });
});

describe('a remark sent again', () => {
  it('[TH7] is made once, also twenty times at once, and answered each time', async () => {
    const remark = aRemark();
    const send = () => author.call(startThread, { params: { paperId }, body: remark });
    const replies = await Promise.all(Array.from({ length: 20 }, send));
    replies.push(await send());
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect(await count()).toBe(1);
  });

  it('[TH7] is a reply once, also twenty times at once, and what it says first stands', async () => {
    const { id } = await desk.made(author, paperId);
    const commentId = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        desk.reply(other, paperId, id, { commentId, body: say(`פעם ${at}`) }),
      ),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    const bodies = replies.map(({ body }) => JSON.stringify(body.comments[1]?.body));
    expect(new Set(bodies).size).toBe(1);
    expect((await desk.find(author, paperId, id))?.comments).toHaveLength(2);
  });

  it('[TH7] is refused under the id of somebody else’s comment, and changes nothing', async () => {
    const commentId = randomUUID();
    const { id } = await desk.made(author, paperId, { commentId });
    const remark = await desk.start(other, paperId, { commentId });
    const reply = await desk.reply(other, paperId, id, { commentId, body: say('זיוף') });
    for (const { status, body } of [remark, reply])
      expect([status, body]).toMatchObject([409, { code: 'already-exists' }]);
    expect((await desk.find(author, paperId, id))?.comments).toHaveLength(1);
  });

  it('[TH7] has numbers without gaps or doubles when many are made at once', async () => {
    const send = (_: unknown, at: number) => desk.made(at % 2 ? author : other, paperId);
    const made = await Promise.all(Array.from({ length: 20 }, send));
    const numbers = made.map(({ number }) => number).toSorted((one, two) => one - two);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });
});

describe('what is forged', () => {
  it.each([
    ['an author', { authorId: 'somebody-else' }],
    ['a time', { at: '2001-01-01T00:00:00.000Z' }],
    ['a number', { number: 1 }],
    ['an id', { id: 'AAAAAAAA' }],
    ['a state', { state: 'settled' }],
    ['an answer', { answers: [] }],
    ['a field of its anchor', { anchor: { kind: 'paper', blockId: 'block-0001' } }],
    ['a field of its words', { body: [{ runs: [{ text: 'א', html: '<b>' }] }] }],
    ['an unknown anchor', { anchor: { kind: 'everything' } }],
    ['an id that is none', { commentId: '../../etc' }],
  ])('[TH8] is refused: %s', async (_, over) => {
    const { status, body } = await desk.start(author, paperId, over);
    expect([status, body]).toMatchObject([400, { code: 'invalid-input' }]);
    expect(await count()).toBe(0);
  });

  it('[TH8] is what its sender is, when and whoever the text says', async () => {
    const before = new Date().toISOString();
    const thread = await desk.made(author, paperId);
    expect(thread).toMatchObject({ authorId: await desk.idOf(author), isMine: true, number: 1 });
    expect(thread.at >= before && thread.at <= new Date().toISOString()).toBe(true);
  });
});

describe('words of a remark', () => {
  it.each([
    ['nothing', []],
    ['only blanks', say('  ')],
    ['an empty run', say('')],
    ['a right-to-left override', say('safe\u202Etxt.exe')],
    ['an isolate that is not closed', say('\u2067שלום')],
    ['a control character', say('שלום\u0000')],
    ['a line break within a line', say('אחת\nשתיים')],
    ['too many letters', say('א'.repeat(8001))],
    ['too many lines', Array.from({ length: 121 }, () => say('א')[0])],
    ['a link that runs', [{ runs: [{ text: 'כאן', href: 'javascript:alert(1)' }] }]],
    ['a link to a page of data', [{ runs: [{ text: 'כאן', href: 'data:text/html,x' }] }]],
  ])('[TH9] are refused: %s', async (_, body) => {
    const reply = await desk.start(author, paperId, { body });
    expect([reply.status, reply.body]).toMatchObject([400, { code: 'invalid-input' }]);
    expect(await count()).toBe(0);
  });

  it('[TH9] of a megabyte are refused with what is wrong, and nothing of them is kept', async () => {
    const { status, body } = await desk.start(author, paperId, { body: say('א'.repeat(600_000)) });
    expect([status, body]).toMatchObject([413, { code: 'too-large' }]);
    expect(Object(body).message.he).toMatch(/[א-ת]/);
    expect(await count()).toBe(0);
  });

  it('[TH9] that look like a script stay words, in every field', async () => {
    const text = '<script>alert(1)</script> =cmd|x!A1 "שלום" & ‏';
    const body = [{ list: 'bullet', runs: [{ text, bold: true, href: 'https://example.org/' }] }];
    const proposal = `${text}\nשורה`;
    const made = await desk.made(author, paperId, { body, proposal });
    const seen = await desk.find(other, paperId, made.id);
    expect(seen?.comments[0]?.body).toEqual(body);
    expect(seen?.proposal).toBe(proposal);
    const reply = await other.fetch(listThreads.path.replace('{paperId}', paperId));
    expect(reply.headers.get('content-type')).toContain('application/json');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('a remark on what is not there', () => {
  it('[TH10] is made all the same, keeps the words that its author saw, and none that turn the text', async () => {
    const gone = 'הפסקה שנמחקה\u202E\tסוף';
    const anchor = { kind: 'passage', start: 'AA==', end: '!', blockId: 'block-0001', quote: gone };
    const thread = await desk.made(author, paperId, { anchor });
    expect(thread).toMatchObject({ quote: 'הפסקה שנמחקה  סוף', passage: '', state: 'open' });
    const anchors = [
      { kind: 'block', blockId: 'block-unknown' },
      { kind: 'suggestion', suggestionId: 'AAAAAAAA', authorId: 'somebody-else' },
    ];
    for (const other of anchors)
      expect(await desk.made(author, paperId, { anchor: other })).toMatchObject({ quote: '' });
    expect(await count()).toBe(3);
  });

  it('[TH10] answers like nothing: a paper one may not read, a thread or comment that is none', async () => {
    const [, second] = await desk.nayar.nayar.storage.catalogue.tables.forums.find({});
    const stranger = await desk.nayar.newcomer(second?.id ?? '', 'lead');
    const thread = await desk.made(author, paperId);
    const codes = [
      await desk.start(stranger, paperId),
      await desk.reply(stranger, paperId, thread.id, 'שלום'),
      await desk.answer(stranger, paperId, [thread.id]),
      await desk.start(author, 'unknown-paper-id'),
      await desk.reply(author, paperId, 'ZZZZZZZZ', 'שלום'),
      await desk.reply(author, paperId, '__proto__', 'שלום'),
      await desk.close(author, paperId, 'ZZZZZZZZ', { deed: 'withdraw' }),
    ];
    expect(codes.map(({ status }) => status)).toEqual(codes.map(() => 404));
    expect((await desk.find(author, paperId, thread.id))?.comments).toHaveLength(1);
  });

  it('[TH10] slows down who sends without end', async () => {
    const eager = await desk.somebody('commenter');
    const { id } = await desk.made(eager, paperId, { body: words('ראשון') });
    const react = () => desk.close(eager, paperId, id, { deed: 'withdraw' });
    const replies = await Promise.all(Array.from({ length: 125 }, react));
    const statuses = new Set(replies.map(({ status }) => status));
    expect(statuses).toEqual(new Set([200, 429]));
  });
});
