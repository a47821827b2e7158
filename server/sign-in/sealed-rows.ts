import type { CleanedWhere } from '@better-auth/core/db/adapter';
import { byField, matches } from '#server/sign-in/row-matching.ts';
import type { TokenSeal } from '#server/sign-in/token-seal.ts';
import type { SignInRow } from '#server/storage/catalogue.ts';
import type { Table, WritableTable } from '#server/storage/store.ts';

/** Where the adapter reads and how it changes: the store itself, or the inside of a running transaction. */
export interface Ground {
  read(model: string): Table<SignInRow>;
  change<Result>(
    model: string,
    work: (table: WritableTable<SignInRow>) => Promise<Result>,
  ): Promise<Result>;
}

/** How the library's models and fields are stored. */
export interface Naming {
  readonly sealFor: (model: string) => TokenSeal;
  readonly columnOf: (model: string, field: string) => string;
}

interface Conditions {
  readonly model: string;
  readonly where: readonly CleanedWhere[];
}
interface Finding {
  readonly model: string;
  /** The model under the library's own name, where it is stored under another. */
  readonly modelKey?: string;
  readonly where?: readonly CleanedWhere[];
  readonly select?: readonly string[];
  readonly sortBy?: { readonly field: string; readonly direction: 'asc' | 'desc' };
  readonly offset?: number;
  readonly limit?: number;
}
interface Changing extends Conditions {
  readonly update: Readonly<Record<string, unknown>>;
}
interface Incrementing extends Conditions {
  readonly increment: Readonly<Record<string, number>>;
  readonly set?: Readonly<Record<string, unknown>>;
}

/** The questions and changes of the sign-in library, each change one transaction, tokens sealed on the way in. */
export class SealedRows {
  readonly #ground: Ground;
  readonly #naming: Naming;
  constructor(ground: Ground, naming: Naming) {
    this.#ground = ground;
    this.#naming = naming;
  }

  async create({ model, data }: { model: string; data: SignInRow }): Promise<SignInRow> {
    const seal = this.#naming.sealFor(model);
    await this.#ground.change(model, async (table) => {
      // The library relies on the refusal: a row with a made-up id serves it as a lock.
      if (await table.get(data.id)) throw new Error(`this id is taken in ${model}`);
      await table.put(seal.close(data));
    });
    return data;
  }

  async find(asked: Finding): Promise<object[]> {
    const { model, modelKey = model, where = [], select, sortBy, offset = 0, limit } = asked;
    const seal = this.#naming.sealFor(model);
    const columnOf = (field: string) => this.#naming.columnOf(modelKey, field);
    const rows = await fitting(this.#ground.read(model), seal.where(where));
    if (sortBy) rows.sort(byField(columnOf(sortBy.field), sortBy.direction));
    const columns = select?.length ? select.map(columnOf) : null;
    return rows
      .slice(offset, limit === undefined ? undefined : offset + limit)
      .map((row) => seal.open(columns ? only(row, columns) : row));
  }

  async count(asked: Finding): Promise<number> {
    return (await this.find(asked)).length;
  }

  updateFirst({ update, ...asked }: Changing): Promise<SignInRow | null> {
    return this.#changeFirst(asked, (row, seal) => ({ ...row, ...seal.close(update) }));
  }

  incrementFirst({ increment, set = {}, ...asked }: Incrementing): Promise<SignInRow | null> {
    return this.#changeFirst(asked, (row, seal) => {
      const raised = Object.entries(increment).map(([field, by]) => [
        field,
        Number(row[field] ?? 0) + by,
      ]);
      return { ...row, ...Object.fromEntries(raised), ...seal.close(set) };
    });
  }

  updateAll({ update, ...asked }: Changing): Promise<number> {
    return this.#change(asked, async (rows, table, seal) => {
      for (const row of rows) await table.put({ ...row, ...seal.close(update) });
      return rows.length;
    });
  }

  removeAll(asked: Conditions): Promise<number> {
    return this.#change(asked, async (rows, table) => {
      for (const row of rows) await table.remove(row.id);
      return rows.length;
    });
  }

  /** Removes the first row that fits and gives it back: of two who ask at once, one receives null. */
  takeFirst(asked: Conditions): Promise<SignInRow | null> {
    return this.#change(asked, async ([row], table, seal) => {
      if (!row) return null;
      await table.remove(row.id);
      return seal.open(row);
    });
  }

  #changeFirst(
    asked: Conditions,
    changed: (row: SignInRow, seal: TokenSeal) => SignInRow,
  ): Promise<SignInRow | null> {
    return this.#change(asked, async ([row], table, seal) => {
      if (!row) return null;
      const after = changed(row, seal);
      await table.put(after);
      return seal.open(after);
    });
  }

  #change<Result>(
    { model, where }: Conditions,
    act: (rows: SignInRow[], table: WritableTable<SignInRow>, seal: TokenSeal) => Promise<Result>,
  ): Promise<Result> {
    const seal = this.#naming.sealFor(model);
    return this.#ground.change(model, async (table) =>
      act(await fitting(table, seal.where(where)), table, seal),
    );
  }
}

async function fitting(table: Table<SignInRow>, where: readonly CleanedWhere[]) {
  return (await table.find({})).filter((row) => matches(row, where));
}

function only(row: SignInRow, columns: readonly string[]): object {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}
