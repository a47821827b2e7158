import { getPaper } from '#shared/paper/paper-contract.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import type { LineEnd } from '#client/connection/link-state.ts';
import { call } from '#client/http/call.ts';
import { refusalOf } from '#client/http/call-failure.ts';

/** What the site says of a paper whose line cannot be opened. Null: only the network is away, or the server. */
export async function whyNoLine(paperId: string): Promise<LineEnd | null> {
  try {
    const paper = await call(getPaper, { params: { paperId } });
    return paper.schema === SCHEMA_VERSION ? null : 'reload-needed';
  } catch (error) {
    if (refusalOf(error) === 'not-signed-in') return 'signed-out';
    return refusalOf(error) === 'not-found' ? 'no-right' : null;
  }
}
