import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { may, whyNot } from '#shared/member/access.ts';
import { type Role, ROLES } from '#shared/member/role.ts';
import { CLOSE } from '#shared/paper/frame.ts';
import { type Stage, STAGES } from '#shared/paper/stage.ts';
import { readContent, textOf } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import type { RefusalCode } from '#shared/refusal/refusal.ts';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw, type RawClient } from '#test/room/raw-client.ts';
import { textIn } from '#test/room/stock-client.ts';

const BOLD_TEXT = {
  type: 'paragraph',
  attrs: { id: 'block-first' },
  content: [
    { type: 'text', text: 'ראשון ' },
    { type: 'text', text: 'מודגש', marks: [{ type: 'bold' }] },
  ],
};

interface Attempt {
  readonly name: string;
  /** What becomes of it where writing is allowed: null when it is taken. */
  readonly refusedAs: RefusalCode | null;
  /** Plain words of somebody who may only suggest are made their suggestion; nothing else of theirs can be. */
  readonly isPlainWords?: true;
  /** What they lay on others' words, or take off them, is put back. */
  readonly isPutBack?: true;
  readonly make: (client: RawClient) => void;
}

const ATTEMPTS: readonly Attempt[] = [
  {
    name: 'an insertion',
    refusedAs: null,
    isPlainWords: true,
    make: (client) => client.change(() => textIn(client.doc).insert(0, 'תוספת ')),
  },
  {
    name: 'a deletion and nothing else',
    refusedAs: null,
    make: (client) => client.change(() => textIn(client.doc).delete(0, 3)),
  },
  {
    name: 'a deletion of a whole block',
    refusedAs: null,
    make: (client) => client.change((fragment) => fragment.delete(0, 1)),
  },
  {
    name: 'a change of format and nothing else',
    refusedAs: null,
    isPutBack: true,
    make: (client) => client.change(() => textIn(client.doc).format(0, 3, { italic: {} })),
  },
  {
    name: 'a format taken away and nothing else',
    refusedAs: null,
    isPutBack: true,
    make: (client) => client.change(() => textIn(client.doc).format(6, 5, { bold: null })),
  },
  {
    name: 'an attribute',
    refusedAs: null,
    make: (client) =>
      client.change((fragment) => (fragment.get(0) as Y.XmlElement).setAttribute('dir', 'ltr')),
  },
  {
    name: 'an insertion dressed as an answer',
    refusedAs: null,
    isPlainWords: true,
    make: (client) => client.change(() => textIn(client.doc).insert(0, 'תוספת '), true),
  },
  {
    name: 'a deletion dressed as an answer',
    refusedAs: null,
    make: (client) => client.change(() => textIn(client.doc).delete(0, 3), true),
  },
  {
    name: 'a write into another root',
    refusedAs: 'unknown-content',
    make: (client) => client.change((_, doc) => doc.getMap('hidden').set('key', 'value')),
  },
  {
    name: "a write in another person's name",
    refusedAs: 'foreign-change',
    make: (client) => {
      client.doc.clientID = COLLEAGUE_CLIENT;
      client.change(() => textIn(client.doc).insert(0, 'בשם אחר '));
    },
  },
];

const COLLEAGUE_CLIENT = 777;

function codeWithoutEdit({ refusedAs }: Attempt, role: Role, stage: Stage): RefusalCode {
  if (!may({ role, stage }, 'suggest')) return whyNot({ role, stage }, 'edit');
  return refusedAs ?? 'only-suggestions';
}

