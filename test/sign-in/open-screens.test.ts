import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import { endDevice, endOtherDevices, listDevices } from '#shared/sign-in/device-contract.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

const EMAIL = 'author@nayar.example';

let nayar: TestNayar;
let paperId: string;
beforeAll(async () => {
  nayar = await startTestNayar();
  const [paper] = await nayar.nayar.storage.catalogue.tables.papers.find({ kind: 'challenge-map' });
  paperId = paper?.id ?? '';
});
afterAll(() => nayar.stop());

/** A paper open in somebody's browser, as a socket. */
async function openPaper(guest: Guest): Promise<WebSocket> {
  const address = `${nayar.url.replace('http', 'ws')}/sync/${paperId}?schema=${SCHEMA_VERSION}`;
  const socket = new WebSocket(address, { headers: guest.socketHeaders });
  await once(socket, 'open');
  return socket;
}

describe('what is open on a device that is signed out from another', () => {
  it('[SI36] closes at once: the paper and the live events', async () => {
    const [here, there] = [await nayar.as(EMAIL), await nayar.as(EMAIL)];
    const [mine, theirs] = [await openPaper(here), await openPaper(there)];
    const events = await there.fetch('/api/events');
    const closed = once(theirs, 'close');
    const { body } = await there.call(listDevices);
    const deviceId = body.find(({ isThis }) => isThis)?.id ?? '';
    expect((await here.call(endDevice, { params: { deviceId } })).status).toBe(200);
    expect((await closed)[0]).toBe(4401);
    // The stream of events ends too: its text comes to an end.
    await events.text();
    expect((await there.call(listDevices)).status).toBe(401);
    expect(mine.readyState).toBe(WebSocket.OPEN);
    mine.terminate();
  });

  it('[SI36] closes everywhere but here', async () => {
    const [here, one, two] = [await nayar.as(EMAIL), await nayar.as(EMAIL), await nayar.as(EMAIL)];
    const [mine, ...others] = [await openPaper(here), await openPaper(one), await openPaper(two)];
    const closed = others.map((socket) => once(socket, 'close'));
    await here.call(endOtherDevices);
    expect((await Promise.all(closed)).map(([code]) => Number(code))).toEqual([4401, 4401]);
    expect(mine?.readyState).toBe(WebSocket.OPEN);
    mine?.terminate();
  });
});
