/** The name of the build that this page came from; null in development, where there is none. */
export const OWN_BUILD: string | null = builtAs();

let newer: string | null = null;
const watchers = new Set<() => void>();

/** An answer of the server came, with the name of the build it serves. */
export function noteServerBuild(build: string | null): void {
  if (OWN_BUILD !== null && build !== null) change(build === OWN_BUILD ? null : build);
}

/** A part of this program is gone from the server: there is another one, whatever its name. */
export function noteMissingPart(): void {
  if (newer === null) change('unknown');
}

/** The name of the program that is there instead of this one; null while this one is the newest. */
export function newerProgram(): string | null {
  return newer;
}

export function watchNewerProgram(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => watchers.delete(onChange);
}

function change(to: string | null): void {
  if (to === newer) return;
  newer = to;
  for (const watcher of watchers) watcher();
}

function builtAs(): string | null {
  if (typeof document === 'undefined') return null;
  const name = document.querySelector<HTMLMetaElement>('meta[name="nayar-build"]')?.content;
  return name !== undefined && /^[0-9a-f]+$/.test(name) ? name : null;
}
