import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type House, openHouse } from '#test/room/house.ts';
import { StockClient, textIn } from '#test/room/stock-client.ts';

describe('a stock y-websocket client', () => {
  let house: House;
  let paperId: string;
  const clients: StockClient[] = [];
  const join = (cookie: string) => {
    const client = new StockClient(house, paperId, cookie);
    clients.push(client);
    return client.synced();
  };

  beforeEach(async () => {
    house = await openHouse();
    paperId = await house.paper();
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy();
    await house.close();
  });

  it('[RM1] opens a paper, and two of them write together', async () => {
    const one = await join(house.person(paperId, 'author', 'person-one'));
    const other = await join(house.person(paperId, 'author', 'person-other'));
    expect(one.text).toBe('<paragraph id="block-first">שלום</paragraph>');
    textIn(one.doc).insert(4, ' לכולם');
    textIn(other.doc).insert(0, 'אז ');
    await one.until(() => one.text.includes('אז שלום לכולם'));
    await other.until(() => other.text.includes('אז שלום לכולם'));
    expect((await house.onDisk(paperId)).getXmlFragment('default').toJSON()).toBe(one.text);
  });
});
