import type { RegisterBlock, RegisterView } from '#shared/register/register-contract.ts';

/** What every way of drawing the blocks of a register is given. */
export interface BlocksProps {
  readonly view: RegisterView;
  /** Those that are shown, in their order. */
  readonly blocks: readonly RegisterBlock[];
  /** Opens the details of a block, by its key. */
  readonly onOpen: (key: string) => void;
}
