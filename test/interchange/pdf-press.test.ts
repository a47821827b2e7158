import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { Press, PRESS, type PressLimits } from '#server/interchange/pdf/press.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { aPressOrder, paragraph } from '#test/interchange/a-press-order.ts';
import { pdfFacts } from '#test/interchange/pdf-parts.ts';

const presses: Press[] = [];
function aPress(limits: Partial<PressLimits> = {}): Press {
  const flaws = (flaw: string) => {
    throw new Error(flaw);
  };
  const press = new Press(flaws, { ...PRESS, ...limits });
  presses.push(press);
  return press;
}
afterEach(() => {
  for (const press of presses.splice(0)) press.close();
});

const LINE = 'המדינה פועלת לצמצום הפערים בין הפריפריה למרכז באמצעות תוכניות רב־שנתיות. ';
const pages = (count: number): ContentNode[] =>
  Array.from({ length: count * 8 }, () => paragraph(LINE.repeat(5)));
const small = aPressOrder([paragraph('שלום')]);
const long = aPressOrder(pages(500));
const asker = { personId: 'person-0001' };
const isAlive = (pid: number | null) => pid !== null && existsSync(`/proc/${String(pid)}`);
const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('nayar-press-'));

describe('the press', () => {
  it('[IC42] prints one after the other in one process, and equal orders give equal bytes', async () => {
    const press = aPress();
    const first = await press.print(async () => small, asker);
    const { pid } = press;
    const second = await press.print(async () => small, asker);
    expect(press.pid).toBe(pid);
    expect(second.equals(first)).toBe(true);
    const other = aPress();
    expect((await other.print(async () => small, asker)).equals(first)).toBe(true);
  });

  it('[IC42] refuses what takes too long, and prints the next', async () => {
    const press = aPress({ longestMs: 700 });
    await expect(press.print(async () => long, asker)).rejects.toMatchObject({ code: 'pdf-heavy' });
    expect(press.pid).toBeNull();
    const patient = aPress();
    expect(pdfFacts(await patient.print(async () => small, asker)).get('Pages')).toBe('1');
  });

  it('[IC42] refuses what takes too much memory, and prints the next', async () => {
    const press = aPress({ memoryMb: 190 });
    await expect(press.print(async () => long, asker)).rejects.toMatchObject({ code: 'pdf-heavy' });
    expect(pdfFacts(await press.print(async () => small, asker)).get('Pages')).toBe('1');
  });

  it('[IC42] ends what it does when the asker goes away, and goes on with the next', async () => {
    const press = aPress();
    await press.print(async () => small, asker);
    const { pid } = press;
    const gone = new AbortController();
    const left = press.print(
      async () => {
        setImmediate(() => gone.abort());
        return long;
      },
      { ...asker, signal: gone.signal },
    );
    const next = press.print(async () => small, { personId: 'person-0002' });
    await expect(left).rejects.toMatchObject({ code: 'press-busy' });
    expect(pdfFacts(await next).get('Pages')).toBe('1');
    expect(press.pid).not.toBe(pid);
    expect(isAlive(pid)).toBe(false);
  });

  it('[IC42] forgets who went away while waiting: nothing is gathered for them', async () => {
    const press = aPress();
    const first = press.print(async () => small, asker);
    const gone = new AbortController();
    let isGathered = false;
    const order = async () => {
      isGathered = true;
      return small;
    };
    const left = press.print(order, { personId: 'person-0002', signal: gone.signal });
    gone.abort();
    await expect(left).rejects.toMatchObject({ code: 'press-busy' });
    await first;
    await press.print(async () => small, asker);
    expect(isGathered).toBe(false);
  });

  it('[IC42] says that it is busy to a third of one person, and when too many wait', async () => {
    const press = aPress({ waiting: 3 });
    const print = (personId: string) => press.print(async () => small, { personId });
    const taken = [print('person-0001'), print('person-0001')];
    await expect(print('person-0001')).rejects.toMatchObject({ code: 'press-busy' });
    taken.push(print('person-0002'), print('person-0003'));
    await expect(print('person-0004')).rejects.toMatchObject({ code: 'press-busy' });
    expect(await Promise.all(taken)).toHaveLength(4);
  });

  it('[IC42] goes on after its process was killed', async () => {
    const press = aPress();
    await press.print(async () => small, asker);
    const killed = press.print(async () => {
      setImmediate(() => process.kill(press.pid ?? 0, 'SIGKILL'));
      return long;
    }, asker);
    await expect(killed).rejects.toMatchObject({ code: 'pdf-heavy' });
    expect((await press.print(async () => small, asker)).length).toBeGreaterThan(0);
  });

  it('[IC42] fails with what gathering fails with', async () => {
    const press = aPress();
    const order = () => Promise.reject(new Error('no such paper'));
    await expect(press.print(order, asker)).rejects.toThrow('no such paper');
  });

  it('[IC42] ends at once when it is closed, and leaves no folder behind', async () => {
    const before = folders().length;
    const press = aPress();
    await press.print(async () => small, asker);
    expect(folders().length).toBeGreaterThan(before);
    const left = press.print(async () => long, asker);
    press.close();
    await expect(left).rejects.toMatchObject({ code: 'press-busy' });
    expect(folders().length).toBe(before);
    await expect(press.print(async () => small, asker)).rejects.toMatchObject({
      code: 'press-busy',
    });
  });
});
