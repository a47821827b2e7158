import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#shared/member/person.ts';
import type { Role } from '#shared/member/role.ts';
import { admission } from '#server/http/admit.ts';
import { problemHandler } from '#server/http/problem-handler.ts';
import { outbox } from '#server/notice/outbox.ts';
import { outboxRoutes } from '#server/notice/outbox-routes.ts';
import type { CatalogueTables } from '#server/storage/catalogue.ts';
import { memoryStore } from '#test/harness/memory-store.ts';

const AT = '2026-11-23T09:00:00.000Z';
const catalogue = memoryStore<CatalogueTables>([
  'people',
  'memberships',
  'forums',
  'papers',
  'sessions',
]);
const ids = new Map<string, string>();
let url: string;
let close: () => Promise<void>;

/** Makes somebody with a role in each of some forums, and a mail to them in the outbox. */
async function somebody(name: string, places: Readonly<Record<string, Role>>, steward = false) {
  const person: Person = {
    id: `person-${name}`,
    email: `${name}@example.org`,
    name,
    title: null,
    office: null,
    region: null,
    expertise: null,
    language: 'he',
    theme: 'system',
    stewardsWorkspace: steward,
    createdAt: AT,
  };
  await catalogue.transact(async ({ people, memberships }) => {
    await people.put(person);
    for (const [forumId, role] of Object.entries(places)) {
      const place = { forumId, personId: person.id, role, groupIds: [], createdAt: AT };
      await memberships.put({ ...place, id: `${name}-in-${forumId}`, suspended: false });
    }
  });
}

beforeEach(async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'nayar-outbox-'));
  const box = outbox({ dir, from: 'nayar@example.org', now: () => new Date(AT) });
  await somebody('steward', {}, true);
  await somebody('coordinator', { first: 'coordinator', second: 'author' });
  await somebody('colleague', { second: 'coordinator' });
  await somebody('member', { first: 'author' });
  await somebody('of-both', { first: 'author', second: 'author' });
  await somebody('high', { first: 'author' }, true);
  for (const name of [
    'steward',
    'coordinator',
    'colleague',
    'member',
    'of-both',
    'high',
    'nobody',
  ]) {
    const to = `${name}@example.org`;
    ids.set(
      name,
      await box.keep({ to, subject: 'כניסה', text: `link of ${name}`, html: '<p></p>' }),
    );
  }
  // The Cookie header is the person's id: who stands behind a real one is tested where people sign in.
  const identify = async (cookie?: string) =>
    cookie ? { sessionId: 'session-1', personId: cookie, name: '' } : null;
  const app = express();
  app.use(outboxRoutes({ admit: admission(identify, catalogue), catalogue, outbox: box }));
  app.use(problemHandler(pino({ level: 'silent' })));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/outbox`;
  close = async () => {
    server.closeAllConnections();
    server.close();
    await rm(dir, { recursive: true });
  };
});
afterEach(() => close());

const as = (name: string | null, address = '') =>
  fetch(url + address, { headers: name ? { cookie: `person-${name}` } : {} });
async function listed(name: string): Promise<string[]> {
  const mails = (await (await as(name)).json()) as { to: string }[];
  return mails
    .map(({ to }) => to.replace('@example.org', ''))
    .toSorted((a, b) => a.localeCompare(b));
}

describe('the outbox on a screen', () => {
  it('[NO12] shows every mail to a steward of the workspace', async () => {
    expect(await listed('steward')).toHaveLength(7);
    const mail = await as('steward', `/${ids.get('high')}`);
    expect(await mail.json()).toMatchObject({ to: 'high@example.org', text: 'link of high' });
  });

  it('[NO12] shows a coordinator the mails to people of their own forums alone', async () => {
    expect(await listed('coordinator')).toEqual(['member']);
    expect(await listed('colleague')).toEqual(['colleague']);
    expect((await as('coordinator', `/${ids.get('member')}`)).status).toBe(200);
  });

  it.each(['steward', 'colleague', 'of-both', 'high', 'nobody'])(
    '[NO12] hides a mail to %s from a coordinator as if there were none',
    async (name) => {
      const hidden = await as('coordinator', `/${ids.get(name)}`);
      const missing = await as('coordinator', '/20261123T090000000Z-aaaaaaaaaaaaaaaa');
      expect(hidden.status).toBe(404);
      expect(await hidden.text()).toBe(await missing.text());
    },
  );

  it.each([
    [null, 401],
    ['member', 403],
    ['of-both', 403],
  ])('[NO12] is closed to %s with %d', async (name, status) => {
    expect((await as(name)).status).toBe(status);
    expect((await as(name, `/${ids.get('member')}`)).status).toBe(status);
  });

  it('[NO12] closes to a coordinator who is suspended', async () => {
    await catalogue.transact(async ({ memberships }) => {
      const place = await memberships.get('coordinator-in-first');
      if (place) await memberships.put({ ...place, suspended: true });
    });
    expect((await as('coordinator')).status).toBe(403);
  });

  it.each(['/..%2fsecret', '/%2e%2e', `/${'x'.repeat(121)}`])(
    '[NO10] refuses %s',
    async (address) => {
      expect([400, 404]).toContain((await as('steward', address)).status);
    },
  );
});
