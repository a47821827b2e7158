import { newerProgram } from '#client/offline/newer-program.ts';
import { untilWorkerStays } from '#client/offline/start-worker.ts';
import { hasUnsaved, untilSaved } from '#client/offline/unsaved-work.ts';

const TRIED = 'nayar.updated-for';

/** Loads the newer program once everything written is saved; `onWaiting` is called when that is not so yet. */
export async function updateProgram(onWaiting: () => void = () => undefined): Promise<void> {
  if (hasUnsaved()) {
    onWaiting();
    await untilSaved();
  }
  noteTried();
  await reloadPage();
}

/** Loads this page anew, at a moment when it will be answered. */
export async function reloadPage(): Promise<void> {
  await untilWorkerStays();
  location.reload();
}

/**
 * The person is going to another screen anyway: the newer program comes with it, unless something is not saved. Tried
 * once for each newer program, because a page that stays the old one must not load itself for ever.
 */
export async function updateOnTheWay(): Promise<void> {
  if (newerProgram() === null || hasUnsaved() || hasTried()) return;
  noteTried();
  await untilWorkerStays();
  // Something may have been written meanwhile: then it comes on a press.
  if (!hasUnsaved()) location.reload();
}

function noteTried(): void {
  try {
    sessionStorage.setItem(TRIED, newerProgram() ?? '');
  } catch {
    // Without a memory there is no updating by itself either: see hasTried.
  }
}

function hasTried(): boolean {
  try {
    return sessionStorage.getItem(TRIED) === newerProgram();
  } catch {
    return true;
  }
}
