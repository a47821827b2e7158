import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Shake, Storm } from '#test/property/storm.ts';
import { openHouse } from '#test/room/house.ts';

const STEPS = 150;

/** Lets a storm pass over a paper and looks at what is left of it. */
async function afterStorm(seed: number) {
  const house = await openHouse({
    reopenFirstMs: 10,
    reopenLastMs: 20,
    repairMs: 40,
    compactMs: 30,
    docIdleMs: 50,
    compactUpdates: 10,
    lingerMs: 30,
  });
  const { papers } = house;
  let isDown = false;
  const shake: Shake = async (kind, random) => {
    if (kind === 0) {
      // A disk that hangs would only make closing wait for it.
      papers.release();
      return house.restart();
    }
    if (kind === 1) return house.crash();
    if (kind === 2) papers.refusing = { appends: 1, isKept: random(2) === 0 };
    else if (isDown) papers.release();
    else papers.hold();
    if (kind > 2) isDown = !isDown;
  };
  const paperId = await house.paper();
  const storm = new Storm(house, seed, shake);
  try {
    await storm.begin(paperId);
    for (let at = 0; at < STEPS; at++) await storm.step();
    papers.release();
    papers.refusing = { appends: 0, isKept: false };
    await storm.end();
    return await storm.remains(() => house.onDisk(paperId));
  } finally {
    papers.release();
    storm.clear();
    await house.close();
  }
}

describe('people who write at once', () => {
  it.each([1, 2, 3, 4])('[CV1] end with the same text, everything once: seed %i', async (seed) => {
    expect(await afterStorm(seed)).toEqual({ refusals: [], lost: [], texts: 1 });
  });

  it('[CV1] end with the same text, everything once: a new seed each time', async () => {
    const seed = randomInt(2 ** 31);
    console.log(`convergence seed ${seed}`);
    expect(await afterStorm(seed)).toEqual({ refusals: [], lost: [], texts: 1 });
  });
});
