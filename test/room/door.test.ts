import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLOSE } from '#shared/paper/frame.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw } from '#test/room/raw-client.ts';

describe('the door of a paper', () => {
  let house: House;
  let paperId: string;
  beforeEach(async () => {
    house = await openHouse({ socketsPerPerson: 2, socketsPerAddress: 5 });
    paperId = await house.paper();
  });
  afterEach(() => house.close());

  /** The HTTP status with which an upgrade is turned away, or 101. */
  const statusOf = (path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const asked = request({
        port: house.port,
        path,
        headers: {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          ...headers,
        },
      });
      asked.on('response', (reply) => resolve(reply.statusCode ?? 0));
      asked.on('upgrade', (_, socket) => {
        socket.destroy();
        resolve(101);
      });
      asked.on('error', reject);
      asked.end();
    });

  it('[RM4] turns another site away before any upgrade', async () => {
    const cookie = house.person(paperId, 'author');
    const path = `/sync/${paperId}?schema=1`;
    expect(await statusOf(path, { cookie, origin: 'http://elsewhere.test' })).toBe(403);
    expect(await statusOf(path, { cookie, origin: 'null' })).toBe(403);
    expect(await statusOf(path, { cookie, origin: house.door.ownOrigin })).toBe(101);
    expect(await statusOf(path, { cookie })).toBe(101);
  });

  it('[RM4] knows no other address', async () => {
    const cookie = house.person(paperId, 'author');
    expect(await statusOf('/sync/', { cookie })).toBe(404);
    expect(await statusOf('/sync/../etc/passwd', { cookie })).toBe(404);
    expect(await statusOf(`/sync/${paperId}/more`, { cookie })).toBe(404);
    expect(await statusOf('//', { cookie })).toBe(404);
  });

  it('[RM4] takes no words of a page whose browser is another’s by now', async () => {
    const cookie = house.person(paperId, 'author');
    const me = (await house.door.identify(cookie))?.personId ?? '';
    const asking = (person: string) => connectRaw(house, paperId, cookie, { person });
    expect(await asking('somebody-else').closed).toBe(CLOSE.signedOut);
    const own = asking(me);
    await own.synced();
    own.ws.close();
  });

  it('[RM4] says who must sign in', async () => {
    expect(await connectRaw(house, paperId, null).closed).toBe(CLOSE.signedOut);
    expect(await connectRaw(house, paperId, 'session=stale').closed).toBe(CLOSE.signedOut);
  });

  it('[RM4] answers an unknown paper and a forbidden one alike, and opens neither', async () => {
    const stranger = house.door.signIn('person-stranger');
    const forbidden = connectRaw(house, paperId, stranger);
    const unknown = connectRaw(house, 'paper-that-is-not', stranger);
    expect([await forbidden.closed, await unknown.closed]).toEqual([CLOSE.noRight, CLOSE.noRight]);
    expect([forbidden.heard, unknown.heard]).toEqual([[], []]);
    await expect(house.papers.open(paperId)).resolves.toBeDefined();
  });

  it.each([
    null,
    '',
    '0',
    String(SCHEMA_VERSION - 1),
    String(SCHEMA_VERSION + 1),
    '01',
    '1.0',
    'NaN',
  ])('[RM4] refuses a client of schema %s', async (schema) => {
    const client = connectRaw(house, paperId, house.person(paperId, 'author'), { schema });
    expect(await client.closed).toBe(CLOSE.schema);
    expect(client.heard).toEqual([]);
  });

  it('[RM12] lets one person hold only so many sockets', async () => {
    const cookie = house.person(paperId, 'author');
    const first = await connectRaw(house, paperId, cookie).synced();
    await connectRaw(house, paperId, cookie).synced();
    expect(await connectRaw(house, paperId, cookie).closed).toBe(CLOSE.tooFast);
    await first.leave();
    await connectRaw(house, paperId, cookie).synced();
  });

  it('[RM12] lets one address hold only so many sockets', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      await connectRaw(house, paperId, house.person(paperId, 'reader', `person-${name}`)).synced();
    const cookie = house.person(paperId, 'reader', 'person-f');
    expect(await statusOf(`/sync/${paperId}?schema=1`, { cookie })).toBe(429);
  });

  it('[RM7] does not let in whose right ends while the paper is being opened', async () => {
    const cookie = house.person(paperId, 'author', 'person-late');
    let letLookUp: (value?: unknown) => void = () => undefined;
    house.papers.refusesToOpen = false;
    const open = house.papers.open.bind(house.papers);
    const opening = new Promise<void>((resolve) => {
      house.papers.open = async (id) => {
        resolve();
        await new Promise((go) => {
          letLookUp = go;
        });
        return open(id);
      };
    });
    const client = connectRaw(house, paperId, cookie);
    await opening;
    house.door.setRole(paperId, 'person-late', null);
    house.bus.announce({ kind: 'membership-changed', forumId: 'any', personId: 'person-late' });
    letLookUp();
    expect(await client.closed).toBe(CLOSE.noRight);
    expect(client.heard).toEqual([]);
  });
});
