import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMe } from '#shared/member/member-contract.ts';
import { matrixRows } from '#shared/matrix/matrix-row.ts';
import { PaperPlaces, placeInWords } from '#shared/matrix/where.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { sayIn } from '#server/notice/say-in.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { type ThreadDesk, aRemark, threadDesk, words } from '#test/thread/thread-desk.ts';
import { startThread } from '#shared/thread/thread-contract.ts';

const block = (type: string, id: string, text: string, attrs: object = {}): ContentNode => ({
  type,
  attrs: { id, ...attrs },
  content: [{ type: 'text', text }],
});
const CONTENT: ContentNode[] = [
  block('paragraph', 'p-000000', 'מבוא'),
  block('heading', 'h-000001', 'מבנה', { level: 1 }),
  block('heading', 'h-000002', 'סמכויות', { level: 2 }),
  block('paragraph', 'p-000001', 'הממשלה תקבע יעדים'),
  {
    type: 'bulletList',
    content: [{ type: 'listItem', content: [block('paragraph', 'p-000002', 'פריט')] }],
  },
];

describe('where a remark stands', () => {
  const say = sayIn('he');
  const place = (id: string, paragraphs: boolean) => {
    const layout = { headings: 'decimal', paragraphs } as const;
    return placeInWords(new PaperPlaces(CONTENT, layout).of(id), layout, say).replaceAll(
      /[\u2066-\u2069]/g,
      '',
    );
  };

  it('[MX1] is said by the heading above it, and by its own number where readers see one', () => {
    expect(place('p-000001', true)).toBe('סעיף 1.1 · פסקה 2');
    expect(place('p-000001', false)).toBe('סעיף 1.1');
    expect(place('p-000002', true)).toBe('סעיף 1.1 · פסקה 3');
    expect(place('h-000001', true)).toBe('פרק 1');
    expect(place('p-000000', false)).toBe('');
    expect(place('gone-0001', true)).toBe('');
  });

  it('[MX1] is told for each remark by its number, and what is gone comes last', () => {
    const thread = (number: number, anchor: object): ThreadView => ({
      ...(A_THREAD as ThreadView),
      id: `Thread0${String(number)}`,
      number,
      anchor: anchor as ThreadView['anchor'],
    });
    const rows = matrixRows(
      [
        thread(3, { kind: 'block', blockId: 'gone-0001' }),
        thread(1, { kind: 'paper' }),
        thread(2, { kind: 'block', blockId: 'p-000001' }),
      ],
      CONTENT,
      { headings: 'decimal', paragraphs: true },
    );
    expect(rows.map((row) => [row.thread.number, row.stands, row.where.chapter?.words])).toEqual([
      [1, 'paper', undefined],
      [2, 'text', 'מבנה'],
      [3, 'gone', undefined],
    ]);
    const [first, second, third] = rows.map(({ order }) => order);
    expect([first, second, third].map(Number).toSorted((a, b) => a - b)).toEqual([
      first,
      second,
      third,
    ]);
  });
});

const A_THREAD: Partial<ThreadView> = {
  kind: 'general',
  quote: '',
  passage: '',
  proposal: null,
  group: null,
  state: 'open',
  sameAs: null,
  answers: [],
  comments: [],
};

describe('the file of the matrix', () => {
  let desk: ThreadDesk;
  beforeAll(async () => {
    desk = await threadDesk();
  });
  afterAll(() => desk.nayar.stop());

  const file = async ({ url, cookie }: Guest, paperId: string, name = 'matrix') => {
    const reply = await fetch(`${url}/api/papers/${paperId}/${name}.csv`, {
      headers: { cookie: cookie ?? '' },
    });
    return {
      status: reply.status,
      type: reply.headers.get('content-type'),
      how: reply.headers.get('content-disposition'),
      bytes: new Uint8Array(await reply.arrayBuffer()),
    };
  };
  const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

  it('[MX2][MX3] is for those who see remarks, opens in Hebrew, and runs nothing', async () => {
    const paperId = await desk.aPaper();
    const commenter = await desk.somebody('commenter');
    await commenter.call(startThread, {
      params: { paperId },
      body: aRemark({ body: words('=HYPERLINK("http://evil.example")'), proposal: '@נוסח' }),
    });
    const { status, type, how, bytes } = await file(commenter, paperId);
    expect([status, type]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(how).toBe(`attachment; filename=remarks-${paperId}.csv`);
    expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
    const [line] = await desk.nayar.nayar.storage.audit.last(1, desk.forumId);
    const detail = { format: 'csv', table: 'matrix' };
    expect(line).toMatchObject({ action: 'paper-exported', subject: paperId, detail });
    const text = textOf(bytes);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(text).toContain(`"'@נוסח"`);
    expect(text).toContain('"ממתינה למענה"');
    const reader = await desk.somebody('reader');
    expect((await file(reader, paperId)).status).toBe(403);
    expect((await file(reader, 'no-such-paper')).status).toBe(404);
  });

  it('[MX2] has private remarks for their group alone', async () => {
    const group = { id: 'group-south', name: 'מחוז דרום' };
    const { catalogue } = desk.nayar.nayar.storage;
    const forum = await catalogue.tables.forums.get(desk.forumId);
    if (forum) await catalogue.transact(({ forums }) => forums.put({ ...forum, groups: [group] }));
    const paperId = await desk.aPaper();
    const [inside, outside] = [
      await desk.somebody('commenter', [group.id]),
      await desk.somebody('commenter'),
    ];
    await inside.call(startThread, {
      params: { paperId },
      body: aRemark({ body: words('רק בינינו'), groupId: group.id }),
    });
    expect(textOf((await file(inside, paperId)).bytes)).toContain('רק בינינו');
    expect(textOf((await file(outside, paperId)).bytes)).not.toContain('רק בינינו');
    expect(textOf((await file(desk.coordinator, paperId)).bytes)).not.toContain('רק בינינו');
  });

  it('[MX2] speaks the language of its asker; the amendments come without what readers may not see', async () => {
    const paperId = await desk.aPaper();
    const reader = await desk.somebody('reader');
    await reader.call(changeMe, { body: { language: 'en' } });
    const { status, bytes } = await file(reader, paperId, 'amendments');
    expect(status).toBe(200);
    expect(textOf(bytes)).toContain('"Present wording"');
  });
});
