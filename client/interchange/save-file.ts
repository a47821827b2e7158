/** Browsers read a file some time after they were told to keep it: so long it stays at hand, in milliseconds. */
const KEPT_MS = 60_000;

/** Gives the person a file, as if they had followed a link to it. */
export function saveFile(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
