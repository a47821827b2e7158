import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import {
  answerInclusion,
  changeInclusion,
  type InclusionView,
  listInclusions,
  takeIn,
} from '#shared/inclusion/inclusion-contract.ts';
import type { InclusionScope } from '#shared/inclusion/inclusion.ts';
import { getMe } from '#shared/member/member-contract.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import { decideSuggestions, listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { type RegisterHouse, registerHouse } from '#test/register/register-paper.ts';
import { typed } from '#test/register/typed-papers.ts';

let house: RegisterHouse;
let lead: Guest;
beforeAll(async () => {
  house = await registerHouse();
  lead = await house.nayar.newcomer(house.forumId, 'coordinator');
});
afterAll(() => house.nayar.stop());

let counter = 0;
const paragraph = (id: string, text: string) => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});
const heading = (id: string, text: string) => ({
  type: 'heading',
  attrs: { id, level: 2 },
  content: [{ type: 'text', text }],
});

/** A source with one recommendation and a chapter, and a joint paper that holds a line of its own. */
async function pair(card: Parameters<RegisterHouse['lay']>[2] = {}) {
  const n = String(++counter).padStart(5, '0');
  const blockId = `recom-${n}`;
  const source = await house.lay(
    `מקור ${n}`,
    [
      typed('recommendation', blockId, 'הממשלה תקבע יעדים'),
      heading(`chapt-${n}`, 'פרק'),
      paragraph(`lines-${n}`, 'שורה בפרק'),
    ],
    card,
  );
  const joint = await house.lay(`משותף ${n}`, [paragraph(`joint-${n}`, 'פתיחה')]);
  return { source, joint, blockId, chapter: `chapt-${n}`, line: `lines-${n}` };
}

const take = (
  guest: Guest,
  joint: string,
  [sourceId, scope]: readonly [string, InclusionScope],
  over: object = {},
) =>
  guest.call(takeIn, {
    params: { paperId: joint },
    body: {
      id: randomUUID(),
      parts: [{ sourceId, scope, mode: 'live' }],
      after: null,
      confirmed: false,
      ...over,
    },
  });
const blocks = (...blockIds: string[]): InclusionScope => ({ kind: 'blocks', blockIds });
const list = async (guest: Guest, paperId: string) =>
  (await guest.call(listInclusions, { params: { paperId } })).body;
const one = async (paperId: string): Promise<InclusionView> => {
  const [first] = (await list(lead, paperId)).takenFrom;
  if (!first) throw new Error('nothing was taken in');
  return first;
};
const words = async (paperId: string) =>
  textOf((await lead.call(readPaper, { params: { paperId } })).body.content as ContentNode[]).split(
    '\n',
  );

const personOf = async (guest: Guest) => (await guest.call(getMe)).body.person.id;

/** Somebody writes in a paper, as an editor does. */
async function edit(paperId: string, change: (root: Y.XmlFragment) => void) {
  const writer = await stockWriter(lead, paperId);
  writer.doc.transact(() => change(writer.doc.getXmlFragment(CONTENT_ROOT)));
  writer.write('סוף');
  await writer.allConfirmed();
  writer.close();
}
const textIn = (root: Y.XmlFragment, at: number): Y.XmlText => {
  let element: unknown = root.get(at);
  while (element instanceof Y.XmlElement) element = element.get(0);
  return element as Y.XmlText;
};
const eventually = (check: () => Promise<void>) =>
  vi.waitFor(check, { timeout: 8000, interval: 60 });

