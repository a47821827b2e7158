import { getMe } from '#shared/member/member-contract.ts';
import { getHome, getPaper } from '#shared/paper/paper-contract.ts';
import { call } from '#client/http/call.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import { copiesHere, holdsUnsaved, isOpenHere } from '#client/offline/copies.ts';
import { deliverForms } from '#client/offline/deliver-forms.ts';
import { deliverRemarks } from '#client/offline/deliver-remarks.ts';
import { deviceChanged } from '#client/offline/device-changes.ts';
import { dropDevicePaper } from '#client/offline/device-papers.ts';
import { forgetPaper } from '#client/offline/forget.ts';
import { whyNoLine } from '#client/paper/why-no-line.ts';

/** What became of words, of remarks, or of forms, that had waited on this device. */
export interface Settled {
  readonly what: 'text' | 'remarks' | 'forms';
  readonly delivery: 'sent' | 'refused' | 'waiting';
}

let isSettling = false;

/**
 * The server can be reached: sends what papers that are not open hold for it, and takes off the device what this person
 * may not read any more. Words that are not taken are kept for the person. Throws nothing: another contact comes.
 */
export async function settleDevice(
  personId: string,
  onSettled: (settled: Settled) => void,
): Promise<void> {
  if (isSettling) return;
  isSettling = true;
  try {
    const { sent, refused } = await deliverRemarks(personId);
    if (sent > 0) onSettled({ what: 'remarks', delivery: 'sent' });
    if (refused > 0) onSettled({ what: 'remarks', delivery: 'refused' });
    const forms = await deliverForms(personId);
    if (forms.sent > 0) onSettled({ what: 'forms', delivery: 'sent' });
    if (forms.refused > 0) onSettled({ what: 'forms', delivery: 'refused' });
    const copies = (await copiesHere()).filter((copy) => copy.personId === personId);
    for (const { name, paperId } of copies) {
      if (isOpenHere(name) || !(await holdsUnsaved(name))) continue;
      const { deliver } = await import('#client/connection/deliver.ts');
      const whyNot = () => whyNoLine(paperId);
      const delivery = await deliver({ personId, paperId, site: socketSite(), whyNot });
      onSettled({ what: 'text', delivery });
    }
    await dropWhatMayNotBeRead(personId);
  } catch {
    // Unreachable again, or signed out: then that is being told already.
  } finally {
    isSettling = false;
    deviceChanged();
  }
}

async function dropWhatMayNotBeRead(personId: string): Promise<void> {
  const [me, home, copies] = await Promise.all([call(getMe), call(getHome), copiesHere()]);
  if (me.person.id !== personId) return;
  const readable = new Set(home.papers.map(({ id }) => id));
  for (const { name, paperId } of copies.filter((copy) => copy.personId === personId)) {
    if (readable.has(paperId) || isOpenHere(name) || (await mayRead(paperId))) continue;
    await forgetPaper(personId, paperId);
    await dropDevicePaper(personId, paperId);
  }
}

async function mayRead(paperId: string): Promise<boolean> {
  try {
    await call(getPaper, { params: { paperId } });
    return true;
  } catch (error) {
    if (refusalOf(error) === 'not-found') return false;
    throw error;
  }
}

function socketSite(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
}