describe('what a role may bring into a paper', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ refusalBurst: 1000 });
  });
  afterAll(() => house.close());

  const attempt = async ({ make }: Attempt, role: Role, stage: Stage) => {
    const paperId = await house.paper([BOLD_TEXT]);
    const colleague = await connectRaw(
      house,
      paperId,
      house.person(paperId, 'coordinator', 'person-colleague'),
    ).synced();
    // While the paper is a draft the colleague has written in it, and so owns a clientID.
    colleague.doc.clientID = COLLEAGUE_CLIENT;
    colleague.change(() => textIn(colleague.doc).insert(0, '•'));
    await colleague.until(() => colleague.durableFrames === 1);
    house.door.setStage(paperId, stage);
    house.bus.announce({ kind: 'paper-changed', forumId: 'any', paperId });
    const client = await connectRaw(house, paperId, house.person(paperId, role)).synced();
    colleague.heard.length = 0;
    const before = (await house.onDisk(paperId)).getXmlFragment('default').toJSON();
    make(client);
    return { paperId, colleague, client, before };
  };

  /** Everything said before has reached the colleague once the server's own mark is there. */
  const heardAllBy = async (colleague: RawClient, paperId: string) => {
    await house.rooms.write(paperId, 'system', (doc) => {
      doc.getXmlFragment('default').push([new Y.XmlElement('horizontalRule')]);
    });
    await colleague.until(() => colleague.text.includes('horizontalrule'));
    return colleague.heard.filter(({ kind }) => kind === 'update' || kind === 'step2');
  };

  const refuses = (
    one: Attempt,
    { role, stage, code }: { role: Role; stage: Stage; code: RefusalCode },
  ) =>
    it(`[RM6] is refused ${one.name}`, async () => {
      const { paperId, colleague, client, before } = await attempt(one, role, stage);
      expect(await client.closed).toBe(CLOSE.refused);
      expect(client.notices).toContainEqual({ kind: 'refused', code });
      const onDisk = await house.onDisk(paperId);
      expect(onDisk.getXmlFragment('default').toJSON()).toBe(before);
      expect([...onDisk.share.keys()]).toEqual(['default']);
      expect(await heardAllBy(colleague, paperId)).toHaveLength(1);
      await colleague.leave();
    });

  const brings = (one: Attempt, { role, stage }: { role: Role; stage: Stage }) =>
    it(`[RM6] brings in ${one.name}`, async () => {
      const { paperId, colleague, client, before } = await attempt(one, role, stage);
      await client.until(() => client.durableFrames === 1);
      await colleague.until(() => colleague.text === client.text);
      const onDisk = (await house.onDisk(paperId)).getXmlFragment('default').toJSON();
      expect(onDisk).toBe(client.text);
      expect(onDisk).not.toBe(before);
      await colleague.leave();
    });

  const makesASuggestionOf = (one: Attempt, { role, stage }: { role: Role; stage: Stage }) =>
    it(`[RM6] makes a suggestion of ${one.name}`, async () => {
      const { paperId, colleague, client } = await attempt(one, role, stage);
      await client.until(() => client.durableFrames === 1);
      const onDisk = readContent(await house.onDisk(paperId));
      await colleague.until(() => sameContent(readContent(colleague.doc), onDisk));
      await client.until(() => sameContent(readContent(client.doc), onDisk));
      expect(textOf(project(onDisk, REJECT_ALL))).toBe('•ראשון מודגש');
      expect(textOf(project(onDisk, ACCEPT_ALL))).toContain('תוספת');
      await colleague.leave();
    });

  const leavesNothingOf = (one: Attempt, { role, stage }: { role: Role; stage: Stage }) =>
    it(`[RM6] leaves nothing of ${one.name}`, async () => {
      const { paperId, colleague, client, before } = await attempt(one, role, stage);
      await client.until(() => client.durableFrames === 1);
      const onDisk = (await house.onDisk(paperId)).getXmlFragment('default').toJSON();
      expect(onDisk).toBe(before);
      await client.until(() => client.text === before);
      await heardAllBy(colleague, paperId);
      expect(colleague.text).toContain(before);
      await colleague.leave();
    });

  for (const stage of STAGES) {
    for (const role of ROLES) {
      const mayEdit = may({ role, stage }, 'edit');
      const maySuggest = may({ role, stage }, 'suggest');
      describe(`${role} while the paper is in ${stage}`, () => {
        for (const one of ATTEMPTS) {
          const code = mayEdit ? one.refusedAs : codeWithoutEdit(one, role, stage);
          if (!mayEdit && maySuggest && one.isPlainWords) makesASuggestionOf(one, { role, stage });
          else if (!mayEdit && maySuggest && one.isPutBack) leavesNothingOf(one, { role, stage });
          else if (code) refuses(one, { role, stage, code });
          else brings(one, { role, stage });
        }
      });
    }
  }
});
