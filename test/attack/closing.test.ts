import { describe, expect, it } from 'vitest';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import { TextChanges } from '#server/paper/text-change.ts';
import { type CatalogueTables } from '#server/storage/catalogue.ts';
import { openHouse } from '#test/room/house.ts';
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
  it('[AT21] open no paper any more, whoever was still at the door', async () => {
    const house = await openHouse();
    const paperId = await house.paper();
    await house.rooms.close();
    await expect(house.rooms.write(paperId, 'system', () => undefined)).rejects.toThrow(
      'starting-up',
    );
    const { log } = await house.papers.open(paperId);
    await log.close();
    await house.close();
  });
});
