import { describe, expect, it } from 'vitest';
import { CLOSE } from '#shared/paper/frame.ts';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import { TextChanges } from '#server/paper/text-change.ts';
import { type CatalogueTables } from '#server/storage/catalogue.ts';
import { openHouse } from '#test/room/house.ts';
import { connectRaw } from '#test/room/raw-client.ts';
import { memoryStore } from '#test/harness/memory-store.ts';

describe('closing on a full disk', () => {
  it('[AT16] goes on without the mark of who wrote last', async () => {
    const catalogue = memoryStore<CatalogueTables>(['papers'], {
      beforeCommit() {
        throw new Error('ENOSPC');
      },
    });
    const changes = new TextChanges(
      catalogue,
      inProcessBus(() => undefined),
    );
    changes.note('paper-of-test', null, new Date(0).toISOString());
    await expect(changes.close()).resolves.toBeUndefined();
  });
});

describe('rooms that have been closed', () => {
  it('[AT21] open no paper any more for somebody who was still at the door', async () => {
    const house = await openHouse();
    const paperId = await house.paper();
    let decide: () => void = () => undefined;
    house.door.lookingUp = new Promise<void>((resolve) => (decide = resolve));
    const lookUp = house.door.accessTo.bind(house.door);
    const atTheDoor = new Promise<void>((resolve) => {
      house.door.accessTo = (paper, person) => {
        resolve();
        return lookUp(paper, person);
      };
    });
    const late = connectRaw(house, paperId, house.person(paperId, 'author'));
    await atTheDoor;
    await house.rooms.close();
    decide();
    expect(await late.closed).toBe(CLOSE.restarting);
    const { log } = await house.papers.open(paperId);
    await log.close();
    await house.close();
  });
});