describe('text of other papers in a paper', () => {
  it('[IN1][IN2] takes a recommendation and a chapter in and follows their sources', async () => {
    const { source, joint, blockId, chapter } = await pair();
    const made = await lead.call(takeIn, {
      params: { paperId: joint },
      body: {
        id: randomUUID(),
        parts: [
          { sourceId: source, scope: { kind: 'chapter', blockId: chapter }, mode: 'live' },
          { sourceId: source, scope: { kind: 'blocks', blockIds: [blockId] }, mode: 'live' },
        ],
        after: null,
        confirmed: false,
      },
    });
    expect(made.body.ids).toHaveLength(2);
    expect(await words(joint)).toEqual(['פתיחה', 'פרק', 'שורה בפרק', 'הממשלה תקבע יעדים']);
    await edit(source, (root) => {
      textIn(root, 0).insert(0, 'מיד ');
      textIn(root, 2).insert(0, 'עוד ');
    });
    await eventually(async () =>
      expect(await words(joint)).toEqual([
        'פתיחה',
        'פרק',
        'עוד שורה בפרק',
        'סוף',
        'מיד הממשלה תקבע יעדים',
      ]),
    );
    const { takenFrom } = await list(lead, joint);
    expect(takenFrom.map(({ state, source: of }) => [state, of?.name?.kind])).toEqual([
      ['same', 'chapter'],
      ['same', 'recommendation'],
    ]);
    const { takenInto } = await list(lead, source);
    expect(takenInto.map(({ paperId }) => paperId)).toEqual([joint, joint]);
  });

  it('[IN3][IN5] overwrites nothing that was changed here, and takes the new wording when told so', async () => {
    const { source, joint, blockId } = await pair();
    await take(lead, joint, [source, blocks(blockId)]);
    await edit(joint, (root) => textIn(root, 1).insert(0, 'לדעתנו '));
    await edit(source, (root) => textIn(root, 0).insert(0, 'מחר '));
    await eventually(async () => {
      const { state, differs } = await one(joint);
      expect([state, differs?.theirs]).toEqual(['diverged', 'מחר הממשלה תקבע יעדים']);
    });
    expect(await words(joint)).toContain('לדעתנו הממשלה תקבע יעדים');
    const { id: inclusionId, ours, theirs } = await one(joint);
    const params = { paperId: joint, inclusionId };
    const say = (way: 'take' | 'keep', seen = ours) =>
      lead.call(answerInclusion, { params, body: { way, ours: seen, theirs: theirs ?? '' } });
    expect((await say('take', '0'.repeat(32))).status).toBe(409);
    expect((await say('keep')).body).toEqual({ done: true });
    expect((await one(joint)).state).toBe('own');
    expect((await say('take')).body).toEqual({ done: true });
    expect(await words(joint)).toContain('מחר הממשלה תקבע יעדים');
    expect((await one(joint)).state).toBe('same');
  });

  it('[IN6] proposes ours to the source, where accepting it makes both alike', async () => {
    const { source, joint, blockId } = await pair();
    await take(lead, joint, [source, blocks(blockId)]);
    const diverge = async (word: string) => {
      await edit(joint, (root) => textIn(root, 1).insert(0, word));
      const { id: inclusionId, ours, theirs } = await one(joint);
      const reply = await lead.call(answerInclusion, {
        params: { paperId: joint, inclusionId },
        body: { way: 'propose', ours, theirs: theirs ?? '' },
      });
      expect(reply.body).toEqual({ done: true });
      expect((await one(joint)).state).toBe('proposed');
      const { suggestions } = (await lead.call(listSuggestions, { params: { paperId: source } }))
        .body;
      expect(suggestions.map(({ inserted }) => inserted.trim())).toEqual([word.trim()]);
      return suggestions[0]?.id ?? '';
    };
    const decide = (id: string, decision: 'accept' | 'reject') =>
      lead.call(decideSuggestions, {
        params: { paperId: source },
        body: { ids: [id], decision },
      });
    const first = await diverge('לדעתנו ');
    expect((await decide(first, 'accept')).status).toBe(200);
    await eventually(async () => expect((await one(joint)).state).toBe('same'));
    expect(await words(source)).toContain('לדעתנו הממשלה תקבע יעדים');
    const second = await diverge('אולי ');
    await decide(second, 'reject');
    await eventually(async () => expect((await one(joint)).state).toBe('diverged'));
  });

  it('[IN7] ends with its blocks and goes on when they are brought back', async () => {
    const { source, joint, blockId } = await pair();
    await take(lead, joint, [source, blocks(blockId)]);
    const writer = await stockWriter(lead, joint);
    const root = writer.doc.getXmlFragment(CONTENT_ROOT);
    const undo = new Y.UndoManager(root);
    root.delete(1, 1);
    await eventually(async () => expect((await list(lead, joint)).takenFrom).toEqual([]));
    await edit(source, (of) => textIn(of, 0).insert(0, 'שוב '));
    undo.undo();
    await eventually(async () => {
      expect((await one(joint)).state).toBe('same');
      expect(await words(joint)).toContain('שוב הממשלה תקבע יעדים');
    });
    writer.close();
  });

  it('[IN8] asks before what others may not read is taken in, and refuses what one may not read oneself', async () => {
    const { source, joint, blockId } = await pair({ groupId: house.groupId });
    const author = await house.nayar.newcomer(house.forumId, 'author');
    expect((await take(author, joint, [source, blocks(blockId)])).status).toBe(404);
    const asked = await take(lead, joint, [source, blocks(blockId)]);
    expect(asked.body).toMatchObject({ ids: [], narrower: [{ paperId: source }] });
    expect(await words(joint)).toEqual(['פתיחה']);
    await take(lead, joint, [source, blocks(blockId)], { confirmed: true });
    expect(await words(joint)).toContain('הממשלה תקבע יעדים');
    const seen = await list(author, joint);
    expect(seen.takenFrom.map((view) => [view.source, view.differs])).toEqual([[null, null]]);
    expect(JSON.stringify(seen)).not.toContain(source);
  });

  it('[IN13] follows no source into a paper that others read, once it was made more private', async () => {
    const { source, joint, blockId } = await pair();
    await take(lead, joint, [source, blocks(blockId)]);
    const place = async (paperId: string, groupId: string | null) => {
      const { catalogue } = house.nayar.nayar.storage;
      await catalogue.transact(async ({ papers }) => {
        const card = await papers.get(paperId);
        if (card) await papers.put({ ...card, groupId });
      });
    };
    await place(source, house.groupId);
    await edit(source, (root) => textIn(root, 0).insert(0, 'סוד '));
    await eventually(async () =>
      expect(await one(joint)).toMatchObject({ state: 'behind', mode: 'copy' }),
    );
    await edit(joint, (root) => textIn(root, 0).insert(0, 'עוד '));
    const { id: inclusionId, ours, theirs } = await one(joint);
    const params = { paperId: joint, inclusionId };
    const follow = await lead.call(changeInclusion, { params, body: { mode: 'live' } });
    expect(follow.body).toMatchObject({ code: 'readers-differ' });
    expect((await words(joint)).join()).not.toContain('סוד');
    // By hand, by one who reads both, it is taken.
    const body = { way: 'take' as const, ours, theirs: theirs ?? '' };
    expect((await lead.call(answerInclusion, { params, body })).body).toEqual({ done: true });
    await edit(source, (root) => textIn(root, 0).insert(0, 'כמוס '));
    await eventually(async () => expect((await one(joint)).state).toBe('behind'));
    // Open to all again, it goes on by itself.
    await place(source, null);
    await edit(source, (root) => textIn(root, 1).insert(0, 'גלוי '));
    await eventually(async () => expect((await one(joint)).state).toBe('same'));
  });

  it('[IN13] follows a source as it was confirmed, until either paper is opened to others', async () => {
    const { source, joint, blockId } = await pair({ groupId: house.groupId });
    await take(lead, joint, [source, blocks(blockId)], { confirmed: true });
    await edit(source, (root) => textIn(root, 0).insert(0, 'מיד '));
    await eventually(async () => expect((await words(joint)).join()).toContain('מיד'));
    const author = await house.nayar.newcomer(house.forumId, 'author');
    const { catalogue } = house.nayar.nayar.storage;
    await catalogue.transact(async ({ papers }) => {
      const card = await papers.get(joint);
      const exceptions = [{ personId: await personOf(author), role: 'reader' as const }];
      if (card) await papers.put({ ...card, exceptions });
    });
    await edit(source, (root) => textIn(root, 0).insert(0, 'סוד '));
    await eventually(async () => expect((await one(joint)).state).toBe('behind'));
    expect((await words(joint)).join()).not.toContain('סוד');
  });

  it('[IN9] refuses text that would come round', async () => {
    const { source, joint, blockId } = await pair();
    await take(lead, joint, [source, blocks(blockId)]);
    const here = (await one(joint)).blockIds[0] ?? '';
    const round = await take(lead, source, [joint, blocks(here)]);
    expect([round.status, round.body]).toMatchObject([409, { code: 'inclusion-circle' }]);
    expect((await take(lead, joint, [joint, blocks(here)])).status).toBe(409);
  });

  it('[IN12] lets a copy and a frozen paper stand as they are', async () => {
    const { source, joint, blockId } = await pair();
    await take(lead, joint, [source, blocks(blockId)]);
    const { id: inclusionId } = await one(joint);
    const params = { paperId: joint, inclusionId };
    await lead.call(changeInclusion, { params, body: { mode: 'copy' } });
    await edit(source, (root) => textIn(root, 0).insert(0, 'אחרת '));
    await eventually(async () => expect((await one(joint)).state).toBe('behind'));
    expect(await words(joint)).toContain('הממשלה תקבע יעדים');
    await lead.call(changeInclusion, { params, body: { mode: 'live' } });
    expect(await words(joint)).toContain('אחרת הממשלה תקבע יעדים');
    await house.nayar.nayar.storage.catalogue.transact(async ({ papers }) => {
      const card = await papers.get(joint);
      if (card) await papers.put({ ...card, stage: 'frozen' });
    });
    await edit(source, (root) => textIn(root, 0).insert(0, 'לגמרי '));
    await eventually(async () => expect((await one(joint)).state).toBe('behind'));
    expect(await words(joint)).toContain('אחרת הממשלה תקבע יעדים');
  });
});
