import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { colourOf, PERSON_COLOURS } from '#shared/member/colour.ts';
import { CLOSE } from '#shared/paper/frame.ts';
import { FORUM, type House, openHouse } from '#test/room/house.ts';
import { connectRaw, type RawClient } from '#test/room/raw-client.ts';
import { StockClient, textIn } from '#test/room/stock-client.ts';

const stampOf = (personId: string, role = 'author') => ({
  id: personId,
  name: `name of ${personId}`,
  color: expect.stringMatching(/^#[0-9a-f]{6}$/) as string,
  role,
  writes: role !== 'reader',
});

describe('presence', () => {
  let house: House;
  let paperId: string;
  let watcher: RawClient;
  const stocks: StockClient[] = [];
  beforeEach(async () => {
    house = await openHouse({ renewalMs: 60, presenceMs: 10 });
    paperId = await house.paper();
    watcher = await raw('watcher').synced();
    watcher.announce(9, 1, {});
  });
  afterEach(async () => {
    for (const stock of stocks.splice(0)) stock.destroy();
    await house.close();
  });
  const cookieOf = (name: string) => house.person(paperId, 'author', `person-${name}`);
  const raw = (name: string) => connectRaw(house, paperId, cookieOf(name));
  const stock = async (name: string, cookie = cookieOf(name)) => {
    const client = new StockClient(house, paperId, cookie);
    stocks.push(client);
    return client.synced();
  };
  const heardOf = (client: number) => watcher.until(() => watcher.presenceOf(client) !== undefined);

  it('[RM11] is stamped with who it really is', async () => {
    const liar = await raw('liar').synced();
    liar.announce(1, 1, { user: { name: 'somebody else', color: 'red;}', id: 'x' }, cursor: null });
    await heardOf(1);
    expect(watcher.presenceOf(1)).toEqual({ user: stampOf('person-liar'), cursor: null });
  });

  it('[RM11] is taken for one clientID of a connection, and for nobody else', async () => {
    const [one, other] = [await raw('one').synced(), await raw('other').synced()];
    one.announce(1, 1, { at: 'one' });
    await heardOf(1);
    other.announce(1, 7, { at: 'forged' });
    other.announce(2, 1, { at: 'other' });
    other.announce(3, 1, { at: 'a second self' });
    other.announce(1, 9, 'null');
    await heardOf(2);
    one.announce(1, 2, { at: 'moved' });
    await watcher.until(() => (watcher.presenceOf(1) as { at: string }).at === 'moved');
    expect(watcher.presenceOf(3)).toBeUndefined();
    expect(other.closeCode).toBeNull();
  });

  it('[RM11] is not taken under a clientID that wrote for another person', async () => {
    const writer = await raw('writer').synced();
    writer.change(() => textIn(writer.doc).insert(0, 'א'));
    await writer.until(() => writer.durableFrames === 1);
    const thief = await raw('thief').synced();
    thief.announce(writer.doc.clientID, 1, { at: 'forged' });
    thief.announce(4, 1, { at: 'own' });
    await heardOf(4);
    expect(watcher.presenceOf(writer.doc.clientID)).toBeUndefined();
  });

  it('[RM11] does not mind a stock client repeating what it heard about others', async () => {
    const one = await stock('one');
    const other = await stock('other');
    one.provider.awareness.setLocalStateField('cursor', 5);
    const seen = () => other.provider.awareness.getStates().get(one.doc.clientID)?.['cursor'] === 5;
    await other.until(seen);
    other.provider.awareness.setLocalStateField('cursor', 6);
    await one.until(
      () => one.provider.awareness.getStates().get(other.doc.clientID)?.['cursor'] === 6,
    );
    expect([one.provider.wsconnected, other.provider.wsconnected]).toEqual([true, true]);
    expect(seen()).toBe(true);
    expect(one.provider.awareness.getLocalState()).toEqual({ cursor: 5 });
  });

  it('[RM11] begins with clock 0 at a stock client, and is shown all the same', async () => {
    const one = await stock('one');
    await heardOf(one.doc.clientID);
    expect(watcher.presenceOf(one.doc.clientID)).toEqual({ user: stampOf('person-one') });
    const late = await raw('late').synced();
    await late.until(() => late.presenceOf(one.doc.clientID) !== undefined);
  });

  it('[RM11] survives a null state of clock 0, and a state of nobody', async () => {
    const odd = await raw('odd').synced();
    odd.announce(5, 0, 'null');
    odd.announce(5, 0, {});
    odd.announce(5, 0, 'null');
    odd.announce(5, 0, { back: true });
    await watcher.until(
      () => watcher.presenceOf(5) !== undefined && watcher.presenceOf(5) !== null,
    );
    const late = await raw('late').synced();
    await late.until(() => late.presenceOf(5) !== undefined);
    expect(odd.closeCode).toBeNull();
  });

  it('[RM11] ends when the connection does', async () => {
    const one = await raw('one').synced();
    one.announce(1, 1, {});
    await heardOf(1);
    one.ws.terminate();
    await watcher.until(() => watcher.presenceOf(1) === null);
    const late = await raw('late').synced();
    await late.until(() => late.presenceOf(9) !== undefined);
    expect(late.presenceOf(1)).toBeUndefined();
  });

  it('[RM11] comes back at once with a stock client that lost its line', async () => {
    const one = await stock('one');
    const other = await stock('other');
    await other.until(() => other.provider.awareness.getStates().has(one.doc.clientID));
    one.provider.ws?.close();
    await other.until(() => !other.provider.awareness.getStates().has(one.doc.clientID));
    await other.until(() => other.provider.awareness.getStates().has(one.doc.clientID));
    await one.until(() => one.provider.awareness.getStates().has(other.doc.clientID));
    expect(one.provider.awareness.getLocalState()).toEqual({});
  });

  it('[RM11] passes to the new line of a person whose old one is not known to be dead', async () => {
    const old = await raw('one').synced();
    old.announce(1, 4, { line: 'old' });
    await heardOf(1);
    const fresh = await raw('one').synced();
    fresh.announce(1, 4, { line: 'new' });
    await watcher.until(() => (watcher.presenceOf(1) as { line: string }).line === 'new');
    await old.leave();
    fresh.announce(1, 5, { line: 'newer' });
    await watcher.until(() => (watcher.presenceOf(1) as { line: string } | null)?.line === 'newer');
    expect(
      watcher.heard.some((heard) => heard.kind === 'awareness' && heard.states.get(1) === null),
    ).toBe(false);
    expect(fresh.presenceOf(1)).toBeUndefined();
  });

  it('[RM11] tells nobody about themselves, and everybody in one frame', async () => {
    const [one, other] = [await raw('one').synced(), await raw('other').synced()];
    one.announce(1, 1, {});
    other.announce(2, 1, {});
    await heardOf(2);
    await one.until(() => one.presenceOf(2) !== undefined);
    expect(one.presenceOf(1)).toBeUndefined();
    const late = await raw('late').synced();
    const frames = late.heard.filter(({ kind }) => kind === 'awareness');
    expect(frames).toHaveLength(1);
    expect(new Set(frames[0]?.kind === 'awareness' ? frames[0].states.keys() : [])).toEqual(
      new Set([1, 2, 9]),
    );
  });

  it('[RM11] rides on the text that comes with it', async () => {
    const one = await raw('one').synced();
    watcher.heard.length = 0;
    house.papers.hold();
    one.change(() => textIn(one.doc).insert(0, 'א'));
    one.announce(1, 1, { at: 1 });
    house.papers.release();
    await heardOf(1);
    expect(watcher.heard.map(({ kind }) => kind)).toEqual(['update', 'awareness']);
  });

  it('[RM11] keeps the newest of many, and renewals wait for each other', async () => {
    const one = await raw('one').synced();
    for (let at = 1; at <= 50; at++) one.announce(1, at, { at });
    await watcher.until(() => (watcher.presenceOf(1) as { at: number } | undefined)?.at === 50);
    expect(watcher.heard.filter(({ kind }) => kind === 'awareness').length).toBeLessThan(10);
    watcher.heard.length = 0;
    const started = performance.now();
    for (let at = 51; at <= 60; at++) one.announce(1, at, { at: 50 });
    await heardOf(1);
    expect(watcher.heard).toHaveLength(1);
    expect(performance.now() - started).toBeGreaterThan(40);
  });

  const deep = (levels: number): unknown => (levels === 0 ? 0 : [deep(levels - 1)]);
  it.each([
    ['too deep', { a: deep(30) }],
    ['too large', { a: 'x'.repeat(3000) }],
    ['no record', ['x']],
    ['a text', '"x"'],
    ['no JSON', '{'],
  ])('[RM11] that is %s is not taken', async (_, state) => {
    const one = await raw('one').synced();
    one.announce(1, 1, { fine: true });
    await heardOf(1);
    one.announce(1, 2, state);
    one.announce(1, 3, { fine: 'still' });
    await watcher.until(() => (watcher.presenceOf(1) as { fine: unknown }).fine === 'still');
    expect(
      watcher.heard.every(
        (heard) => heard.kind !== 'awareness' || !JSON.stringify([...heard.states]).includes('xxx'),
      ),
    ).toBe(true);
  });

  it('[RM11] that is no presence closes the connection', async () => {
    const one = await raw('one').synced();
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 50);
    one.sendAwareness(encoding.toUint8Array(encoder));
    expect(await one.closed).toBe(CLOSE.refused);
  });

  it('[RM11] shows a new name or role at once', async () => {
    const one = await raw('one').synced();
    one.announce(1, 1, {});
    await heardOf(1);
    house.door.rename('person-one', 'שם חדש');
    house.door.setRole(paperId, 'person-one', 'lead');
    house.bus.announce({ kind: 'person-changed', personId: 'person-one' });
    house.bus.announce({ kind: 'membership-changed', forumId: FORUM, personId: 'person-one' });
    await watcher.until(
      () => (watcher.presenceOf(1) as { user: { role: string } }).user.role === 'lead',
    );
    expect(watcher.presenceOf(1)).toEqual({
      user: { ...stampOf('person-one', 'lead'), name: 'שם חדש' },
    });
  });

  it('[RM11] keeps a line alive on which nothing happens', async () => {
    const quiet = await openHouse({ beatMs: 20 });
    const id = await quiet.paper();
    const client = await connectRaw(quiet, id, quiet.person(id, 'reader')).synced();
    client.heard.length = 0;
    await client.until(() => client.heard.length === 2);
    expect(client.heard).toEqual([
      { kind: 'awareness', states: new Map() },
      { kind: 'awareness', states: new Map() },
    ]);
    await quiet.close();
  });

  const colourSeen = (client: number) =>
    (watcher.presenceOf(client) as { user: { color: string } } | undefined)?.user.color;

  it('[RM24] has another colour for each of eight people, the own one where it is free', async () => {
    const names = Array.from({ length: PERSON_COLOURS.length - 1 }, (_, at) => `p${String(at)}`);
    for (const [at, name] of names.entries()) {
      (await raw(name).synced()).announce(100 + at, 1, {});
      await heardOf(100 + at);
    }
    const ninth = await raw('ninth').synced();
    ninth.announce(99, 1, {});
    await ninth.until(() => ninth.presenceOf(9) !== undefined);
    const others = names.map((_, at) => colourSeen(100 + at));
    const watcherColour = (ninth.presenceOf(9) as { user: { color: string } }).user.color;
    expect(watcherColour).toBe(colourOf('person-watcher'));
    expect(new Set([...others, watcherColour])).toEqual(new Set(PERSON_COLOURS));
  });

  it('[RM24] keeps the colour of somebody who comes back, and of all their windows', async () => {
    const one = await raw('one').synced();
    one.announce(1, 1, {});
    const other = await raw('one').synced();
    other.announce(2, 1, {});
    await heardOf(1);
    await heardOf(2);
    const colour = colourSeen(1);
    expect(colourSeen(2)).toBe(colour);
    await one.leave();
    await other.leave();
    await watcher.until(() => watcher.presenceOf(1) === null && watcher.presenceOf(2) === null);
    (await raw('two').synced()).announce(3, 1, {});
    await heardOf(3);
    (await raw('one').synced()).announce(4, 1, {});
    await heardOf(4);
    expect(colourSeen(4)).toBe(colour);
    expect(colourSeen(3)).not.toBe(colourSeen(4));
  });

  it('[RM24] says who may write at this stage, as it changes', async () => {
    const one = await raw('one').synced();
    one.announce(1, 1, {});
    await heardOf(1);
    const writes = () => (watcher.presenceOf(1) as { user: { writes: boolean } }).user.writes;
    expect(writes()).toBe(true);
    house.door.setStage(paperId, 'frozen');
    house.bus.announce({ kind: 'paper-changed', paperId, forumId: FORUM });
    await watcher.until(() => !writes());
  });

  it('[RM21] counts people, not windows', async () => {
    const cookie = cookieOf('one');
    await connectRaw(house, paperId, cookie).synced();
    const second = await connectRaw(house, paperId, cookie).synced();
    expect(house.rooms.present(paperId)).toBe(2);
    await second.leave();
    await watcher.roundTrip();
    expect(house.rooms.present(paperId)).toBe(2);
    expect(house.rooms.present('paper-that-is-not')).toBe(0);
  });
});
