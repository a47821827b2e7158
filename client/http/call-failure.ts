import type { Problem } from '#shared/contract/problem.ts';

/** Why a call came to nothing. */
export type Trouble =
  | {
      readonly kind: 'refused';
      /** A RefusalCode, or a newer server's code that this page does not know: then `message` says it. */
      readonly code: string;
      readonly message: Problem['message'];
      readonly detail: Readonly<Record<string, string>>;
      readonly fields: readonly { readonly path: string; readonly code: string }[];
    }
  /** No answer at all: no network, or the server is down. */
  | { readonly kind: 'unreachable' }
  /** Something answered that does not speak the contract: a gateway's page, or another version. */
  | { readonly kind: 'unreadable' };

/** The one error that `call` throws. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly trouble: Trouble;
  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(trouble.kind === 'refused' ? trouble.code : trouble.kind, options);
    this.trouble = trouble;
  }
}

/** The refusal's code when an error is one, else null. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof CallFailure) || error.trouble.kind !== 'refused') return null;
  return error.trouble.code;
}
