import { CallFailure } from '#client/http/call-failure.ts';
import { noteFailedFetch } from '#client/http/missing-part.ts';

/**
 * Fetches a screen's code. When it does not come, that is told like any other call that nobody answered: without a
 * server as such, and otherwise as a program that has moved on, which updating mends.
 */
export async function arriving<Screen>(fetching: Promise<Screen>): Promise<Screen> {
  try {
    return await fetching;
  } catch (error) {
    const kind = (await noteFailedFetch()) ? 'unreadable' : 'unreachable';
    throw new CallFailure({ kind }, { cause: error });
  }
}
