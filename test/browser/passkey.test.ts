import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '#test/harness/axe.ts';
import { type Desk, launchChromium, openDesk, picture } from '#test/harness/chromium.ts';
import { Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

/** Another one for a second try: the first has a passkey by then. */
const EMAILS = ['second-author@nayar.example', 'author@nayar.example'];

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

/** Passkeys want a name for a host: the own machine under its name, which is the same place. */
const byName = () => nayar.url.replace('127.0.0.1', 'localhost');

interface Device {
  readonly desk: Desk;
  readonly cdp: CDPSession;
  readonly authenticatorId: string;
}

/** A browser on a device that checks its owner's finger, signed in or not. */
async function aDevice(cookie: string | null): Promise<Device> {
  const desk = await openDesk(browser, new Guest(byName(), cookie));
  const cdp = await desk.context.newCDPSession(desk.page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { desk, cdp, authenticatorId };
}

/** Whether a finger is on the device: without one it waits. */
const touch = ({ cdp, authenticatorId }: Device, enabled: boolean) =>
  cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });

describe('a passkey in a browser', () => {
  it('[BR11] is offered on the second visit, made, used by button and by the list under the field, and removed', async () => {
    const email = EMAILS.shift() ?? '';
    await nayar.as(email);
    const device = await aDevice((await nayar.as(email)).cookie);
    const { page, complaints, context } = device.desk;
    await page.goto(byName());
    const offer = page.getByRole('region', { name: 'כניסה מהירה בפעם הבאה?' });
    await offer.waitFor();
    await picture(page, 'passkey-offer');
    expect(await axeFindings(page)).toEqual([]);
    await offer.getByRole('button', { name: 'הוספת מפתח גישה במכשיר הזה' }).click();
    await page.getByText('מפתח הגישה נוסף.').waitFor();
    await offer.waitFor({ state: 'detached' });
    const { credentials } = await device.cdp.send('WebAuthn.getCredentials', {
      authenticatorId: device.authenticatorId,
    });
    expect(
      credentials.map(({ rpId, isResidentCredential }) => [rpId, isResidentCredential]),
    ).toEqual([['localhost', true]]);

    await page.goto(`${byName()}/settings`);
    const mine = page.locator('#passkeys');
    await mine.getByRole('button', { name: 'שינוי שם' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('המחשב במשרד');
    await page.keyboard.press('Enter');
    await mine.getByText('המחשב במשרד').waitFor();
    await mine.getByRole('button', { name: 'הוספת מפתח גישה' }).click();
    await mine.getByText('במכשיר הזה כבר יש מפתח גישה').waitFor();
    await picture(page, 'passkeys-in-settings');
    expect(await axeFindings(page)).toEqual([]);

    // With the finger away the list under the field waits, and the button opens the device's own window.
    await touch(device, false);
    await page.getByRole('button', { name: 'יציאה במכשיר הזה' }).click();
    await page.waitForURL('**/sign-in?left');
    await page.goto(`${byName()}/sign-in?next=%2Fsettings`);
    await page.getByRole('button', { name: 'כניסה במפתח גישה' }).waitFor();
    await picture(page, 'sign-in-with-passkey');
    expect(await axeFindings(page)).toEqual([]);
    // The finger comes first: what a virtual device was asked for without one it never answers.
    await touch(device, true);
    await page.getByRole('button', { name: 'כניסה במפתח גישה' }).click();
    await page.waitForURL('**/settings');

    // Pressed while the list's own question is still on its way, in a browser that the server does not know: one is asked.
    await touch(device, false);
    await page.getByRole('button', { name: 'יציאה במכשיר הזה' }).click();
    await page.waitForURL('**/sign-in?left');
    await context.clearCookies();
    let press = () => {};
    const pressed = new Promise<void>((resolve) => {
      press = resolve;
    });
    let asked = 0;
    await page.route('**/api/sign-in/passkey/options', async (route) => {
      asked += 1;
      if (asked === 1) await pressed;
      await route.continue();
    });
    await page.goto(`${byName()}/sign-in?next=%2Fsettings`);
    await expect.poll(() => asked).toBe(1);
    await touch(device, true);
    await page.getByRole('button', { name: 'כניסה במפתח גישה' }).click();
    press();
    await page.waitForURL('**/settings');
    expect(asked).toBe(2);
    await page.unroute('**/api/sign-in/passkey/options');

    // With the finger on it, the list under the field is answered by itself.
    await page.getByRole('button', { name: 'יציאה במכשיר הזה' }).click();
    await page.waitForURL(/\/$/);
    await page.getByRole('heading', { name: /שלום/ }).waitFor();

    await page.goto(`${byName()}/settings`);
    await mine.getByRole('button', { name: 'הסרה' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'הסרה' }).click();
    await mine.getByText('אין עדיין מפתחות גישה').waitFor();
    await page.getByRole('button', { name: 'יציאה במכשיר הזה' }).click();
    await page.waitForURL('**/sign-in?left');
    await page.getByRole('button', { name: 'כניסה במפתח גישה' }).click();
    await page.getByText('מפתח הגישה לא התקבל').first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('[BR11] that was declined is not offered again, on any device', async () => {
    const device = await aDevice((await nayar.as('lead@nayar.example')).cookie);
    await nayar.as('lead@nayar.example');
    const { page, context } = device.desk;
    await page.goto(byName());
    await page.getByRole('button', { name: 'לא, תודה' }).click();
    const again = await aDevice((await nayar.as('lead@nayar.example')).cookie);
    const hints = again.desk.page.waitForResponse((reply) => reply.url().endsWith('/api/me/hints'));
    await again.desk.page.goto(byName());
    expect(await (await hints).json()).toMatchObject({ open: ['paper-guide'] });
    expect(await again.desk.page.getByRole('button', { name: 'לא, תודה' }).count()).toBe(0);
    await again.desk.context.close();
    await context.close();
  });
});
