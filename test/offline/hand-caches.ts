/** The browser's store of answers, in memory: as much of it as the worker uses. */
export class HandCaches {
  readonly #caches = new Map<string, HandCache>();

  async open(name: string): Promise<HandCache> {
    const known = this.#caches.get(name) ?? new HandCache();
    this.#caches.set(name, known);
    return known;
  }

  async keys(): Promise<string[]> {
    return [...this.#caches.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.#caches.delete(name);
  }

  async match(
    asked: string | Request,
    { cacheName }: { cacheName?: string } = {},
  ): Promise<Response | undefined> {
    for (const [name, cache] of this.#caches) {
      if (cacheName !== undefined && cacheName !== name) continue;
      const found = await cache.match(asked);
      if (found) return found;
    }
    return undefined;
  }
}

class HandCache {
  readonly answers = new Map<string, Response>();

  async put(asked: string | Request, answer: Response): Promise<void> {
    this.answers.set(pathOf(asked), answer);
  }

  async match(asked: string | Request): Promise<Response | undefined> {
    return this.answers.get(pathOf(asked))?.clone();
  }
}

function pathOf(asked: string | Request): string {
  return new URL(typeof asked === 'string' ? asked : asked.url, 'https://nayar.example').pathname;
}
