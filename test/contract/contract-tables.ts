import type { Row, TableNames } from '#server/storage/store.ts';

/** The tables that the suites fill. */
export interface Letter extends Row {
  readonly drawer: string | null;
  readonly stamps: number;
  readonly tags?: readonly string[];
  readonly sender?: string | null;
}
export interface Drawer extends Row {
  readonly label: string;
}
export type ContractTables = { letters: Letter; drawers: Drawer };
export const CONTRACT_TABLES: TableNames<ContractTables> = { letters: true, drawers: true };
