import * as z from 'zod';
import { digest } from '#server/sign-in/secret-text.ts';
import type { SignInRow, SignInStore } from '#server/storage/catalogue.ts';

/** Something that was begun in one browser and waits for its answer from there. */
const Ceremony = z.object({
  /** The digest of the text that the answer will carry: a passkey's challenge, a provider's state. */
  id: z.string(),
  kind: z.string(),
  /** Digest of what only that browser has. */
  holder: z.string(),
  detail: z.record(z.string(), z.string()),
  expiresAt: z.string(),
});

export interface Begun {
  readonly kind: 'passkey-sign-in' | 'passkey-adding' | 'provider';
  /** What the answer will carry, unguessable. */
  readonly mark: string;
  /** What ties it to the browser: a cookie's token, or the id of its session. */
  readonly holder: string;
}

interface Deps {
  readonly store: SignInStore;
  readonly now: () => Date;
}

/** Ways that were begun and not gone to their end yet. Each is taken once, by the browser that began it, and in time. */
export class Ceremonies {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async begin(
    { kind, mark, holder }: Begun,
    lastsMs: number,
    detail: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const now = this.#deps.now();
    const expiresAt = new Date(now.getTime() + lastsMs).toISOString();
    await this.#deps.store.transact(async ({ ceremony: table }) => {
      for (const row of await table.find({})) {
        if (String(row['expiresAt']) <= now.toISOString()) await table.remove(row.id);
      }
      await table.put({ id: digest(mark), kind, holder: digest(holder), detail, expiresAt });
    });
  }

  /** What was kept at the beginning; null for what was never begun there, was taken before, or took too long. */
  take({ kind, mark, holder }: Begun): Promise<Readonly<Record<string, string>> | null> {
    return this.#deps.store.transact(async ({ ceremony: table }) => {
      const row = await table.get(digest(mark));
      const begun = row && parsed(row);
      if (!begun || begun.kind !== kind || begun.holder !== digest(holder)) return null;
      await table.remove(begun.id);
      return begun.expiresAt > this.#deps.now().toISOString() ? begun.detail : null;
    });
  }
}

function parsed(row: SignInRow): z.infer<typeof Ceremony> | null {
  return Ceremony.safeParse(row).data ?? null;
}
