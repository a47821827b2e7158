import { describe, expect, it } from 'vitest';
import { authAdapter } from '#server/sign-in/auth-adapter.ts';
import type { SignInStore } from '#server/storage/catalogue.ts';
import { memoryStore } from '#test/harness/memory-store.ts';

const TOKEN = 'the-token-in-the-cookie';

function fresh() {
  const store: SignInStore = memoryStore(['user', 'session', 'account', 'verification', 'request']);
  return { store, adapter: authAdapter(store)({}) };
}
const aSession = (token = TOKEN) => ({
  token,
  userId: 'person-0001',
  expiresAt: new Date('2030-01-01'),
  createdAt: new Date('2026-01-01'),
  updatedAt: new Date('2026-01-01'),
});

describe('the adapter', () => {
  it('[SI2] keeps the token of a session as its digest and finds it by the token', async () => {
    const { store, adapter } = fresh();
    const made = await adapter.create({ model: 'session', data: aSession() });
    expect(made['token']).toBe(TOKEN);
    const [row] = await store.tables.session.find({});
    expect(row?.['token']).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(TOKEN);
    const byToken = [{ field: 'token', value: TOKEN }];
    const byTokens = [{ field: 'token', operator: 'in', value: ['x', TOKEN] }] as const;
    expect(await adapter.findOne({ model: 'session', where: byToken })).toMatchObject(aSession());
    expect(await adapter.count({ model: 'session', where: [...byTokens] as never })).toBe(1);
  });

  it('[SI2] does not take what stands on disk for a token', async () => {
    const { store, adapter } = fresh();
    await adapter.create({ model: 'session', data: aSession() });
    const [row] = await store.tables.session.find({});
    const where = [{ field: 'token', value: String(row?.['token']) }];
    expect(await adapter.findOne({ model: 'session', where })).toBeNull();
    const whose = [{ field: 'userId', value: 'person-0001' }];
    const [listed] = await adapter.findMany<{ token: string }>({ model: 'session', where: whose });
    expect(listed?.token).toBe(row?.['token']);
  });

  it('[SI2] seals a token that is changed', async () => {
    const { store, adapter } = fresh();
    await adapter.create({ model: 'session', data: aSession() });
    const where = [{ field: 'token', value: TOKEN }];
    await adapter.update({ model: 'session', where, update: { token: 'another' } });
    expect(JSON.stringify(await store.tables.session.find({}))).not.toContain('another');
    const changed = [{ field: 'token', value: 'another' }];
    expect(await adapter.findOne({ model: 'session', where: changed })).toMatchObject({
      token: 'another',
    });
  });

  it('[SI4] gives a value that is used once to one of many who take it at once', async () => {
    const { adapter } = fresh();
    const data = { identifier: 'once', value: 'v', expiresAt: new Date('2030-01-01') };
    await adapter.create({ model: 'verification', data });
    const where = [{ field: 'identifier', value: 'once' }];
    const take = () => adapter.consumeOne({ model: 'verification', where });
    const taken = await Promise.all([take(), take(), take()]);
    expect(taken.filter((row) => row !== null)).toHaveLength(1);
  });

  it('[SI1] undoes a transaction that fails, and shows nothing of it before', async () => {
    const { store, adapter } = fresh();
    const work = adapter.transaction(async (inside) => {
      await inside.create({ model: 'session', data: aSession() });
      expect(await inside.count({ model: 'session' })).toBe(1);
      expect(await store.tables.session.find({})).toEqual([]);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await store.tables.session.find({})).toEqual([]);
  });

  it('[SI1] refuses an id that is taken, on which the library builds its locks', async () => {
    const { adapter } = fresh();
    const data = { ...aSession(), id: 'made-up-id' };
    const create = () =>
      adapter.create({ model: 'session', data: { ...data }, forceAllowId: true });
    await create();
    await expect(create()).rejects.toThrow('taken');
  });
});
