/**
 * What somebody was typing in a form, kept on this device until it is sent or dropped: a page that closes, a session
 * that ends or a right that is lost must not cost the words. Under the person's id, so that nobody else here is shown
 * them; taken off with everything else at signing out.
 */
const PREFIX = 'nayar.draft.';

export type Draft = Readonly<Record<string, string>>;

/** The kept words of a form; null when there are none, or the device keeps nothing. */
export function keptDraft(personId: string, form: string): Draft | null {
  try {
    const text = localStorage.getItem(`${PREFIX}${personId}.${form}`);
    const kept: unknown = text === null ? null : JSON.parse(text);
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps the words of a form; null lets go of them. A full device keeps none, which is all it can do. */
export function keepDraft(personId: string, form: string, draft: Draft | null): void {
  try {
    const key = `${PREFIX}${personId}.${form}`;
    if (draft === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Nothing to be done: the words are still on the screen.
  }
}

/** Takes every kept form off this device. */
export function forgetDrafts(): void {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of keys) localStorage.removeItem(key);
  } catch {
    // A device that gives nothing back has kept nothing either.
  }
}

function isDraft(kept: unknown): kept is Draft {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    Object.values(kept).every((value) => typeof value === 'string')
  );
}
