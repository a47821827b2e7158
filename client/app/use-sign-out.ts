import { signOut } from '#shared/member/sign-in-contract.ts';
import { useSend } from '#client/http/use-send.ts';

/**
 * Signs out here or everywhere. Only after the server has agreed are the papers' copies taken off this device, so that a
 * sign-out without a network loses nothing; then the page is loaded anew, so that nothing stays in its memory.
 */
export function useSignOut() {
  return useSend(signOut, { onSent: () => void leave() });
}

async function leave(): Promise<void> {
  try {
    const { wipeLocalCopies } = await import('#client/connection/device-copy.ts');
    await wipeLocalCopies();
  } finally {
    location.assign('/sign-in?left');
  }
}
