/** What a paste leaves behind, counted by kind: each is told to the person. */
export const DROPPED = [
  'comments',
  'deletions',
  'hidden',
  'images',
  'links',
  'notes',
  'forms',
  'objects',
  'tables',
  'signs',
] as const;
export type DroppedKind = (typeof DROPPED)[number];

/** Gathered while a paste is read. */
export class Findings {
  readonly #counts = new Map<DroppedKind, number>();

  drop(kind: DroppedKind, count = 1): void {
    if (count > 0) this.#counts.set(kind, this.count(kind) + count);
  }

  count(kind: DroppedKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** In the fixed order of kinds. */
  get all(): readonly { readonly kind: DroppedKind; readonly count: number }[] {
    return DROPPED.flatMap((kind) => {
      const count = this.count(kind);
      return count > 0 ? [{ kind, count }] : [];
    });
  }
}
