import {
  authFlowTestSuite,
  caseInsensitiveTestSuite,
  joinsTestSuite,
  normalTestSuite,
  testAdapter,
  transactionsTestSuite,
  uuidTestSuite,
} from '@better-auth/test-utils/adapter';
import { authAdapter } from '#server/sign-in/auth-adapter.ts';
import type { SignInStore } from '#server/storage/catalogue.ts';
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

const store = memoryStore<Record<string, { id: string }>>(NAMES) as unknown as SignInStore;

const { execute } = await testAdapter({
  // What it wrote it compares letter by letter; that tokens are sealed otherwise is [SI2] in auth-adapter.test.ts.
  adapter: () => authAdapter(store, (token) => token),
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
execute();
