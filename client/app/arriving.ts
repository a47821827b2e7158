import { CallFailure } from '#client/http/call-failure.ts';

/**
 * Fetches a screen's code. When it does not come, that is told like any other call that nobody answered: without a
 * network as such, and otherwise as a server that has moved on, which loading the page anew mends.
 */
export async function arriving<Screen>(fetching: Promise<Screen>): Promise<Screen> {
  try {
    return await fetching;
  } catch (error) {
    const kind = navigator.onLine ? 'unreadable' : 'unreachable';
    throw new CallFailure({ kind }, { cause: error });
  }
}
