import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileNameOf } from '#server/interchange/file-name.ts';
import type { PressOrder } from '#server/interchange/pdf/order.ts';
import { Press, PRESS } from '#server/interchange/pdf/press.ts';
import { ReturnDesk } from '#test/interchange/return-desk.ts';

let home: ReturnDesk;
beforeAll(async () => {
  home = await ReturnDesk.open();
  await home.sendOut();
});
afterAll(() => home.desk.nayar.stop());

it('[IN69] names a file by whole signs alone', () => {
  const name = fileNameOf(`${'א'.repeat(79)}😀`, 'docx');
  expect(name).toBe(`${'א'.repeat(79)}.docx`);
  expect(fileNameOf('ab\uD83D', 'pdf')).toBe('ab.pdf');
});

it('[IN69] tells nothing of remarks in data without remarks', async () => {
  const json = async (remarks: string) => {
    const reply = await home.lead.fetch(`/api/papers/${home.paperId}/json/marked/${remarks}`);
    return JSON.stringify(((await reply.json()) as { content: unknown }).content);
  };
  expect(await json('with-remarks')).toContain('"type":"comment"');
  expect(await json('without-remarks')).not.toContain('"type":"comment"');
});

it('[IN69] prints nothing any more that took too long to gather', async () => {
  const press = new Press(() => undefined, { ...PRESS, longestMs: 1 });
  let gathered: (order: PressOrder) => void = () => undefined;
  const order = () =>
    new Promise<PressOrder>((resolve) => {
      gathered = resolve;
    });
  const printing = press.print(order, { personId: 'one' });
  await expect(printing).rejects.toMatchObject({ code: 'pdf-heavy' });
  gathered({ papers: [] } as unknown as PressOrder);
  await nextTurn();
  expect(press.pid).toBeNull();
  press.close();
});
