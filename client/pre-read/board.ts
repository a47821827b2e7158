import type * as z from 'zod';
import type { getReadiness } from '#shared/pre-read/pre-read-contract.ts';

/** The pre-reads of a session with how far everybody is. */
export type Board = z.infer<typeof getReadiness.answer>;
