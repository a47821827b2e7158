import {
  type AdapterFactory,
  createAdapterFactory,
  type CustomAdapter,
  type DBAdapter,
} from '@better-auth/core/db/adapter';
import type { BetterAuthOptions } from 'better-auth';
import { type Ground, type Naming, SealedRows } from '#server/sign-in/sealed-rows.ts';
import { digest } from '#server/sign-in/secret-text.ts';
import { NO_SEAL, tokenSeal } from '#server/sign-in/token-seal.ts';
import type { SignInRow, SignInStore } from '#server/storage/catalogue.ts';
import type { Table, WritableTable } from '#server/storage/store.ts';

/**
 * The sign-in library on our own store. Dates are kept as ISO text, and the token of a session only as its digest:
 * the library goes on speaking of the token itself, and whoever reads the files cannot sign in with what stands there.
 * `oneWay` makes that digest; only the library's own suite, which compares what it wrote, replaces it.
 */
export function authAdapter(
  store: SignInStore,
  oneWay: (token: string) => string = digest,
): AdapterFactory<BetterAuthOptions> {
  return (options) => {
    const over = (ground: Ground, mayTransact: boolean): DBAdapter =>
      createAdapterFactory<BetterAuthOptions>({
        config: {
          adapterId: 'nayar',
          adapterName: 'Nayar store',
          supportsDates: false,
          supportsJSON: true,
          supportsArrays: true,
          // Ids are texts made by the server everywhere in this program.
          supportsNumericIds: false,
          transaction:
            mayTransact &&
            ((work) => store.transact((tables) => work(over(inside(tables), false)))),
        },
        adapter: ({ getFieldName, getModelName }) => {
          const token = getFieldName({ model: 'session', field: 'token' });
          const session = getModelName('session');
          return customAdapter(ground, {
            sealFor: (model) => (model === session ? tokenSeal(token, oneWay) : NO_SEAL),
            columnOf: (model, field) => getFieldName({ model, field }),
          });
        },
      })(options);
    return over(outside(store), true);
  };
}

type TablesByName = Readonly<Record<string, WritableTable<SignInRow>>>;

const inside = (tables: TablesByName): Ground => ({
  read: (model) => named(tables, model),
  change: (model, work) => work(named(tables, model)),
});
const outside = (store: SignInStore): Ground => ({
  read: (model) => named<Table<SignInRow>>(store.tables, model),
  change: (model, work) => store.transact((tables) => work(named(tables, model))),
});

function named<T>(tables: Readonly<Record<string, T>>, model: string): T {
  const table = tables[model];
  if (!table) throw new Error(`the sign-in store has no table ${model}`);
  return table;
}

function customAdapter(ground: Ground, naming: Naming): CustomAdapter {
  const rows = new SealedRows(ground, naming);
  const adapter: Record<keyof CustomAdapter, unknown> = {
    create: rows.create.bind(rows),
    findOne: async (asked: Parameters<SealedRows['find']>[0]) =>
      (await rows.find(asked))[0] ?? null,
    findMany: rows.find.bind(rows),
    count: rows.count.bind(rows),
    update: rows.updateFirst.bind(rows),
    updateMany: rows.updateAll.bind(rows),
    delete: rows.removeAll.bind(rows),
    deleteMany: rows.removeAll.bind(rows),
    consumeOne: rows.takeFirst.bind(rows),
    incrementOne: rows.incrementFirst.bind(rows),
    createSchema: undefined,
    options: undefined,
  };
  // The library's interface promises rows of whatever type its caller names; here they are what was stored.
  return adapter as unknown as CustomAdapter;
}
