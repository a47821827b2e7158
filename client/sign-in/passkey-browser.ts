import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type * as z from 'zod';
import type { AddingOptions, SignInOptions } from '#shared/sign-in/passkey-contract.ts';

// Fetched when somebody uses a passkey, and not with every visit.
const library = () => import('@simplewebauthn/browser');

/** Whether this page may make and use passkeys: the browser knows them, and the page stands at the host they are for. */
export function hasPasskeys(host: string | null | undefined): boolean {
  return 'PublicKeyCredential' in globalThis && location.hostname === host;
}

/** Whether the browser offers passkeys in the list under a field. */
export async function hasAutofill(): Promise<boolean> {
  const { browserSupportsWebAuthnAutofill } = await library();
  return browserSupportsWebAuthnAutofill();
}

/** Lets the browser make a passkey. Rejects with what `slipOf` reads. */
export async function makePasskey(options: z.infer<typeof AddingOptions>) {
  const { startRegistration } = await library();
  // The contract's own form of what the library types more narrowly; absent is undefined there.
  return startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON });
}

/** Lets the browser ask for a passkey: in a window of its own, or in the list under the address field. */
export async function askPasskey(options: z.infer<typeof SignInOptions>, isAutofill: boolean) {
  const { startAuthentication } = await library();
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
  return startAuthentication({ optionsJSON, useBrowserAutofill: isAutofill });
}

/** Ends whatever the browser is asking for. */
export async function stopAsking(): Promise<void> {
  const { WebAuthnAbortService } = await library();
  WebAuthnAbortService.cancelCeremony();
}

/** Why a browser made or found no passkey: the person let it be, there is one already, or it cannot. */
export function slipOf(fault: unknown): 'let-be' | 'there-already' | 'cannot' | null {
  if (!(fault instanceof Error)) return null;
  if (fault.name === 'InvalidStateError') return 'there-already';
  if (fault.name === 'NotAllowedError' || fault.name === 'AbortError') return 'let-be';
  return fault.name === 'CallFailure' ? null : 'cannot';
}
