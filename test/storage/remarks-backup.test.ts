import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { backup } from '#server/storage/embedded/backup.ts';
import { restore } from '#server/storage/embedded/restore.ts';
import { verify } from '#server/storage/embedded/verify.ts';
import { aFolder } from '#test/storage/a-folder.ts';
import { remark, remarksOn } from '#test/storage/a-remark.ts';
import { aWorkspace, openWorkspace } from '#test/storage/open-workspace.ts';

const PAPER = 'paper-0001';

async function aRemarkedWorkspace() {
  const workspace = await aWorkspace();
  await workspace.storage.papers.create(PAPER, Buffer.from('first'));
  await remark(workspace.storage, PAPER, 'first-remark');
  return workspace;
}

async function remarkUntil(isOver: () => boolean, makeOne: () => Promise<void>): Promise<void> {
  while (!isOver()) await makeOne();
}

describe('remarks in a backup', () => {
  it('[BK8] is one moment of the remarks of each paper while they are made', async () => {
    const { dataDir, storage } = await aRemarkedWorkspace();
    const folder = await aFolder();
    let made = 0;
    let isOver = false;
    const making = remarkUntil(
      () => isOver,
      async () => {
        await remark(storage, PAPER, `remark ${made}`);
        made += 1;
      },
    );
    for (let round = 0; round < 8; round += 1) {
      const before = made;
      const file = path.join(folder, `${round}.tgz`);
      await backup(dataDir, file);
      const target = path.join(folder, `${round}`);
      await restore(file, target);
      const again = await openWorkspace(target);
      expect(again.warnings).toEqual([]);
      const ids = (await remarksOn(again.storage, PAPER)).map(({ id }) => id);
      const expected = ids.slice(1).map((_, at) => `remark ${at}`);
      expect(ids).toEqual(['first-remark', ...expected]);
      expect(ids.length).toBeGreaterThan(before);
      await again.storage.close();
    }
    isOver = true;
    await making;
  });

  it('[BK8] is made of a workspace that knew no remarks yet', async () => {
    const { dataDir, storage } = await aRemarkedWorkspace();
    await storage.close();
    await rm(path.join(dataDir, 'remarks'), { recursive: true });
    expect((await verify(dataDir)).ok).toBe(true);
    const file = path.join(await aFolder(), 'b.tgz');
    await backup(dataDir, file);
    const target = path.join(await aFolder(), 'restored');
    await restore(file, target);
    const again = await openWorkspace(target);
    expect(again.warnings).toEqual([]);
    expect(await remarksOn(again.storage, PAPER)).toEqual([]);
  });

  it('[VF4] tells remarks that are gone while a copy of them is there, and a start goes on from it', async () => {
    const { dataDir, storage } = await aRemarkedWorkspace();
    await remark(storage, PAPER, 'second-remark');
    await storage.close();
    await rm(path.join(dataDir, 'remarks', `${PAPER}.json`));
    expect((await verify(dataDir)).problems).toEqual([
      { file: `remarks/${PAPER}.json`, kind: 'missing', place: null },
    ]);
    const again = await openWorkspace(dataDir);
    expect((await remarksOn(again.storage, PAPER)).map(({ id }) => id)).toEqual(['first-remark']);
    expect(again.warnings.join()).toContain(`${PAPER}.json is missing`);
  });
});
