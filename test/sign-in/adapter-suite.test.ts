import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  authFlowTestSuite,
  caseInsensitiveTestSuite,
  joinsTestSuite,
  normalTestSuite,
  testAdapter,
  transactionsTestSuite,
  uuidTestSuite,
} from '@better-auth/test-utils/adapter';
import { afterAll, describe, expect, vi } from 'vitest';
import { authAdapter } from '#server/sign-in/auth-adapter.ts';
import type { SignInRow, SignInStore } from '#server/storage/catalogue.ts';
import { TableFile } from '#server/storage/embedded/table/table-file.ts';
import { TableStore } from '#server/storage/embedded/table/table-store.ts';
import type { Store } from '#server/storage/store.ts';
import { memoryStore } from '#test/harness/memory-store.ts';

/** Tables of the library, then those that its suite makes up. */
const NAMES = [
  'user',
  'session',
  'account',
  'verification',
  'request',
  'user_custom',
  'user_table',
  'testModel',
  'oneToOneTable',
  'one_to_one_table',
  'organization',
  'member',
  'team',
  'teamMember',
  'invitation',
  'organizationRole',
  'twoFactor',
];
type MadeUp = Record<string, SignInRow>;

const dir = await mkdtemp(path.join(tmpdir(), 'nayar-adapter-'));
const stores: Readonly<Record<string, Store<MadeUp>>> = {
  'in memory': memoryStore<MadeUp>(NAMES),
  'in a file': await TableStore.open<MadeUp>(
    new TableFile(path.join(dir, 'sign-in.json'), {
      now: () => new Date(),
      warn: (line) => expect.unreachable(line),
    }),
    Object.fromEntries(NAMES.map((name) => [name, true])),
  ),
};
// The suite tells what it measured; only what fails is of interest here.
vi.spyOn(console, 'log').mockReturnValue();
vi.spyOn(console, 'warn').mockReturnValue();

for (const [where, store] of Object.entries(stores)) {
  const { execute } = await testAdapter({
    // It compares what it wrote letter by letter; that tokens are sealed otherwise is [SI2] in auth-adapter.test.ts.
    adapter: () => authAdapter(store as unknown as SignInStore, (token) => token),
    runMigrations: async () => undefined,
    tests: [
      normalTestSuite(),
      authFlowTestSuite(),
      transactionsTestSuite(),
      joinsTestSuite(),
      uuidTestSuite(),
      caseInsensitiveTestSuite(),
    ],
  });
  describe(`[SI1] the public adapter suite on a store ${where}`, () => {
    execute();
  });
}

afterAll(async () => {
  await Promise.all(Object.values(stores).map((store) => store.close()));
  await rm(dir, { recursive: true });
});
