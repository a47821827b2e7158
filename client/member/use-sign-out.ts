import { signOut } from '#shared/member/sign-in-contract.ts';
import { useSend } from '#client/http/use-send.ts';

/** Signs out here or everywhere. The page is loaded anew, so that nothing of the person stays in its memory. */
export function useSignOut() {
  return useSend(signOut, { onSent: () => location.assign('/sign-in') });
}
