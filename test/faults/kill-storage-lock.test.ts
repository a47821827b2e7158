import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { aFolder } from '#test/storage/a-folder.ts';
import { aProgram, startChild } from '#test/storage/run-child.ts';

const opening = aProgram('opening');

describe('several processes on one folder', () => {
  it('[KS5] have one holder: the others are refused, and after kill -9 one of the next takes over', async () => {
    const dataDir = path.join(await aFolder(), 'data');
    const program = await opening();
    for (let round = 0; round < 5; round += 1) {
      const children = Array.from({ length: 4 }, () => startChild(program, [dataDir]));
      const answers = await Promise.all(children.map((child) => child.line(/^(ready|refused)/)));
      const ready = children.filter((_, at) => answers[at] === 'ready');
      expect(ready).toHaveLength(1);
      for (const answer of answers.filter((answer) => answer !== 'ready'))
        expect(answer).toMatch(
          new RegExp(`^refused ${dataDir} is in use .*process ${ready[0]?.process.pid}\\b`),
        );
      for (const child of children) await child.kill();
    }
  });

  it('[KS6] are refused within a second by a holder that does not answer', async () => {
    const dataDir = path.join(await aFolder(), 'data');
    const holder = startChild(await opening(), [dataDir]);
    await holder.line(/^ready/);
    holder.process.kill('SIGSTOP');
    const start = performance.now();
    const second = startChild(await opening(), [dataDir]);
    await second.line(/^refused/);
    // Starting node is in it.
    expect(performance.now() - start).toBeLessThan(2000);
    holder.process.kill('SIGCONT');
  });
});
