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

const watchers = new Set<() => void>();

/** Calls back when a form's words are kept or let go on this page; returns the way to stop. */
export function watchDrafts(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => {
    watchers.delete(onChange);
  };
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
  for (const watcher of watchers) watcher();
}

/** The kept forms of a person whose names begin so, with their words. */
export function keptDrafts(
  personId: string,
  beginning: string,
): readonly { readonly form: string; readonly draft: Draft }[] {
  const prefix = `${PREFIX}${personId}.`;
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(`${prefix}${beginning}`))
      .flatMap((key) => {
        const form = key.slice(prefix.length);
        const draft = keptDraft(personId, form);
        return draft ? [{ form, draft }] : [];
      });
  } catch {
    return [];
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
