import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, openDesk } from '#test/harness/chromium.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let browser: Browser;
let nayar: TestNayar;
beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

/** The newest mail kept in the outbox for an address. */
async function mailTo(address: string): Promise<{ link: string; code: string }> {
  const folder = path.join(nayar.dataDir, 'outbox');
  let text = '';
  await expect
    .poll(async () => {
      for (const name of await readdir(folder).catch(() => [])) {
        const mail = await simpleParser(await readFile(path.join(folder, name)));
        const to = [mail.to ?? []].flat().flatMap(({ value }) => value.map((one) => one.address));
        if (to.includes(address)) text = mail.text ?? '';
      }
      return text;
    })
    .not.toBe('');
  return {
    link: /https?:\S+\/sign-in\/\S+/.exec(text)?.[0] ?? '',
    code: /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? '',
  };
}

async function askForMail(address: string, at = '/') {
  const desk = await openDesk(browser, null);
  await desk.page.goto(`${nayar.url}${at}`);
  await desk.page.getByRole('textbox').first().fill(address);
  await desk.page.keyboard.press('Enter');
  await desk.page
    .getByText(/שלחנו|נשלח/)
    .first()
    .waitFor();
  return desk;
}

describe('signing in', () => {
  it('[BR1] goes by the mailed link, and lands where the person was going', async () => {
    const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
    const at = `/forums/${forum?.id ?? ''}`;
    const desk = await askForMail('lead@nayar.example', at);
    const { link } = await mailTo('lead@nayar.example');
    await desk.page.goto(link);
    await desk.page.getByRole('button', { name: 'כניסה' }).click();
    await desk.page.waitForURL(`**${at}`);
    await desk.page.getByRole('heading', { name: forum?.name ?? '' }).waitFor();
    expect(desk.complaints).toEqual([]);
    await desk.context.close();
  });

  it('[BR1] goes by the code, typed in the waiting tab', async () => {
    const desk = await askForMail('author@nayar.example');
    const { code } = await mailTo('author@nayar.example');
    const field = desk.page.getByRole('textbox').last();
    await field.fill(code);
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('heading', { name: /שלום/ }).waitFor();
    expect(desk.complaints).toEqual([]);
    await desk.context.close();
  });

  it('[BR1] tells a stranger the same, and sends nothing', async () => {
    const desk = await askForMail('nobody@elsewhere.example');
    const folder = path.join(nayar.dataDir, 'outbox');
    const mails = await Promise.all(
      (await readdir(folder)).map(async (name) =>
        simpleParser(await readFile(path.join(folder, name))),
      ),
    );
    const receivers = mails.flatMap(({ to }) => [to ?? []].flat().map(({ text }) => text));
    expect(receivers.filter((text) => text.includes('nobody'))).toEqual([]);
    await desk.context.close();
  });
});
