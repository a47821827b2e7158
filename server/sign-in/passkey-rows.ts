import * as z from 'zod';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Passkey } from '#shared/sign-in/passkey-contract.ts';
import { digest } from '#server/sign-in/secret-text.ts';
import type { SignInRow, SignInStore } from '#server/storage/catalogue.ts';

/** A passkey as it is kept. What stands here opens nothing: the private half never leaves its device. */
export const KeptPasskey = z.object({
  /** Ours, made of the credential's own id, which comes from outside. */
  id: z.string(),
  personId: z.string(),
  credentialId: z.string(),
  publicKey: z.string(),
  /** Of uses, as the device counts them; 0 for ever where it does not. */
  counter: z.number(),
  transports: z.array(z.string()),
  isSynced: z.boolean(),
  name: z.string(),
  createdAt: z.string(),
  usedAt: z.string().nullable(),
});
export type KeptPasskey = z.infer<typeof KeptPasskey>;

/** More than anybody has devices. */
const MOST_OF_A_PERSON = 20;

export function idOfCredential(credentialId: string): string {
  return digest(credentialId).slice(0, 40);
}

export function passkeyView({ id, name, createdAt, usedAt, isSynced }: KeptPasskey): Passkey {
  return { id, name, createdAt, usedAt, isSynced };
}

/** The passkeys of a workspace: each belongs to one person, who alone sees and changes it. */
export class PasskeyRows {
  readonly #store: SignInStore;
  constructor(store: SignInStore) {
    this.#store = store;
  }

  async listOf(personId: string): Promise<readonly KeptPasskey[]> {
    const rows = await this.#store.tables.passkey.find({ personId });
    return rows.map((row) => KeptPasskey.parse(row));
  }

  async get(id: string): Promise<KeptPasskey | null> {
    return kept(await this.#store.tables.passkey.get(id));
  }

  /** Throws `passkeys-full` for somebody who has enough. */
  async mustHaveRoom(personId: string): Promise<void> {
    if ((await this.listOf(personId)).length >= MOST_OF_A_PERSON) {
      throw new Refusal('passkeys-full');
    }
  }

  /** Throws `passkey-refused` when the credential is kept already, whosever it is. */
  async add(passkey: KeptPasskey): Promise<void> {
    await this.#store.transact(async ({ passkey: table }) => {
      if (await table.get(passkey.id)) throw new Refusal('passkey-refused');
      const others = await table.find({ personId: passkey.personId });
      if (others.length >= MOST_OF_A_PERSON) throw new Refusal('passkeys-full');
      await table.put(passkey);
    });
  }

  /** Throws `not-found` for one that is not this person's, as for one that nobody has. */
  async rename(personId: string, id: string, name: string): Promise<KeptPasskey> {
    return this.#changeOwn(personId, id, (passkey) => ({ ...passkey, name }));
  }

  async remove(personId: string, id: string): Promise<void> {
    await this.#changeOwn(personId, id, () => null);
  }

  /**
   * Notes a use. False when the device's count did not rise: then there are two devices with one key, and nobody can
   * say which of them is its owner's. False also when the passkey was removed meanwhile.
   */
  noteUse(id: string, counter: number, usedAt: string): Promise<boolean> {
    return this.#store.transact(async ({ passkey: table }) => {
      const passkey = kept(await table.get(id));
      if (!passkey) return false;
      const counts = counter > 0 || passkey.counter > 0;
      if (counts && counter <= passkey.counter) return false;
      await table.put({ ...passkey, counter, usedAt });
      return true;
    });
  }

  #changeOwn(
    personId: string,
    id: string,
    changed: (passkey: KeptPasskey) => KeptPasskey | null,
  ): Promise<KeptPasskey> {
    return this.#store.transact(async ({ passkey: table }) => {
      const passkey = kept(await table.get(id));
      if (passkey?.personId !== personId) throw new Refusal('not-found');
      const next = changed(passkey);
      if (next) await table.put(next);
      else await table.remove(id);
      return next ?? passkey;
    });
  }
}

function kept(row: SignInRow | undefined): KeptPasskey | null {
  return KeptPasskey.safeParse(row).data ?? null;
}
