/** The rows of the matrix as they stand on the page, in their order. */
export function rowsIn(table: HTMLElement | null): HTMLElement[] {
  return [...(table?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}

/** The row in which something stands. */
export function rowOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
}

/** Brings the focus back to a row, once what stood in it has gone. */
export function focusRow(table: HTMLElement | null, id: string): void {
  rowsIn(table)
    .find((row) => row.dataset['row'] === id)
    ?.focus();
}
