/** Whether others use this computer too, as the person said when they signed in: then it keeps only what waits. */
let isShared = false;

export function noteShared(shared: boolean): void {
  isShared = shared;
}

export function isSharedDevice(): boolean {
  return isShared;
}
