import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Announcement } from '#server/bus/bus.ts';
import { CLOSE } from '#shared/paper/frame.ts';
import { FORUM, type House, openHouse } from '#test/room/house.ts';
import { connectRaw, type RawClient } from '#test/room/raw-client.ts';
import { textIn } from '#test/room/stock-client.ts';

const PERSON = 'person-watched';

describe('a right that changes while the socket is open', () => {
  let house: House;
  let paperId: string;
  let cookie: string;
  let client: RawClient;
  beforeEach(async () => {
    house = await openHouse();
    paperId = await house.paper();
    cookie = house.person(paperId, 'author', PERSON);
    client = await connectRaw(house, paperId, cookie).synced();
  });
  afterEach(() => house.close());

  const onDisk = async () => (await house.onDisk(paperId)).getXmlFragment('default').toJSON();

  it('[RM7] is told at joining', () => {
    expect(client.notices).toEqual([
      { kind: 'access', role: 'author', stage: 'draft', edit: true },
    ]);
  });

  it.each<[string, () => void, Announcement, number]>([
    [
      'membership',
      () => house.door.setRole(paperId, PERSON, null),
      { kind: 'membership-changed', forumId: FORUM, personId: PERSON },
      CLOSE.noRight,
    ],
    [
      'place of the paper',
      () => house.door.setRole(paperId, PERSON, null),
      { kind: 'forum-changed', forumId: FORUM },
      CLOSE.noRight,
    ],
    [
      'sign-in',
      () => house.door.signOut(PERSON),
      { kind: 'signed-out', personId: PERSON, sessionId: null },
      CLOSE.signedOut,
    ],
    [
      'account',
      () => house.door.signOut(PERSON),
      { kind: 'person-changed', personId: PERSON },
      CLOSE.signedOut,
    ],
  ])('[RM7] ends the socket within a second: %s', async (_, lose, announcement, code) => {
    const started = performance.now();
    lose();
    house.bus.announce(announcement);
    // What is sent in the same moment is not taken any more.
    client.change(() => textIn(client.doc).insert(0, 'בדלת '));
    expect(await client.closed).toBe(code);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(await onDisk()).toContain('>שלום<');
    expect(await connectRaw(house, paperId, cookie).closed).toBe(code);
  });

  it('[RM7] leaves another session of the same person alone', async () => {
    house.bus.announce({ kind: 'signed-out', personId: PERSON, sessionId: 'another' });
    client.change(() => textIn(client.doc).insert(0, 'עדיין '));
    await client.until(() => client.durableFrames === 1);
    expect(await onDisk()).toContain('עדיין');
  });

  it('[RM7] is told when it changes, and binds at once', async () => {
    house.door.setStage(paperId, 'frozen');
    house.bus.announce({ kind: 'paper-changed', forumId: FORUM, paperId });
    await client.until(() => client.notices.length === 2);
    expect(client.notices[1]).toEqual({
      kind: 'access',
      role: 'author',
      stage: 'frozen',
      edit: false,
    });
    client.change(() => textIn(client.doc).insert(0, 'מאוחר '));
    expect(await client.closed).toBe(CLOSE.refused);
    expect(client.notices.at(-1)).toEqual({ kind: 'refused', code: 'stage-closed' });
  });

  it('[RM7] makes a change wait that comes while it is being read', async () => {
    const other = await connectRaw(house, paperId, house.person(paperId, 'lead')).synced();
    let answer: (value?: unknown) => void = () => undefined;
    house.door.lookingUp = new Promise((resolve) => {
      answer = resolve;
    });
    house.door.setRole(paperId, PERSON, 'lead');
    house.bus.announce({ kind: 'membership-changed', forumId: FORUM, personId: PERSON });
    client.change(() => textIn(client.doc).insert(0, 'ממתין '));
    // Somebody else's change that was sent later is on disk already.
    other.change(() => textIn(other.doc).insert(0, 'א'));
    await other.until(() => other.durableFrames === 1);
    expect(client.durableFrames).toBe(0);
    expect(await onDisk()).toContain('>אשלום<');
    answer();
    await client.until(() => client.durableFrames === 1);
    expect(client.notices.at(-1)).toMatchObject({ kind: 'access', role: 'lead' });
  });

  it('[RM7] is found to have ended when nobody said so', async () => {
    const short = await openHouse({ sessionCheckMs: 30 });
    const id = await short.paper();
    const watched = await connectRaw(short, id, short.person(id, 'author', PERSON)).synced();
    short.door.signOut(PERSON);
    expect(await watched.closed).toBe(CLOSE.signedOut);
    await short.close();
  });
});
