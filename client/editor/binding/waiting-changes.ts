import * as Y from 'yjs';

export type ChangedEvent = Y.YEvent<Y.AbstractType<unknown>>;

/** Counts, while the display is frozen, in how many paragraphs something changed, came or went. */
export class WaitingChanges {
  readonly #onWaiting: (paragraphs: number) => void;
  readonly #changed = new Set<unknown>();
  /** What came in the meantime, with the paragraphs in it. */
  readonly #came = new Map<unknown, readonly unknown[]>();
  #told = 0;

  constructor(onWaiting: (paragraphs: number) => void) {
    this.#onWaiting = onWaiting;
  }

  add(events: readonly ChangedEvent[]): void {
    for (const event of events) this.#addOne(event);
    const count = this.#changed.size;
    if (count === this.#told) return;
    this.#told = count;
    this.#onWaiting(count);
  }

  #addOne(event: ChangedEvent): void {
    const { target } = event;
    if (target instanceof Y.XmlText) {
      this.#changed.add(target.parent);
      return;
    }
    if (event instanceof Y.YXmlEvent && event.attributesChanged.size > 0) this.#changed.add(target);
    for (const { content } of event.changes.deleted) {
      if (isElement(content)) this.#gone(content.type);
    }
    for (const { content } of event.changes.added) {
      if (isElement(content)) this.#came.set(content.type, paragraphsIn(content.type));
    }
    for (const paragraph of [...this.#came.values()].flat()) this.#changed.add(paragraph);
  }

  /** What came and went unseen is no change. */
  #gone(element: Y.XmlElement): void {
    const paragraphs = this.#came.get(element);
    this.#came.delete(element);
    if (!paragraphs) this.#changed.add(element);
    for (const paragraph of paragraphs ?? []) this.#changed.delete(paragraph);
  }
}

function isElement(content: unknown): content is { readonly type: Y.XmlElement } {
  return content instanceof Y.ContentType && content.type instanceof Y.XmlElement;
}

function paragraphsIn(element: Y.XmlElement): unknown[] {
  const inner = (element.toArray() as unknown[]).filter((child) => child instanceof Y.XmlElement);
  return inner.length === 0 ? [element] : inner.flatMap(paragraphsIn);
}
