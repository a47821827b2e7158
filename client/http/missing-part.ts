import { getSignInState } from '#shared/member/sign-in-contract.ts';
import { call } from '#client/http/call.ts';
import { noteMissingPart } from '#client/offline/newer-program.ts';

/**
 * Code of this program did not come. Asks the server anything: when it answers, the file is gone because there is
 * another program, which is then announced; otherwise nobody is there. Says whether the server answered.
 */
export async function noteFailedFetch(): Promise<boolean> {
  try {
    await call(getSignInState);
  } catch {
    return false;
  }
  noteMissingPart();
  return true;
}
